import type { Mention } from '../model/span.ts'
import { coverage, readSentenceTerms, type SentenceTerms } from '../text/sentence-terms.ts'

/** A sentence of a report, with how much of it earlier reports had told. */
export type ToldSentence = Mention & {
  /** True when it tells what no earlier report told. */
  readonly isNew: boolean
  /** The share of it that no single earlier sentence told, from 0 to 1; numbers and names weigh more. */
  readonly novelty: number
}

/** A report that was there before. */
export type EarlierReport = { readonly title: string; readonly text: string }

/**
 * Each sentence of a text, in order, with what is new in it against earlier reports. A sentence is new when even the
 * earlier sentence nearest to it lacks half of what it tells, and all of them together lack a third. Without earlier
 * reports everything is new. Source: best-match coverage, as in the TREC novelty tracks.
 */
export function findNew(text: string, earlier: readonly EarlierReport[], language = 'en'): readonly ToldSentence[] {
  const told = earlier.flatMap(report => [
    ...readSentenceTerms(report.title, language),
    ...readSentenceTerms(report.text, language),
  ])
  const holders = indexTerms(told)
  return readSentenceTerms(text, language).map(sentence => {
    const { start, end, terms } = sentence
    const novelty = 1 - bestCoverage(sentence, told, holders)
    const untold = 1 - coverage(terms, holders)
    const isNew = told.length === 0 || (novelty > leastNovelty && untold > leastUntold)
    return { start, end, text: text.slice(start, end), isNew, novelty }
  })
}

const leastNovelty = 0.5
const leastUntold = 0.3

/** Which earlier sentences hold each stem. */
function indexTerms(told: readonly SentenceTerms[]): ReadonlyMap<string, readonly number[]> {
  const holders = new Map<string, number[]>()
  for (const [place, { terms }] of told.entries())
    for (const stem of terms.keys()) {
      const places = holders.get(stem)
      if (places === undefined) holders.set(stem, [place])
      else places.push(place)
    }
  return holders
}

function bestCoverage(
  { terms }: SentenceTerms,
  told: readonly SentenceTerms[],
  holders: ReadonlyMap<string, readonly number[]>,
): number {
  // A sentence without content tells nothing new.
  if (terms.size === 0) return 1
  const candidates = new Set([...terms.keys()].flatMap(stem => holders.get(stem) ?? []))
  let best = 0
  for (const place of candidates) best = Math.max(best, coverage(terms, told[place]?.terms ?? new Map()))
  return best
}
