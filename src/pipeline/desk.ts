import type { Chart, Picture } from '../charts/chart.ts'
import type { Scope } from '../corpus/article-store.ts'
import type { OpmlReading } from '../feeds/opml/read-opml.ts'
import type { Article } from '../model/article.ts'
import type { Item } from '../model/item.ts'
import type { Quotation } from '../model/quotation.ts'
import type { AskWorker } from './story-jobs.ts'

/** What commands ask beside the store. */
export type Desk = BotDesk & {
  /** Thinking over reports, by a worker of those who ask: whole reports never cross the main thread for it. */
  readonly ask: AskWorker
}

/** What needs the network, the polls or a picture: only the bot's own process has them. */
export type BotDesk = {
  /** The article of an address: from what the asker may see, else fetched, read and kept. */
  readAddress(url: string, scope: Scope): Promise<ReadOutcome>
  /** Reads words that stand nowhere: a message, a pasted text. Nothing is kept. */
  readText(text: string): Promise<{ readonly text: string; readonly quotations: readonly Quotation[] }>
  /** Finds the feeds behind what somebody typed: the address of a feed, a page, a site, a channel. */
  tryFeed(typed: string): Promise<FeedTrial>
  /** The feeds of an OPML file. */
  readFeedList(bytes: Uint8Array): Promise<OpmlReading>
  /** Polls a feed soon, however long its next poll is away, as far as its server's wishes allow. */
  pollSoon(feedId: number): Promise<void>
  /** Undefined where it could not be drawn. */
  drawChart(chart: Chart): Promise<Picture | undefined>
}

export type ReadOutcome =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'failed'; readonly reason: string }

export type FeedTrial =
  | { readonly kind: 'feed'; readonly feed: TriedFeed }
  /** A site with several feeds: somebody must choose. */
  | { readonly kind: 'several'; readonly feeds: readonly TriedFeed[] }
  /** The reason ends a sentence. */
  | { readonly kind: 'failed'; readonly reason: string }

export type TriedFeed = {
  readonly url: string
  readonly title: string
  readonly publisher: string
  readonly siteUrl: string | undefined
  readonly language: string | undefined
  /** The first few. */
  readonly items: readonly Item[]
}
