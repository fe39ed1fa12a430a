import type { FeedReading, ReadingContext } from '../feeds/read/read-feed.ts'
import type { PageReading } from '../feeds/read/read-page.ts'
import type { Draft, ReadArticle } from './read-article.ts'

/** What went wrong with one job: too slow, too large, or a fault of ours. A sentence for people. */
export type ReadingFailure = { readonly kind: 'failed'; readonly reason: string }

/** Reads what comes from outside, away from the main loop and within limits of time and memory. */
export type Readers = {
  readFeed(bytes: Uint8Array, context: ReadingContext): Promise<FeedReading | ReadingFailure>
  readPage(bytes: Uint8Array, context: ReadingContext): Promise<PageReading | ReadingFailure>
  readArticle(draft: Draft): Promise<ReadArticle | ReadingFailure>
  /** Feed links of a web page, best first. */
  close(): Promise<void>
}
