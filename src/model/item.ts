/** One entry as the publisher sent it, cleaned into plain text but not yet read. */
export type Item = {
  readonly guid: string | undefined
  /** Absolute address of the page, as the feed gives it. */
  readonly url: string | undefined
  readonly title: string
  /** Plain text of the fullest body the feed gives; paragraphs are parted by an empty line. */
  readonly text: string
  readonly author: string | undefined
  readonly publishedAt: Date | undefined
  /** BCP 47 tag as the feed declares it. */
  readonly language: string | undefined
  readonly categories: readonly string[]
  readonly imageUrl: string | undefined
}
