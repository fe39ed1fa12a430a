import { PERSON_NOUNS, TITLES } from './english-words.ts'
import { BODY_NAME_WORDS, COURTESY, FEMALE_NAMES, MALE_NAMES, RANKS } from './name-words.ts'
import type { Phrase } from './noun-phrase.ts'
import { PLACES } from '../text/places.ts'
import type { Token } from './read-tokens.ts'

export type Gender = 'he' | 'she' | undefined

/** A name as printed once: its words without titles ("asim munir"), the tokens to show, the role's tokens, what it is. */
export type Name = {
  readonly core: readonly string[]
  readonly shown: Range
  readonly role: Range | undefined
  readonly kind: 'person' | 'organisation'
  readonly gender: Gender
}

type Range = { readonly first: number; readonly last: number }

/** Step 5a. The name a phrase ends in, or undefined when its head is no name. */
export function readName(tokens: readonly Token[], phrase: Phrase): Name | undefined {
  const head = isTitledName(tokens, phrase) ? phrase.last : phrase.head
  if (tokens[head]?.tag !== 'name' || (head < phrase.last && isOffice(tokens[head]))) return undefined
  const start = nameStart(tokens, phrase.first, head)
  const core: string[] = []
  for (let at = start; at <= head; at++) core.push(tokens[at]?.lower ?? '')
  const kind = isBody(tokens, start, core) ? 'organisation' : 'person'
  if (kind === 'organisation')
    return { core, shown: { first: start, last: head }, role: undefined, kind, gender: undefined }
  const shownFirst = ranksBefore(tokens, start, phrase.first)
  return {
    core,
    shown: { first: shownFirst, last: head },
    role: roleBefore(tokens, phrase.first, shownFirst - 1),
    kind,
    gender: genderOf(core, tokens[start - 1]?.lower ?? ''),
  }
}

/** The words of a text between two tokens, without a closing possessive. */
export function cut(text: string, tokens: readonly Token[], { first, last }: Range): string {
  const whole = text.slice(tokens[first]?.start ?? 0, tokens[last]?.end ?? 0)
  return (tokens[last]?.isPossessive === true ? whole.replace(/['’]s?$/u, '') : whole).replace(/\s+/gu, ' ')
}

/** "Chief of Army Staff Field Marshal Asim Munir": a capital office, then the one who holds it. */
function isTitledName(tokens: readonly Token[], { first, last, head }: Phrase): boolean {
  if (head === last || tokens[last]?.tag !== 'name' || tokens[last - 1]?.tag !== 'name') return false
  const office = tokens[first]
  if (office?.tag !== 'name' || !isOffice(office)) return false
  const given = tokens[last - 1]?.lower ?? ''
  return MALE_NAMES.has(given) || FEMALE_NAMES.has(given) || TITLES.has(tokens[last - 2]?.lower ?? '')
}

function isOffice(token: Token | undefined): boolean {
  return token !== undefined && (TITLES.has(token.lower) || PERSON_NOUNS.has(token.lower))
}

/** Leftmost name token of the last run, behind its titles: "Army Staff Field Marshal [Asim Munir]". */
function nameStart(tokens: readonly Token[], floor: number, head: number): number {
  let start = head
  while (start - 1 >= floor && tokens[start - 1]?.tag === 'name' && tokens[start - 1]?.isPossessive !== true) start--
  for (let at = head - 1; at >= start; at--) {
    const lower = tokens[at]?.lower ?? ''
    if (TITLES.has(lower) || PERSON_NOUNS.has(lower)) return at + 1
  }
  return start
}

function ranksBefore(tokens: readonly Token[], start: number, floor: number): number {
  let at = start
  while (at - 1 >= floor && tokens[at - 1]?.tag === 'name' && RANKS.has(tokens[at - 1]?.lower ?? '')) at--
  return at
}

/** The office or trade before a name; undefined for "Mr" and for words that tell no office. */
function roleBefore(tokens: readonly Token[], from: number, last: number): Range | undefined {
  const first = tokens[from]?.tag === 'det' ? from + 1 : from
  const end = tokens[last]
  if (first > last || end === undefined || end.tag === 'conj' || COURTESY.has(end.lower)) return undefined
  for (let at = first; at <= last; at++) {
    const lower = tokens[at]?.lower ?? ''
    if (PERSON_NOUNS.has(lower) || (TITLES.has(lower) && !COURTESY.has(lower))) return { first, last }
  }
  return undefined
}

function isBody(tokens: readonly Token[], start: number, core: readonly string[]): boolean {
  if (core.some(word => BODY_NAME_WORDS.has(word)) || PLACES.has(core.join(' '))) return true
  const text = tokens[start]?.text ?? ''
  if (core.length === 1 && text.length > 1 && text === text.toUpperCase() && /^\p{Lu}+$/u.test(text)) return true
  return tokens[start - 1]?.lower === 'the'
}

function genderOf(core: readonly string[], title: string): Gender {
  if (/^(?:mr|sir|lord|king|prince|congressman|chairman|spokesman|father)\.?$/u.test(title)) return 'he'
  if (/^(?:mrs|ms|miss|lady|dame|queen|princess|congresswoman|chairwoman|spokeswoman)\.?$/u.test(title)) return 'she'
  const given = core.length > 1 ? (core[0] ?? '') : ''
  if (MALE_NAMES.has(given)) return 'he'
  return FEMALE_NAMES.has(given) ? 'she' : undefined
}
