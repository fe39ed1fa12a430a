import { characterClass, classOf } from './character-class.ts'

/** Words, numbers and single unspaced characters as written, in columns: token i is `text.slice(starts[i], ends[i])`. */
export type Tokens = { readonly starts: number[]; readonly ends: number[]; readonly kinds: number[] }

export const tokenKind = {
  apart: 0,
  /** Tied to the token before by a hyphen, an elision or the inside of a hashtag, nothing else between. */
  joined: 1,
  /** One character of a script without spaces. */
  pair: 2,
} as const

/**
 * Tokens of a text in order. A possessive 's and the end of "she'll" are left out; dots of acronyms ("U.S."), decimal
 * points, thousands commas and inner apostrophes ("Sana'a") stay inside. Hyphens, "l'" and "#TwoWords" part a word in two
 * tokens that join.
 */
export function tokenise(text: string): Tokens {
  const tokens: Tokens = { starts: [], ends: [], kinds: [] }
  let at = 0
  let joins = false
  while (at < text.length) {
    const kind = classOf(text.charCodeAt(at))
    if (kind === letter || kind === digit) {
      const end = scanWord(text, at)
      if (at > 0 && classOf(text.charCodeAt(at - 1)) === hash) pushHashtag(tokens, text, at, end)
      else push(tokens, at, end, joins ? tokenKind.joined : tokenKind.apart)
      at = skipEnding(text, at, end)
      joins = at === end && isJoint(text, end)
      if (joins) at = end + 1
    } else {
      if (kind === pair) push(tokens, at, at + 1, tokenKind.pair)
      at++
      joins = false
    }
  }
  return tokens
}

function push({ starts, ends, kinds }: Tokens, start: number, end: number, kind: number): void {
  starts.push(start)
  ends.push(end)
  kinds.push(kind)
}

const { letter, digit, mark, pair, apostrophe, hyphen, dot, comma, hash } = characterClass

function classAt(text: string, at: number): number {
  return at < text.length ? classOf(text.charCodeAt(at)) : characterClass.gap
}

function isWordy(kind: number): boolean {
  return kind === letter || kind === digit
}

/** Where the word that opens at `start` ends. */
function scanWord(text: string, start: number): number {
  let at = start + 1
  while (at < text.length) {
    const kind = classOf(text.charCodeAt(at))
    if (kind === letter || kind === digit || kind === mark) at++
    else if (kind === apostrophe && isInnerApostrophe(text, start, at)) at++
    else if (kind === dot && isInnerDot(text, start, at)) at++
    else if (kind === comma && isThousandsComma(text, at)) at++
    else break
  }
  return at
}

function isInnerApostrophe(text: string, start: number, at: number): boolean {
  if (classAt(text, at + 1) !== letter) return false
  return endingLength(text, start, at) === 0 && !isElision(text, start, at)
}

/** How long the "'s" of a possessive is, or the "'ll" of "she'll", so that she is no shell; 0 for anything else. */
function endingLength(text: string, start: number, at: number): number {
  let end = at + 1
  while (end <= at + 3 && isWordy(classAt(text, end))) end++
  if (end > at + 3 || classAt(text, end) === mark) return 0
  const ending = text.slice(at + 1, end).toLowerCase()
  if (ending === 's') return end - at
  return contracted.has(ending) && hosts.has(text.slice(start, at).toLowerCase()) ? end - at : 0
}

const contracted = new Set(['ll', 're', 've', 'd', 'm'])
const hosts = new Set('i you he she it we they who that this there what where how'.split(' '))

/** French and Italian "l'", "d'", "qu'" before a word; also D'Souza. */
function isElision(text: string, start: number, at: number): boolean {
  return elided.test(text.slice(start, at)) && classAt(text, at + 2) === letter
}

const elided = /^(?:[ldjnscmt]|qu|dell|nell|sull|dall|all)$/i

/** Inside "U.S" (single letters parted by dots) and "3.5". */
function isInnerDot(text: string, start: number, at: number): boolean {
  const before = classAt(text, at - 1)
  if (before === digit) return classAt(text, at + 1) === digit
  const standsAlone = at - 1 === start || classAt(text, at - 2) === dot
  return before === letter && standsAlone && classAt(text, at + 1) === letter && !isWordy(classAt(text, at + 2))
}

function isThousandsComma(text: string, at: number): boolean {
  const digitsFollow = [1, 2, 3].every(step => classAt(text, at + step) === digit)
  return digitsFollow && classAt(text, at - 1) === digit && classAt(text, at + 4) !== digit
}

function skipEnding(text: string, start: number, end: number): number {
  return classAt(text, end) === apostrophe ? end + endingLength(text, start, end) : end
}

function isJoint(text: string, end: number): boolean {
  const kind = classAt(text, end)
  return (kind === hyphen || kind === apostrophe) && isWordy(classAt(text, end + 1))
}

/** "#StopTheWar" reads as three words that join. */
function pushHashtag(tokens: Tokens, text: string, start: number, end: number): void {
  let from = start
  for (let at = start + 1; at <= end; at++) {
    if (at < end && !isHump(text, at)) continue
    push(tokens, from, at, from > start ? tokenKind.joined : tokenKind.apart)
    from = at
  }
}

function isHump(text: string, at: number): boolean {
  return /\p{Ll}\p{Lu}/u.test(text.slice(at - 1, at + 1))
}
