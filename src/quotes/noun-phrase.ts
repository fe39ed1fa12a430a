import * as words from './english-words.ts'
import { BODY_NAME_WORDS } from './name-words.ts'
import type { Tag, Token } from './read-tokens.ts'

/** A noun phrase as a range of tokens, `head` its main word: "the leader [head] of the party". */
export type Phrase = { readonly first: number; readonly last: number; readonly head: number }

/**
 * Step 3a. The noun phrase that ends at token `last`, reading leftwards but not before `floor`:
 * names with their titles, descriptions with their "of the ..." tails, pronouns, "who". Undefined when no phrase ends there.
 */
export function phraseEndingAt(tokens: readonly Token[], last: number, floor: number): Phrase | undefined {
  const token = tokens[last]
  if (token === undefined || last < floor) return undefined
  if (token.tag === 'object' && token.lower.length > 5) {
    const plain = phraseEndingAt(tokens, last - 1, floor)
    return plain === undefined ? undefined : { ...plain, last }
  }
  if (
    token.tag === 'object' &&
    tokens[last - 1]?.lower === 'of' &&
    last - 2 >= floor &&
    isPhraseWord(tokens[last - 2])
  ) {
    const first = chunkStart(tokens, last - 2, floor)
    return { first, last, head: last - 2 }
  }
  if (token.tag === 'pronoun' || token.tag === 'relative') return { first: last, last, head: last }
  let first = last
  if (token.tag === 'close') {
    first = openingOf(tokens, last, floor) - 1
    if (first < floor) return undefined
  }
  let start = chunkStart(tokens, first, floor)
  if (start > first) return undefined
  let head = first
  while (start - 2 >= floor && isLink(tokens, start - 1) && isPhraseWord(tokens[start - 2])) {
    const earlier = chunkStart(tokens, start - 2, floor)
    if (earlier > start - 2 || !attaches(tokens, start - 1, earlier, start - 2)) break
    head = CLOSENESS.has(tokens[start - 2]?.lower ?? '') && earlier < start - 2 ? start - 3 : start - 2
    start = earlier
  }
  return joinPair(tokens, { first: start, last, head }, floor)
}

/** A preposition, or the "to" of "a person close to the group". */
function isLink(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const before = tokens[at - 1]?.lower ?? ''
  return token?.tag === 'prep' || (token?.tag === 'to' && (CLOSENESS.has(before) || words.PERSON_NOUNS.has(before)))
}

const CLOSENESS = new Set(['close', 'loyal', 'opposed', 'sympathetic', 'familiar'])

/** Step 3b. The noun phrase that begins at token `first`, not beyond `ceiling`. */
export function phraseStartingAt(tokens: readonly Token[], first: number, ceiling: number): Phrase | undefined {
  const token = tokens[first]
  if (token === undefined || first > ceiling) return undefined
  if (token.tag === 'pronoun') return { first, last: first, head: first }
  let last = chunkEnd(tokens, first, ceiling)
  if (last < first) return undefined
  const head = last
  for (;;) {
    const next = tokens[last + 1]
    if (next === undefined || last + 2 > ceiling) break
    const joins = next.tag === 'prep' && (ATTACHING.has(next.lower) || next.lower === 'at')
    if (next.lower === 'of' && tokens[last + 2]?.tag === 'object') return { first, last: last + 2, head }
    const further = joins ? chunkEnd(tokens, last + 2, ceiling) : -1
    if (further < last + 2 || tokens[last + 2]?.tag === 'time' || tokens[last + 2]?.tag === 'number') break
    last = further
  }
  return joinNameBehind(tokens, { first, last, head }, ceiling)
}

/** "another driver, Hina Gul," is Hina Gul. */
function joinNameBehind(tokens: readonly Token[], phrase: Phrase, ceiling: number): Phrase {
  const comma = phrase.last + 1
  const opening = tokens[phrase.first]
  if (
    opening?.tag !== 'det' ||
    tokens[phrase.head]?.tag === 'name' ||
    tokens[comma]?.tag !== 'comma' ||
    tokens[comma + 1]?.tag !== 'name'
  )
    return phrase
  const last = chunkEnd(tokens, comma + 1, ceiling)
  const after = tokens[last + 1]
  const isWhole = after === undefined || last + 1 > ceiling || after.tag === 'comma' || after.tag === 'stop'
  return isWhole && last > comma + 1 ? { first: phrase.first, last, head: last } : phrase
}

const INSIDE: ReadonlySet<Tag> = new Set<Tag>(['name', 'noun', 'number', 'det'])
const ATTACHING = new Set('of for from with in on at against behind to'.split(' '))

function isPhraseWord(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (token.tag === 'name' || token.tag === 'noun' || (token.tag === 'det' && STANDALONE.has(token.lower)))
  )
}

/** Determiners that stand for a noun: "one said", "many of them". */
const STANDALONE = new Set(
  'one another some many most few several all both each two three four five six seven eight nine ten others any'.split(
    ' ',
  ),
)

/** Walks left over one chunk: determiner, adjectives, nouns, names. Returns a value above `last` when nothing is there. */
function chunkStart(tokens: readonly Token[], last: number, floor: number): number {
  if (!isPhraseWord(tokens[last]) && tokens[last]?.tag !== 'number') return last + 1
  if (tokens[last]?.tag === 'number' && tokens[last - 1]?.tag === 'time') return last + 1
  let at = last
  while (at >= floor) {
    const token = tokens[at]
    const right = tokens[at + 1]
    if (token === undefined) break
    if (token.tag === 'det') {
      if (right !== undefined && at < last && right.tag === 'det' && !isPredeterminer(token)) break
      at--
      if (tokens[at]?.tag !== 'det' || !isPredeterminer(tokens[at])) break
      continue
    }
    if (!INSIDE.has(token.tag) && !(at < last && isModifier(tokens, at))) break
    if (at < last && breaksBefore(token, right)) break
    at--
  }
  return at + 1
}

/** "In the interview Trump said": a plain noun before a name starts no title, so the name stands alone. */
function breaksBefore(token: Token, right: Token | undefined): boolean {
  if (token.isPossessive || right === undefined) return false
  if (token.tag === 'number') return right.tag === 'name'
  return token.tag === 'noun' && right.tag === 'name' && !mayPrecedeName(token.lower)
}

export function mayPrecedeName(lower: string): boolean {
  if (words.PERSON_NOUNS.has(lower) || words.TITLES.has(lower) || words.BODY_NOUNS.has(lower)) return true
  const tail = lower.slice(lower.lastIndexOf('-') + 1)
  return (
    words.PERSON_NOUNS.has(tail) || /(?:ist|ian|ive|ant|ent|man|woman|eer|or|er|al|ic|an|ary|ed|born|old)$/u.test(lower)
  )
}

function isModifier(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const before = tokens[at - 1]
  const right = tokens[at + 1]
  if (token === undefined || right === undefined || right.tag === 'det') return false
  if (token.tag === 'adverb') return before?.tag === 'det' && right.tag !== 'name'
  if (token.tag === 'time') return right.tag === 'noun' && before?.tag !== 'prep'
  if (token.tag === 'conj' && token.lower === 'and')
    return before !== undefined && isTitleLike(before) && isTitleLike(right)
  return false
}

/** "Chief of Defence Forces and Chief of Army Staff Field Marshal", "host and executive chairman". */
function isTitleLike(token: Token): boolean {
  return token.tag === 'noun' && (words.PERSON_NOUNS.has(token.lower) || words.TITLES.has(token.lower))
}

function isPredeterminer(token: Token | undefined): boolean {
  return token !== undefined && (STANDALONE.has(token.lower) || token.lower === 'no')
}

function attaches(tokens: readonly Token[], prep: number, first: number, last: number): boolean {
  const word = tokens[prep]?.lower ?? ''
  if (word === 'of' || tokens[prep]?.tag === 'to' || (word === 'with' && tokens[last]?.lower === 'familiar'))
    return true
  const left = tokens[last]
  if (left === undefined || !ATTACHING.has(word)) return false
  const before = tokens[first - 1]
  const afterPreposition = before?.tag === 'prep' && before.lower !== 'of'
  const isHeadLike =
    words.PERSON_NOUNS.has(left.lower) ||
    words.BODY_NOUNS.has(left.lower) ||
    words.DOCUMENT_NOUNS.has(left.lower) ||
    left.tag === 'det' ||
    (left.tag === 'name' && BODY_NAME_WORDS.has(left.lower))
  return (
    !afterPreposition &&
    (isHeadLike || (word !== 'in' && word !== 'on' && word !== 'to' && left.tag === 'noun' && before?.tag !== 'verb'))
  )
}

/** "Imran Malik and his aides said", "Shah and Khan wrote": takes the first of the pair in. */
function joinPair(tokens: readonly Token[], phrase: Phrase, floor: number): Phrase {
  const and = phrase.first - 1
  if (and - 1 < floor || tokens[and]?.lower !== 'and') return phrase
  const right = tokens[phrase.first]
  const left = tokens[and - 1]
  const ownPeople = right?.tag === 'det' && /^(?:his|her|their|its|other|some)$/u.test(right.lower)
  const namePair = right?.tag === 'name' && left?.tag === 'name'
  const nounPair = right?.tag === 'noun' && left?.tag === 'noun' && left.lower.endsWith('s')
  if (!ownPeople && !namePair && !nounPair) return phrase
  const earlier = phraseEndingAt(tokens, and - 1, floor)
  if (earlier === undefined) return phrase
  const before = tokens[earlier.first - 1]
  if (before !== undefined && earlier.first - 1 >= floor && /^(?:verb|ing|prep|to)$/u.test(before.tag)) return phrase
  return { first: earlier.first, last: phrase.last, head: phrase.head }
}

function openingOf(tokens: readonly Token[], close: number, floor: number): number {
  for (let at = close - 1; at >= floor && at > close - 12; at--) if (tokens[at]?.tag === 'open') return at
  return floor
}

function chunkEnd(tokens: readonly Token[], first: number, ceiling: number): number {
  let at = first
  let seen = false
  for (; at <= ceiling; at++) {
    const token = tokens[at]
    if (token === undefined) break
    const isWord =
      token.tag === 'name' ||
      token.tag === 'noun' ||
      token.tag === 'number' ||
      (token.tag === 'det' && (!seen || STANDALONE.has(token.lower)))
    const isInner = seen && at < ceiling && isModifierAhead(tokens, at)
    if (!isWord && !isInner) break
    if (token.tag === 'det' && at > first && tokens[at - 1]?.tag !== 'det') break
    seen = true
    if (token.isPossessive && tokens[at + 1]?.tag !== 'name' && tokens[at + 1]?.tag !== 'noun') break
  }
  const last = at - 1
  if (last < first) return first - 1
  const only = tokens[last]
  return only?.tag === 'det' && !STANDALONE.has(only.lower) ? first - 1 : last
}

function isModifierAhead(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const next = tokens[at + 1]
  if (token === undefined || next === undefined) return false
  if (token.lower === 'and') return isTitleLike(next) && next.tag === 'noun'
  return token.tag === 'verb' && token.verb?.form !== 'base' && tokens[at - 1]?.tag === 'det'
}
