import type { Attribution, Rule } from './attribution.ts'
import type { LanguageWords } from './other-languages.ts'
import type { Phrase } from './noun-phrase.ts'
import type { Sentence, Token } from './read-tokens.ts'

/**
 * Steps 2 to 4 for languages other than English: ties the words standing at token `quote` to the nearest cue of their sentence,
 * and takes the phrase beside the cue for the speaker, bounded by punctuation and small words. Plainer than the English rules.
 */
export function tieInOtherLanguage(
  tokens: readonly Token[],
  sentence: Sentence,
  quote: number,
  words: LanguageWords,
): Attribution | undefined {
  return tieBehind(tokens, sentence, quote, words) ?? tieAhead(tokens, sentence, quote, words)
}

/** Reported clauses: a cue, "that", and what follows up to the sentence's end; or "according to" and a clause. */
export function clausesInOtherLanguage(
  tokens: readonly Token[],
  sentence: Sentence,
  words: LanguageWords,
): readonly { readonly first: number; readonly last: number; readonly tie: Attribution }[] {
  for (let at = sentence.first; at < sentence.last; at++) {
    if (!isCue(tokens[at], words)) continue
    const that = thatBehind(tokens, at, sentence.last, words)
    if (that === undefined) continue
    const speaker = speakerBefore(tokens, at, sentence.first, words) ?? speakerAfter(tokens, at + 1, that - 1, words)
    const last = tokens[sentence.last]?.tag === 'stop' ? sentence.last - 1 : sentence.last
    const hasQuote = tokens.slice(that, last + 1).some(token => token.tag === 'quote')
    if (speaker !== undefined && !hasQuote && last - that >= 2) {
      return [{ first: that + 1, last, tie: { rule: 'before', speaker, cue: { first: at, last: at } } }]
    }
  }
  return []
}

const MAX_PHRASE = 10

function tieBehind(
  tokens: readonly Token[],
  sentence: Sentence,
  quote: number,
  words: LanguageWords,
): Attribution | undefined {
  for (let at = quote + 1; at <= Math.min(sentence.last, quote + MAX_PHRASE); at++) {
    const token = tokens[at]
    if (token === undefined || token.tag === 'quote') return undefined
    if (words.accordingBefore.has(token.lower))
      return tied('according', speakerAfter(tokens, at + 1, sentence.last, words), at)
    if (!isCue(token, words)) continue
    const clitic = /-(?:il|elle|ils|elles|on)$/u.test(token.lower) ? { first: at, last: at, head: at } : undefined
    const after = words.markers.size > 0 ? undefined : speakerAfter(tokens, at + 1, sentence.last, words)
    const between = speakerBefore(tokens, at, quote + 1, words)
    const ahead = speakerAtStart(tokens, sentence, quote, words)
    const speaker = clitic ?? between ?? after ?? ahead
    return tied(between === undefined ? 'inverted' : 'after', speaker, at)
  }
  return undefined
}

function tieAhead(
  tokens: readonly Token[],
  sentence: Sentence,
  quote: number,
  words: LanguageWords,
): Attribution | undefined {
  for (let at = quote - 1; at >= sentence.first; at--) {
    const token = tokens[at]
    if (token === undefined) return undefined
    if (words.accordingBefore.has(token.lower))
      return tied('according', speakerAfter(tokens, at + 1, quote - 1, words), at)
    if (words.accordingBehind.has(token.lower))
      return tied('according', speakerBefore(tokens, at, sentence.first, words), at)
    if (!isCue(token, words)) continue
    const before = speakerBefore(tokens, at, sentence.first, words)
    const after = speakerAfter(tokens, at + 1, quote - 1, words)
    const speaker = words.isVerbFirst ? (after ?? before) : (before ?? after)
    const found = tied(tokens[quote - 1]?.tag === 'colon' ? 'introduced' : 'before', speaker, at)
    if (found !== undefined) return found
  }
  return undefined
}

function tied(rule: Rule, speaker: Phrase | undefined, cue: number): Attribution | undefined {
  return speaker === undefined ? undefined : { rule, speaker, cue: { first: cue, last: cue } }
}

function isCue(token: Token | undefined, words: LanguageWords): boolean {
  if (token === undefined || token.tag === 'quote') return false
  const { lower } = token
  if (words.cues.has(lower)) return true
  if (words.prefixes.some(prefix => lower.startsWith(prefix) && words.cues.has(lower.slice(prefix.length)))) return true
  return words.cues.has(lower.replace(/-(?:t-)?(?:il|elle|ils|elles|on|je)$/u, ''))
}

function thatBehind(tokens: readonly Token[], cue: number, ceiling: number, words: LanguageWords): number | undefined {
  for (let at = cue + 1; at <= Math.min(ceiling, cue + MAX_PHRASE); at++) {
    const token = tokens[at]
    if (token === undefined || token.tag === 'quote' || token.tag === 'stop') return undefined
    if (words.that.has(token.lower)) return at
  }
  return undefined
}

/** The phrase that begins behind a cue, after times and auxiliaries. */
function speakerAfter(
  tokens: readonly Token[],
  from: number,
  ceiling: number,
  words: LanguageWords,
): Phrase | undefined {
  let first = from
  while (first <= ceiling && words.between.has(tokens[first]?.lower ?? '')) first++
  let last = first - 1
  for (let at = first; at <= ceiling && at < first + MAX_PHRASE; at++) {
    const token = tokens[at]
    if (
      token === undefined ||
      !isPhraseToken(token) ||
      words.bounds.has(token.lower) ||
      words.that.has(token.lower) ||
      isCue(token, words)
    )
      break
    last = at
  }
  return last < first ? undefined : { first, last, head: last }
}

/** The phrase that ends before a cue: back to a comma, a quotation or the sentence's start, one inserted name included. */
function speakerBefore(tokens: readonly Token[], cue: number, floor: number, words: LanguageWords): Phrase | undefined {
  let last = cue - 1
  while (
    last >= floor &&
    (words.between.has(tokens[last]?.lower ?? '') || words.markers.has(tokens[last]?.lower ?? ''))
  )
    last--
  if (tokens[last]?.tag === 'comma' && last - floor < MAX_PHRASE) {
    const first = startOf(tokens, last - 1, floor, words, true)
    return first > last - 1 ? undefined : { first, last: last - 1, head: last - 1 }
  }
  const first = startOf(tokens, last, floor, words, false)
  return first > last ? undefined : { first, last, head: last }
}

function startOf(
  tokens: readonly Token[],
  last: number,
  floor: number,
  words: LanguageWords,
  overComma: boolean,
): number {
  let first = last + 1
  for (let at = last; at >= floor && last - at < MAX_PHRASE; at--) {
    const token = tokens[at]
    if (token === undefined || isCue(token, words) || words.that.has(token.lower)) break
    if (!isPhraseToken(token) && !(overComma && token.tag === 'comma')) break
    if (!words.bounds.has(token.lower)) first = at
  }
  return first
}

/** `X, "..." dedi`: the speaker opens the sentence. */
function speakerAtStart(
  tokens: readonly Token[],
  { first }: Sentence,
  quote: number,
  words: LanguageWords,
): Phrase | undefined {
  let last = first - 1
  for (let at = first; at < quote && at < first + MAX_PHRASE; at++) {
    const token = tokens[at]
    if (token === undefined || !isPhraseToken(token) || words.markers.has(token.lower) || words.bounds.has(token.lower))
      break
    last = at
  }
  return last < first ? undefined : { first, last, head: last }
}

function isPhraseToken({ tag }: Token): boolean {
  return (
    tag !== 'quote' &&
    tag !== 'comma' &&
    tag !== 'stop' &&
    tag !== 'colon' &&
    tag !== 'semicolon' &&
    tag !== 'dash' &&
    tag !== 'open' &&
    tag !== 'close' &&
    tag !== 'other'
  )
}
