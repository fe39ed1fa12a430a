import type { Mention } from '../model/span.ts'
import { findNew } from '../stories/find-new.ts'
import { leansALittle, opensDangling } from '../summaries/dangling.ts'
import { summarise } from '../summaries/summarise.ts'
import { coverage, readTermsOf } from '../text/sentence-terms.ts'

export type ToldReport = { readonly title: string; readonly text: string; readonly language: string }

/** What is to be told of a story: its reports of late, the fullest first, and those from before. */
export type StoryTelling = { readonly reports: readonly ToldReport[]; readonly earlier: readonly ToldReport[] }

export type StoryTold = { readonly report: number; readonly text: string; readonly isNew: boolean }

/** A reader of a list takes in no more. */
const mostCharacters = 400
const leastWords = 7
const bestSentences = 8

/**
 * The one sentence that tells most of a story, word for word, and which report prints it: where the story was told
 * before, what no earlier report told. Undefined where no report has a whole sentence.
 */
export function tellStory({ reports, earlier }: StoryTelling): StoryTold | undefined {
  const news = earlier.length === 0 ? undefined : findNews(reports, earlier)
  return news ?? findLead(reports)
}

/** The fullest new sentence, of the fullest report unless another tells more. */
function findNews(reports: readonly ToldReport[], earlier: readonly ToldReport[]): StoryTold | undefined {
  let best: (StoryTold & { readonly worth: number }) | undefined
  for (const [report, { title, text, language }] of reports.entries()) {
    const chosen = summarise({ title, text, language }, { sentences: bestSentences })
    const weighty = new Set(chosen.map(({ start }) => start))
    for (const sentence of findNew(text, earlier, language)) {
      if (!sentence.isNew || !standsAlone(sentence.text)) continue
      const worth = sentence.novelty * fullness(sentence.text) + (weighty.has(sentence.start) ? 0.4 : 0) - report * 0.1
      if (best === undefined || worth > best.worth) best = { report, text: sentence.text, isNew: true, worth }
    }
  }
  return best === undefined ? undefined : { report: best.report, text: best.text, isNew: true }
}

/** The lead of the fullest report; the next best sentence where the lead only repeats the headline. */
function findLead(reports: readonly ToldReport[]): StoryTold | undefined {
  for (const [report, { title, text, language }] of reports.entries()) {
    const [lead, ...others] = summarise({ title, text, language }, { sentences: 3 })
    if (lead === undefined) continue
    const headline = readTermsOf(title, { start: 0, end: title.length }, language).terms
    const isMore = (sentence: Mention) =>
      coverage(readTermsOf(text, sentence, language).terms, headline) < mostOfHeadline && standsAlone(sentence.text)
    const chosen = isMore(lead) ? lead : (others.find(isMore) ?? lead)
    return { report, text: chosen.text, isNew: false }
  }
  return undefined
}

/** What shares more with the headline tells no more than it. */
const mostOfHeadline = 0.65

/** A short sentence tells little, however new it is. */
function fullness(sentence: string): number {
  return Math.min(1, sentence.split(/\s+/u, fullAt).length / fullAt)
}

const fullAt = 16

function standsAlone(sentence: string): boolean {
  if (sentence.length > mostCharacters || sentence.split(/\s+/u, leastWords).length < leastWords) return false
  return !opensDangling(sentence) && !leansALittle(sentence) && !isTorn(sentence)
}

/** A mark opens here and closes in another sentence, or the other way round. */
function isTorn(sentence: string): boolean {
  const count = (mark: string) => sentence.split(mark).length
  return count('«') !== count('»') || count('„') > count('“') + count('”') - 1
}
