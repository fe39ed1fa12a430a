import type { Mention, Span } from '../model/span.ts'
import { dayNumber, type DayRange } from './calendar-days.ts'
import { splitSentences } from './sentences.ts'
import { foldInPlace } from './fold-in-place.ts'
import { comingDay, comingWords, everyWords } from './dated-events-words.ts'
import { timePatterns, type TimePattern } from './time-expressions.ts'
import { createTimeReader, type TimeReader } from './time-patterns.ts'
import { timeWords } from './time-words.ts'

/** A time that a text names, resolved to days, with the sentence that tells what happened then. */
export type DatedEvent = DayRange & {
  /** The words of time as printed ("On Feb 22"). */
  readonly expression: Mention
  readonly sentence: Mention
}

/**
 * The times a text names, in order: "Feb 22", "last week", "a day earlier", "the October clashes". They are resolved
 * against the day of publication in UTC; a day without a year is the latest one not after it, unless the words look
 * ahead. Ranges are calendar weeks (Monday first), months and years. English, unless `language` (ISO 639-1) says
 * another; none are read from a language without a table in `time-words`.
 */
export function readDatedEvents(text: string, publishedAt: Date, language = 'en'): readonly DatedEvent[] {
  const reader = readerOf(language)
  if (reader === undefined) return []
  const published = dayNumber(publishedAt.getUTCFullYear(), publishedAt.getUTCMonth() + 1, publishedAt.getUTCDate())
  return splitSentences(text).flatMap(span => readSentence(text, span, published, reader))
}

/** Sentences beyond this are no prose. */
const longestSentence = 3000

const english: TimeReader = { patterns: timePatterns, ahead: { coming: comingWords, comingDay, every: everyWords } }
const readers = new Map([['en', english]])

function readerOf(language: string): TimeReader | undefined {
  const known = readers.get(language)
  const words = timeWords[language]
  if (known !== undefined || words === undefined) return known
  const reader = createTimeReader(words)
  readers.set(language, reader)
  return reader
}

function readSentence(
  text: string,
  { start, end }: Span,
  published: number,
  { patterns, ahead }: TimeReader,
): readonly DatedEvent[] {
  if (end - start > longestSentence) return []
  const sentence = text.slice(start, end)
  const read = patterns === timePatterns ? sentence : foldInPlace(sentence)
  const found = findExpressions(read, patterns)
  let named: number | undefined
  return found.flatMap(({ at, words, groups, resolve }) => {
    const range = resolve(groups, { published, named, sentence: read, at, ahead })
    if (range === undefined) return []
    if (range.precision === 'day') named = Date.parse(range.firstDay) / 86_400_000
    const expression = {
      start: start + at,
      end: start + at + words.length,
      text: sentence.slice(at, at + words.length),
    }
    return [{ ...range, expression, sentence: { start, end, text: sentence } }]
  })
}

type Found = {
  readonly at: number
  readonly words: string
  readonly groups: Readonly<Record<string, string | undefined>>
  readonly resolve: TimePattern['resolve']
}

/** Where two patterns read the same words, the earlier pattern wins. */
function findExpressions(sentence: string, patterns: readonly TimePattern[]): readonly Found[] {
  const found: Found[] = []
  for (const { pattern, resolve } of patterns)
    for (const match of sentence.matchAll(pattern)) {
      const [words] = match
      const at = match.index
      if (found.some(other => at < other.at + other.words.length && other.at < at + words.length)) continue
      found.push({ at, words, groups: match.groups ?? {}, resolve })
    }
  return found.toSorted((left, right) => left.at - right.at)
}
