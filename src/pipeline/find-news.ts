import type { NewsSentence } from '../model/alert.ts'
import { findNew, type EarlierReport } from '../stories/find-new.ts'
import { leansALittle, opensDangling } from '../summaries/dangling.ts'
import { summarise } from '../summaries/summarise.ts'

export type NewsRequest = {
  readonly report: { readonly title: string; readonly text: string; readonly language: string }
  /** Reports of the same story from before. */
  readonly earlier: readonly EarlierReport[]
}

const charactersRead = 12_000
const mostEarlier = 40
const mostSentences = 3
const mostCharacters = 400
const leastWords = 6
const weightySentences = 8

/**
 * What a report tells that none before it told: at most three sentences, word for word, the weightiest first. Background
 * that one more publisher words anew is no news: a sentence must be among those that tell most of its report, or hold a
 * figure; one that reads poorly alone comes after others. None where there was nothing before.
 */
export function findNews({ report, earlier }: NewsRequest): readonly NewsSentence[] {
  if (earlier.length === 0) return []
  const { title, language } = report
  const text = report.text.slice(0, charactersRead)
  const before = earlier.slice(-mostEarlier).map(one => ({ title: one.title, text: one.text.slice(0, charactersRead) }))
  const weighty = new Set(
    summarise({ title, text, language }, { sentences: weightySentences }).map(({ start }) => start),
  )
  return findNew(text, before, language)
    .filter(
      ({ isNew, text: words, start }) => isNew && standsAlone(words) && (weighty.has(start) || /\p{Nd}/u.test(words)),
    )
    .map(({ start, end, text: words, novelty }) => ({
      start,
      end,
      text: words,
      novelty,
      worth: novelty + (weighty.has(start) ? 0.4 : 0) - (leansALittle(words) ? 0.5 : 0),
    }))
    .toSorted((a, b) => b.worth - a.worth || a.start - b.start)
    .slice(0, mostSentences)
    .map(({ worth: _worth, ...sentence }) => sentence)
}

function standsAlone(sentence: string): boolean {
  return (
    sentence.length <= mostCharacters &&
    sentence.split(/\s+/u, leastWords).length >= leastWords &&
    !opensDangling(sentence)
  )
}
