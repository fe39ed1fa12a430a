import type { Article } from './article.ts'
import type { Quotation } from './quotation.ts'

/** What came in, by story, the one that matters most first. Small enough to be kept for later pages. */
export type GatheredDigest = {
  readonly stories: readonly DigestGroup[]
  /** With those beyond the last one kept. */
  readonly storiesInAll: number
  readonly reports: number
  readonly publishers: number
  /** Stories of one report that nobody has put with others yet. */
  readonly unplaced: number
  /** More came in than is looked at: these are the newest. */
  readonly isCut: boolean
}

/** Reports of one event that came in during the period, oldest first. */
export type DigestGroup = {
  readonly storyId: number | undefined
  readonly articleIds: readonly number[]
}

/** A report as a digest names it. */
export type DigestReport = Pick<Article, 'id' | 'title' | 'publisher' | 'url' | 'publishedAt'>

/** One story as a digest tells it. */
export type DigestStory = {
  /** The fullest of the reports that came in. */
  readonly headline: DigestReport
  /** Those who print it, the one of the headline first. */
  readonly publishers: readonly string[]
  readonly reports: number
  /** How many of them repeat the words of another. */
  readonly copies: number
  readonly newestAt: Date
  /** What is told first, word for word; `isNew` when the story was there before and no earlier report told it. */
  readonly sentence: ToldIn | undefined
  /** Of all the reports that came in; whoever shows one chooses. */
  readonly quotations: readonly SaidIn[]
}

export type ToldIn = { readonly text: string; readonly isNew: boolean; readonly report: DigestReport }

export type SaidIn = { readonly quotation: Quotation; readonly report: DigestReport }
