import type { Mention, Span } from '../model/span.ts'
import { dayNumber, type DayRange } from './calendar-days.ts'
import { splitSentences } from './sentences.ts'
import { timePatterns } from './time-expressions.ts'

/** A time that a text names, resolved to days, with the sentence that tells what happened then. */
export type DatedEvent = DayRange & {
  /** The words of time as printed ("On Feb 22"). */
  readonly expression: Mention
  readonly sentence: Mention
}

/**
 * The times an English text names, in order: "Feb 22", "last week", "a day earlier", "the October clashes". They are
 * resolved against the day of publication in UTC; a day without a year is the latest one not after it, unless the words
 * look ahead. Ranges are calendar weeks (Monday first), months and years.
 */
export function readDatedEvents(text: string, publishedAt: Date): readonly DatedEvent[] {
  const published = dayNumber(publishedAt.getUTCFullYear(), publishedAt.getUTCMonth() + 1, publishedAt.getUTCDate())
  return splitSentences(text).flatMap(span => readSentence(text, span, published))
}

/** Sentences beyond this are no prose. */
const longestSentence = 3000

function readSentence(text: string, { start, end }: Span, published: number): readonly DatedEvent[] {
  if (end - start > longestSentence) return []
  const sentence = text.slice(start, end)
  const found = findExpressions(sentence)
  let named: number | undefined
  return found.flatMap(({ at, words, groups, resolve }) => {
    const range = resolve(groups, { published, named, sentence, at })
    if (range === undefined) return []
    if (range.precision === 'day') named = Date.parse(range.firstDay) / 86_400_000
    const expression = { start: start + at, end: start + at + words.length, text: words }
    return [{ ...range, expression, sentence: { start, end, text: sentence } }]
  })
}

type Found = {
  readonly at: number
  readonly words: string
  readonly groups: Readonly<Record<string, string | undefined>>
  readonly resolve: (typeof timePatterns)[number]['resolve']
}

/** Where two patterns read the same words, the earlier pattern wins. */
function findExpressions(sentence: string): readonly Found[] {
  const found: Found[] = []
  for (const { pattern, resolve } of timePatterns)
    for (const match of sentence.matchAll(pattern)) {
      const [words] = match
      const at = match.index
      if (found.some(other => at < other.at + other.words.length && other.at < at + words.length)) continue
      found.push({ at, words, groups: match.groups ?? {}, resolve })
    }
  return found.toSorted((left, right) => left.at - right.at)
}
