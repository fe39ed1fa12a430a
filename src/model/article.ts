/** How much of the report we hold. */
export type Completeness = 'full' | 'teaser' | 'paywalled'

/** An item, page or file that we have read: one revision of one report. Never changed in place. */
export type ArticleContent = {
  readonly title: string
  /** Plain text; paragraphs are parted by an empty line. The dateline is not part of it. */
  readonly text: string
  readonly publisher: string
  /** Address without tracking parameters; undefined for an imported file that names none. */
  readonly url: string | undefined
  readonly author: string | undefined
  /** ISO 639-1 code, or "und" when nobody can tell. */
  readonly language: string
  /** Place that opens the report, as printed ("PESHAWAR"). */
  readonly dateline: string | undefined
  readonly publishedAt: Date
  readonly imageUrl: string | undefined
  readonly completeness: Completeness
}

/** An article as the corpus holds it. `id` stays the same over revisions; revisions count from 1. */
export type Article = ArticleContent & {
  readonly id: number
  readonly revision: number
  readonly firstSeenAt: Date
}
