import type { ListedQuotation } from '../corpus/article-store.ts'
import { groupSameWords } from '../quotes/same-words.ts'

/** The same words in print at one or several publishers. */
export type PrintedWords = {
  /** The fullest and surest of them. */
  readonly said: ListedQuotation
  readonly publishers: readonly string[]
  /** In how many reports. */
  readonly reports: number
}

/** What was printed by most publishers first, then in most reports, then the newest. */
export function rankByPrints(listed: readonly ListedQuotation[]): readonly PrintedWords[] {
  const words = listed.map(({ quotation }) => ({
    text: quotation.text,
    // Who has no name can't be known again in another report.
    speaker: quotation.speaker?.isNamed === true ? quotation.speaker.name : undefined,
  }))
  return groupSameWords(words)
    .flatMap(group => readGroup(group.flatMap(index => listed[index] ?? [])))
    .sort((a, b) => b.publishers.length - a.publishers.length || b.reports - a.reports || newestFirst(a, b))
}

function readGroup(members: readonly ListedQuotation[]): readonly PrintedWords[] {
  const [said] = members.toSorted(
    (a, b) => b.quotation.confidence - a.quotation.confidence || b.quotation.text.length - a.quotation.text.length,
  )
  if (said === undefined) return []
  const publishers = [...new Set([said, ...members].map(({ article }) => article.publisher))]
  return [{ said, publishers, reports: new Set(members.map(({ article }) => article.id)).size }]
}

function newestFirst(a: PrintedWords, b: PrintedWords): number {
  return b.said.article.publishedAt.getTime() - a.said.article.publishedAt.getTime()
}
