import { monthNames } from './date-words.ts'
import { MIDDLE_ABBREVIATIONS, SENTENCE_STARTERS, TITLE_ABBREVIATIONS } from './abbreviations.ts'

type Span = { readonly start: number; readonly end: number }

/**
 * Sentences of a text as spans of string indices, in order, without white space around them.
 * A paragraph end always ends a sentence. "Gen. Munir", "Feb. 22" and "the U.S. army" are not cut;
 * `“Why?” he asked.` is one sentence. Linear in length; never throws.
 */
export function splitSentences(text: string): readonly Span[] {
  return splitParagraphs(text).flatMap(paragraph => sentencesWithin(text, paragraph))
}

/**
 * Paragraphs of a text as spans of string indices, without white space around them.
 * Line ends part paragraphs, unless a single one falls inside a sentence (hard-wrapped text).
 */
export function splitParagraphs(text: string): readonly Span[] {
  const paragraphs: Span[] = []
  let start = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (isWrap(text, at)) continue
    addTrimmed(paragraphs, text, start, at)
    start = at + 1
  }
  addTrimmed(paragraphs, text, start, text.length)
  return paragraphs
}

/** Sentences inside one stretch of text that holds no paragraph end. */
export function sentencesWithin(text: string, { start, end }: Span): readonly Span[] {
  const sentences: Span[] = []
  let from = start
  for (let at = start; at < end; at++) {
    if (!TERMINATORS.has(text.charCodeAt(at))) continue
    const after = skipClosers(text, at + 1, end)
    if (after < end && !endsSentence(text, at, after, end)) continue
    addTrimmed(sentences, text, from, after)
    from = after
    at = after - 1
  }
  addTrimmed(sentences, text, from, end)
  return sentences
}

/** True when the full stop at `dot` belongs to an abbreviation ("Gen.", "J.", "U.S.") and the sentence goes on. */
export function isAbbreviationDot(text: string, dot: number): boolean {
  const word = wordBefore(text, dot)
  if (word === '') return false
  const lower = word.toLowerCase()
  if (TITLE_ABBREVIATIONS.has(lower)) return lower !== 'no' || /^\s*\d/u.test(text.slice(dot + 1, dot + 8))
  const isInitial = /^\p{Lu}$/u.test(word) && word !== 'I'
  if (isInitial) return true
  if (!MIDDLE_ABBREVIATIONS.has(lower) && !/^(?:\p{L}\.)+\p{L}$/u.test(word)) return false
  const isPlainWord = PLAIN_WORDS.has(lower)
  if (isPlainWord && !/^\p{Lu}/u.test(word)) return false
  return !SENTENCE_STARTERS.has(nextWord(text, dot + 1).toLowerCase())
}

const codes = (characters: string) => new Set(Array.from(characters, character => character.charCodeAt(0)))
const TERMINATORS = codes('.!?…。！？।॥۔؟')
const CLOSERS = codes('"”’\'»“)]」』.!?…。！？۔؟')
const WIDE = codes('。！？')
/** Abbreviations that are also ordinary words count only with a capital ("sat.", "sun.", "miss."). */
const PLAIN_WORDS = new Set([
  'sat',
  'sun',
  'mar',
  'jun',
  'dec',
  'ill',
  'ind',
  'mass',
  'miss',
  'wash',
  'ore',
  'pa',
  'la',
  'co',
  'am',
  'ark',
])
const ASKED =
  /^\s*(?:(?:\p{Lu}[\p{L}.'’-]*|the|a|an|of|one)\s+){1,5}(?:said|says|asked|asks|told|wrote|added|tweeted|replied|shouted|exclaimed|recalled|demanded)\b/u

function endsSentence(text: string, at: number, after: number, end: number): boolean {
  const code = text.charCodeAt(at)
  if (WIDE.has(code)) return true
  const next = text.charCodeAt(after)
  if (!isSpace(next)) return code === 0x0964 || code === 0x06d4 || code === 0x061f
  const opening = firstLetter(text, after, end)
  if (opening === '') return true
  if (/^\p{Ll}/u.test(opening)) return false
  if (code === 0x2e && after === at + 1 && (isAbbreviationDot(text, at) || isDayDot(text, at))) return false
  const asksInQuotes = code !== 0x2e && after > at + 1
  return !(asksInQuotes && ASKED.test(text.slice(after, Math.min(end, after + 90))))
}

/** "22. Februar": the dot belongs to the day. */
function isDayDot(text: string, dot: number): boolean {
  return (
    /(?:^|\D)\d{1,2}$/u.test(text.slice(Math.max(0, dot - 3), dot)) &&
    dottedMonths.has(nextWord(text, dot + 1).toLowerCase())
  )
}

/** Of the languages that write a day with a dot. */
const dottedMonths = new Set(
  ['de', 'da', 'no', 'fi', 'cs'].flatMap(language => (monthNames[language] ?? '').split(/[ |]/u)),
)

function isWrap(text: string, at: number): boolean {
  const before = text[at - 1] ?? '\n'
  const after = text[at + 1] ?? '\n'
  return /[\p{Ll},]/u.test(before) && /\p{Ll}/u.test(after)
}

function addTrimmed(spans: Span[], text: string, from: number, to: number): void {
  let start = from
  let end = to
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  if (end > start) spans.push({ start, end })
}

function skipClosers(text: string, from: number, end: number): number {
  let at = from
  while (at < end && CLOSERS.has(text.charCodeAt(at))) at++
  return at
}

function firstLetter(text: string, from: number, end: number): string {
  for (let at = from; at < Math.min(end, from + 6); at++) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    if (/[\p{L}\p{N}]/u.test(character)) return character
  }
  return from >= end ? '' : '.'
}

/** The word that ends at the dot, with inner full stops ("U.S"), at most 12 letters back. */
function wordBefore(text: string, dot: number): string {
  let start = dot
  while (start > 0 && dot - start < 12 && /[\p{L}.]/u.test(text[start - 1] ?? ' ')) start--
  return text.slice(start, dot)
}

function nextWord(text: string, from: number): string {
  return /^[\s"“‘'(]*(\p{L}+)/u.exec(text.slice(from, from + 30))?.[1] ?? ''
}

function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x3000 ||
    code === 0xfeff
  )
}
