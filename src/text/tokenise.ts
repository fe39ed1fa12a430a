import { characterClass, classOf } from './character-class.ts'
import { keySize, packLetters } from './letter-key.ts'
import { unitsOf } from './units.ts'

/**
 * Words, numbers and single unspaced characters as written, in columns: token i is `text.slice(starts[i], ends[i])`.
 * The columns are longer than `length`, and overwritten by the next call.
 */
export type Tokens = {
  length: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly kinds: Uint8Array
  /** Where what is read ends: a character of a script without spaces is read with the next one. */
  readonly stops: Int32Array
  /** The letter key of each token: see `keySize`. */
  readonly keys: Int32Array
}

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
export function tokenise(text: string, units: Uint16Array = unitsOf(text)): Tokens {
  const tokens = emptyTokens(text.length)
  const { length } = text
  let isHashed = false
  for (let at = 0; at < length;) {
    if (!isHashed) at = readPlainWords(units, at, tokens)
    const kind = classOf(units[at] ?? 0)
    if (kind === letter || kind === digit) {
      at = readChain(text, units, at, isHashed, tokens)
      isHashed = false
      continue
    }
    if (kind === pair) pushPair(tokens, at)
    isHashed = kind === hash
    at++
  }
  return tokens
}

const space = 32

/** The short way for most words: plain letters and a space behind them. Tells where something else stands. */
function readPlainWords(units: Uint16Array, start: number, tokens: Tokens): number {
  const { starts, ends, kinds, stops, keys } = tokens
  let at = start
  let { length } = tokens
  while (true) {
    const end = packLetters(units, at, keys, length * keySize)
    if (end === at || units[end] !== space) break
    starts[length] = at
    ends[length] = end
    stops[length] = end
    kinds[length] = tokenKind.apart
    length++
    at = end + 1
  }
  tokens.length = length
  return at
}

/** Reads a word and those that are tied to it, and tells where they end. */
function readChain(text: string, units: Uint16Array, start: number, isHashed: boolean, tokens: Tokens): number {
  let kind: number = tokenKind.apart
  for (let at = start; ;) {
    const end = scanWord(text, units, at, tokens)
    if (isHashed && at === start) pushHashtag(tokens, text, units, at, end)
    else push(tokens, at, end, kind)
    const next = classOf(units[end] ?? 0)
    const after = next === apostrophe ? end + endingLength(text, at, end) : end
    const joins = after === end && (next === hyphen || next === apostrophe) && isWordy(classAt(text, end + 1))
    if (!joins) return after
    at = end + 1
    kind = tokenKind.joined
  }
}

const { letter, digit, mark, pair, apostrophe, hyphen, dot, comma, hash } = characterClass

let scratch = createTokens(8192)

function createTokens(size: number): Tokens {
  const column = () => new Int32Array(size)
  const keys = new Int32Array(size * keySize)
  return { length: 0, starts: column(), ends: column(), kinds: new Uint8Array(size), stops: column(), keys }
}

function emptyTokens(most: number): Tokens {
  if (scratch.starts.length < most || scratch.starts.length > longestKept) scratch = createTokens(Math.max(most, 8192))
  scratch.length = 0
  return scratch
}

/** Longer columns are rarely needed, and their memory is given back. */
const longestKept = 1_000_000

function push(tokens: Tokens, start: number, end: number, kind: number): void {
  const at = tokens.length++
  tokens.starts[at] = start
  tokens.ends[at] = end
  tokens.stops[at] = end
  tokens.kinds[at] = kind
}

function classAt(text: string, at: number): number {
  return at < text.length ? classOf(text.charCodeAt(at)) : characterClass.gap
}

function isWordy(kind: number): boolean {
  return kind === letter || kind === digit
}

function pushPair(tokens: Tokens, start: number): void {
  tokens.keys[tokens.length * keySize] = 0
  const last = tokens.length - 1
  if (last >= 0 && tokens.kinds[last] === tokenKind.pair && tokens.ends[last] === start) tokens.stops[last] = start + 1
  push(tokens, start, start + 1, tokenKind.pair)
}

/** Where the word that opens at `start` ends; its key is written for the next token. */
function scanWord(text: string, units: Uint16Array, start: number, { keys, length }: Tokens): number {
  const plainEnd = packLetters(units, start, keys, length * keySize)
  let at = Math.max(plainEnd, start + 1)
  while (true) {
    const kind = classOf(units[at] ?? 0)
    if (kind === letter || kind === digit || kind === mark) at++
    else if (kind === apostrophe && isInnerApostrophe(text, start, at)) at++
    else if (kind === dot && isInnerDot(text, start, at)) at++
    else if (kind === comma && isThousandsComma(text, at)) at++
    else break
  }
  if (at > plainEnd) keys[length * keySize] = 0
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
  return contracted.has(ending) && isHost(text, start, at) ? end - at : 0
}

/** Only what is short enough is read, or a word of many apostrophes would be read anew at each. */
function isHost(text: string, start: number, end: number): boolean {
  return end - start <= longestHost && hosts.has(text.slice(start, end).toLowerCase())
}

const contracted = new Set(['ll', 're', 've', 'd', 'm'])
const hosts = new Set('i you he she it we they who that this there what where how'.split(' '))
const longestHost = 5

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

/** "#StopTheWar" reads as three words that join. */
function pushHashtag(tokens: Tokens, text: string, units: Uint16Array, start: number, end: number): void {
  let from = start
  for (let at = start + 1; at <= end; at++) {
    if (at < end && !isHump(text, at)) continue
    const key = tokens.length * keySize
    if (packLetters(units, from, tokens.keys, key) !== at) tokens.keys[key] = 0
    push(tokens, from, at, from > start ? tokenKind.joined : tokenKind.apart)
    from = at
  }
}

function isHump(text: string, at: number): boolean {
  return /\p{Ll}\p{Lu}/u.test(text.slice(at - 1, at + 1))
}
