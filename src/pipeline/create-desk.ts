import { createHash } from 'node:crypto'
import type { Charts } from '../charts/open-charts.ts'
import type { CorpusStore } from '../corpus/store.ts'
import { discoverFeeds } from '../feeds/discover/discover-feeds.ts'
import type { FreshPage } from '../feeds/fetch/fetched.ts'
import type { GuardedFetch } from '../feeds/fetch/guarded-fetch.ts'
import { unwrapLink } from '../feeds/read/unwrap-link.ts'
import { canonicalUrl } from '../text/canonical-url.ts'
import type { BotDesk, FeedTrial, ReadOutcome, TriedFeed } from './desk.ts'
import type { Readers } from './readers.ts'
import type { TriedPages } from './tried-pages.ts'

export type DeskParts = {
  readonly store: CorpusStore
  readonly fetch: GuardedFetch
  readonly readers: Readers
  readonly charts: Pick<Charts, 'draw'>
  readonly tried: TriedPages
  readonly clock: () => Date
  readonly pollNow: (feedId: number) => Promise<void>
  readonly signal: AbortSignal
}

const pageBytes = 3 * 1024 * 1024

/** The desk of the running bot. */
export function createDesk(parts: DeskParts): BotDesk {
  return {
    async readAddress(url, scope) {
      const address = canonicalUrl(unwrapLink(url).url)
      if (address === undefined) return { kind: 'failed', reason: 'it is no web address.' }
      const held = await parts.store.findArticleByUrl(address)
      if (held !== undefined && (await parts.store.isVisible(held.id, scope))) return { kind: 'article', article: held }
      return fetchArticle(address, parts)
    },
    async readText(text) {
      const read = await parts.readers.readArticle({
        title: '',
        text,
        publisher: '',
        url: undefined,
        author: undefined,
        language: undefined,
        dateline: undefined,
        publishedAt: parts.clock(),
        imageUrl: undefined,
        completeness: 'full',
      })
      return 'kind' in read ? { text, quotations: [] } : { text: read.content.text, quotations: read.quotations }
    },
    tryFeed: typed => tryFeed(typed, parts),
    readFeedList: parts.readers.readOpml,
    pollSoon: parts.pollNow,
    drawChart: parts.charts.draw,
  }
}

async function tryFeed(typed: string, { fetch, readers, tried, signal }: DeskParts): Promise<FeedTrial> {
  const came = new Map<string, FreshPage>()
  const { readFeed, findFeedLinks } = readers
  const fetchPage: GuardedFetch['fetchPage'] = async (url, options) => {
    const page = await fetch.fetchPage(url, options)
    if (page.kind === 'fresh') came.set(page.permanentUrl ?? url, page)
    return page
  }
  const trial = await discoverFeeds(typed, { fetchPage, readFeed, findFeedLinks, signal })
  for (const { url } of trial.kind === 'feed' ? [trial.feed] : trial.kind === 'several' ? trial.feeds : []) {
    const page = came.get(url)
    if (page !== undefined) tried.keep(url, page)
  }
  return withFewItems(trial)
}

/** So many show what a feed is about, and are quickly carried to whoever asked. */
const mostShown = 5

function withFewItems(trial: FeedTrial): FeedTrial {
  const cut = (feed: TriedFeed): TriedFeed => ({ ...feed, items: feed.items.slice(0, mostShown) })
  switch (trial.kind) {
    case 'feed':
      return { ...trial, feed: cut(trial.feed) }
    case 'several':
      return { ...trial, feeds: trial.feeds.map(cut) }
    case 'failed':
      return trial
  }
}

async function fetchArticle(url: string, parts: DeskParts): Promise<ReadOutcome> {
  const page = await parts.fetch.fetchPage(url, { signal: parts.signal, maxBytes: pageBytes, accept: 'text/html' })
  if (page.kind !== 'fresh')
    return { kind: 'failed', reason: page.kind === 'unchanged' ? 'it sent nothing' : page.reason }
  const reading = await parts.readers.readPage(page.bytes, { contentType: page.contentType, url: page.finalUrl })
  if (reading.kind === 'unreadable') return { kind: 'failed', reason: reading.reason }
  const seenAt = parts.clock()
  const publishedAt = reading.publishedAt === undefined || reading.publishedAt > seenAt ? seenAt : reading.publishedAt
  const read = await parts.readers.readArticle({
    title: reading.title,
    text: reading.text,
    publisher: reading.publisher ?? new URL(page.finalUrl).hostname.replace(/^www\./, ''),
    url: url,
    author: reading.author,
    language: reading.language,
    dateline: reading.dateline,
    publishedAt,
    imageUrl: reading.imageUrl,
    completeness: reading.completeness,
  })
  if ('kind' in read) return { kind: 'failed', reason: read.reason }
  const itemHash = createHash('sha256').update(`${reading.title}\n${reading.text}`).digest('hex')
  const sighting = { feedId: undefined, guid: undefined, url: url, itemHash }
  const [kept] = await parts.store.ingest([{ ...read, sighting, seenAt, hits: [] }])
  const article = kept === undefined ? undefined : await parts.store.getArticle(kept.articleId)
  return article === undefined ? { kind: 'failed', reason: 'it could not be kept' } : { kind: 'article', article }
}
