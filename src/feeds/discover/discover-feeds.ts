import type { Item } from '../../model/item.ts'
import type { Fetched, FreshPage } from '../fetch/fetched.ts'
import type { GuardedFetch } from '../fetch/guarded-fetch.ts'
import type { FeedReading, ReadingContext } from '../read/read-feed.ts'
import type { LinkingPage } from '../reading-workers.ts'
import { knownFeedAddresses } from './known-sites.ts'
import { readTypedAddress } from './typed-address.ts'

export type FoundFeed = {
  readonly url: string
  readonly title: string
  readonly publisher: string
  readonly siteUrl: string | undefined
  readonly language: string | undefined
  readonly items: readonly Item[]
}

export type Discovery =
  | { readonly kind: 'feed'; readonly feed: FoundFeed }
  /** A site with several feeds, likeliest first: somebody must choose. */
  | { readonly kind: 'several'; readonly feeds: readonly FoundFeed[] }
  | { readonly kind: 'failed'; readonly reason: string }

export type DiscoverTools = {
  readonly fetchPage: GuardedFetch['fetchPage']
  readonly readFeed: (bytes: Uint8Array, context: ReadingContext) => Promise<FeedReading>
  /** The addresses of feeds that a page names. */
  readonly findFeedLinks: (page: LinkingPage) => Promise<readonly string[]>
  readonly signal: AbortSignal
}

/** Where sites without any hint keep their feed, most usual first. */
const commonPaths = [
  '/feed',
  '/rss',
  '/feed.xml',
  '/rss.xml',
  '/atom.xml',
  '/index.xml',
  '/feed.json',
  '/feeds/posts/default',
]
/** Feeds are named near the top. */
const mostScanned = 1024 * 1024
const mostTries = 8
const mostOffered = 5

/**
 * Finds the feeds behind what somebody typed: a feed's address, a page, a site, a channel. Each feed offered was fetched
 * and read. Reasons end a sentence. Rejects only when the signal aborts.
 */
export async function discoverFeeds(typed: string, tools: DiscoverTools): Promise<Discovery> {
  const addresses = readTypedAddress(typed)
  if (addresses.length === 0) return { kind: 'failed', reason: 'that is not a web address' }
  const known = await tryAll(knownFeedAddresses(addresses[0] ?? ''), tools)
  if (known.length > 0) return offer(known)
  const { address, page } = await fetchFirst(addresses, tools)
  if (page.kind !== 'fresh')
    return { kind: 'failed', reason: 'reason' in page ? page.reason : 'the server sent no page' }
  const itself = await readAsFeed(address, page, tools)
  if (itself !== undefined) return { kind: 'feed', feed: itself }
  const { contentType, finalUrl } = page
  const links = await tools.findFeedLinks({ bytes: page.bytes.subarray(0, mostScanned), contentType, url: finalUrl })
  const linked = await tryAll(links, tools)
  if (linked.length > 0) return offer(linked)
  const guessed = await tryUntilFound(
    commonPaths.map(it => new URL(it, page.finalUrl).href),
    tools,
  )
  if (guessed !== undefined) return { kind: 'feed', feed: guessed }
  return { kind: 'failed', reason: 'the page names no feed, and there is none at the usual places' }
}

/** The first address that answers at all. */
async function fetchFirst(addresses: readonly string[], { fetchPage, signal }: DiscoverTools): Promise<Asked> {
  const [first = '', second] = addresses
  const page = await fetchPage(first, { signal })
  if (page.kind !== 'failed' || !page.isTemporary || second === undefined) return { address: first, page }
  return { address: second, page: await fetchPage(second, { signal }) }
}

type Asked = { readonly address: string; readonly page: Fetched }

async function tryAll(addresses: readonly string[], tools: DiscoverTools): Promise<readonly FoundFeed[]> {
  const tried = await Promise.all(addresses.slice(0, mostTries).map(it => tryAddress(it, tools)))
  return tried.filter(it => it !== undefined)
}

async function tryUntilFound(addresses: readonly string[], tools: DiscoverTools): Promise<FoundFeed | undefined> {
  for (const address of addresses) {
    const found = await tryAddress(address, tools)
    if (found !== undefined) return found
  }
  return undefined
}

async function tryAddress(address: string, tools: DiscoverTools): Promise<FoundFeed | undefined> {
  const page = await tools.fetchPage(address, { signal: tools.signal })
  return page.kind === 'fresh' ? readAsFeed(address, page, tools) : undefined
}

async function readAsFeed(
  address: string,
  page: FreshPage,
  { readFeed }: DiscoverTools,
): Promise<FoundFeed | undefined> {
  const reading = await readFeed(page.bytes, { contentType: page.contentType, url: page.finalUrl })
  if (reading.kind !== 'feed') return undefined
  const { title, publisher, siteUrl, language, items } = reading
  // A temporary redirect may lead elsewhere tomorrow, so the feed is followed at the address that was asked.
  return { url: page.permanentUrl ?? address, title, publisher, siteUrl, language, items }
}

/** One address once, feeds of comments and empty ones last. */
function offer(found: readonly FoundFeed[]): Discovery {
  const once = [...new Map(found.map(it => [it.url, it])).values()]
  const ranked = once.toSorted((a, b) => Number(isSecondary(a)) - Number(isSecondary(b)))
  const offered = ranked.filter((it, at) => at === 0 || !isSecondary(it)).slice(0, mostOffered)
  const [first, second] = offered
  if (first !== undefined && second === undefined) return { kind: 'feed', feed: first }
  return { kind: 'several', feeds: offered }
}

function isSecondary(feed: FoundFeed): boolean {
  return feed.items.length === 0 || /\bcomments\b|\/comments\//i.test(`${feed.title} ${feed.url}`)
}
