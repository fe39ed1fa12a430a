import { analyse } from '../text/analyse.ts'
import { stopWords } from '../text/stop-words.ts'

export type Told = {
  readonly id: number
  readonly title: string
  readonly publisher: string
  readonly language: string
  readonly url: string | undefined
  readonly publishedAt: Date
  /** The story it was placed in, where that is known. */
  readonly storyId: number | undefined
}

/** What most of them tell: the report that told it first, and everybody who printed it. */
export type TopStory = { readonly first: Told; readonly reports: number; readonly publishers: readonly string[] }

/** Headlines that share so much of their words tell of the same. */
const leastShared = 0.4

/**
 * The story that most publishers among these reports tell, then the one with most reports, then the earliest. Reports
 * whose story is not known are put together by their headlines. Undefined for no reports.
 */
export function topStory(reports: readonly Told[]): TopStory | undefined {
  const groups: Group[] = []
  for (const report of reports.toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime() || a.id - b.id)) {
    const words = report.storyId === undefined ? wordsOf(report) : new Set<string>()
    const group = groups.find(one => belongs(report, words, one))
    if (group === undefined) groups.push({ first: report, words, reports: 1, publishers: new Set([report.publisher]) })
    else {
      group.reports++
      group.publishers.add(report.publisher)
    }
  }
  const [top] = groups.toSorted((a, b) => b.publishers.size - a.publishers.size || b.reports - a.reports)
  return top === undefined ? undefined : { ...top, publishers: [...top.publishers] }
}

type Group = {
  readonly first: Told
  readonly words: ReadonlySet<string>
  reports: number
  readonly publishers: Set<string>
}

function belongs(report: Told, words: ReadonlySet<string>, { first, words: others }: Group): boolean {
  if (report.storyId !== undefined || first.storyId !== undefined) return report.storyId === first.storyId
  const shared = [...words].filter(word => others.has(word)).length
  return shared > 0 && shared / (words.size + others.size - shared) >= leastShared
}

function wordsOf({ title, language }: Told): ReadonlySet<string> {
  const terms = analyse(title, language).filter(({ word }) => !stopWords.has(word))
  return new Set(terms.map(({ stem }) => stem))
}
