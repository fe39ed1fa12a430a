/** A piece of a feed with what we know of its kind: plain words, or HTML with the address its links start from. */
export type Passage =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'html'; readonly value: string; readonly baseUrl: string | undefined }

/** A feed of any dialect after parsing: markup not yet cleaned, addresses absolute, dates read. */
export type FeedDocument = {
  readonly title: Passage | undefined
  readonly description: Passage | undefined
  readonly id: string | undefined
  readonly siteUrl: string | undefined
  readonly selfUrl: string | undefined
  readonly hubUrl: string | undefined
  readonly author: string | undefined
  readonly publisher: string | undefined
  readonly updatedAt: Date | undefined
  readonly language: string | undefined
  readonly imageUrl: string | undefined
  readonly ttlMinutes: number | undefined
  readonly updatePeriodMs: number | undefined
  /** Hours of the day in UTC in which not to ask, 0 to 23. */
  readonly skipHours: readonly number[]
  /** English names of days ("Sunday") on which not to ask. */
  readonly skipDays: readonly string[]
  readonly entries: readonly FeedEntry[]
}

export type FeedEntry = {
  readonly id: string | undefined
  readonly url: string | undefined
  readonly title: Passage | undefined
  readonly summary: Passage | undefined
  readonly content: Passage | undefined
  readonly author: string | undefined
  readonly publishedAt: Date | undefined
  readonly language: string | undefined
  readonly categories: readonly string[]
  readonly enclosureUrl: string | undefined
  readonly imageUrl: string | undefined
  /** Who printed it first, where the feed gathers others' reports (RSS `source`). */
  readonly origin: string | undefined
}
