import type { GuardedFetch } from '../feeds/fetch/guarded-fetch.ts'
import type { Feed } from '../model/feed.ts'
import type { Item } from '../model/item.ts'
import { canonicalUrl } from '../text/canonical-url.ts'
import { readDateline } from '../text/dateline.ts'
import type { Draft } from './read-article.ts'
import type { Readers } from './readers.ts'

/** Fewer words than this and there is likely more on the page. */
const teaserWords = 120
const pageBytes = 3 * 1024 * 1024

export type GatherParts = {
  readonly fetch: GuardedFetch
  readonly readers: Readers
  readonly readFullText: boolean
  readonly signal: AbortSignal
}

/** The whole report behind an item: the feed's own text, or the page where the feed gives only a teaser. */
export async function gatherDraft(item: Item, feed: Feed, seenAt: Date, parts: GatherParts): Promise<Draft> {
  const teaser = draftOf(item, feed, seenAt)
  if (!parts.readFullText || item.url === undefined || !isTeaser(item.text)) return teaser
  const page = await parts.fetch.fetchPage(item.url, { signal: parts.signal, maxBytes: pageBytes, accept: 'text/html' })
  if (page.kind !== 'fresh') return teaser
  const reading = await parts.readers.readPage(page.bytes, { contentType: page.contentType, url: page.finalUrl })
  if (reading.kind !== 'page' || reading.text.length <= item.text.length) {
    return reading.kind === 'page' && reading.completeness === 'paywalled'
      ? { ...teaser, completeness: 'paywalled' }
      : teaser
  }
  return {
    ...teaser,
    text: reading.text,
    // The address is the item's own: a page may claim any other as canonical.
    author: teaser.author ?? reading.author,
    language: reading.language ?? teaser.language,
    dateline: reading.dateline ?? teaser.dateline,
    imageUrl: teaser.imageUrl ?? reading.imageUrl,
    completeness: reading.completeness,
  }
}

/** What the feed alone says. Dates in the future are the moment we saw it. */
function draftOf(item: Item, feed: Feed, seenAt: Date): Draft {
  const dateline = readDateline(item.text)
  const publishedAt = item.publishedAt === undefined || item.publishedAt > seenAt ? seenAt : item.publishedAt
  return {
    title: item.title,
    text: dateline === undefined ? item.text : item.text.slice(dateline.end),
    publisher: feed.publisher,
    url: item.url === undefined ? undefined : canonicalUrl(item.url),
    author: item.author,
    language: item.language ?? feed.language,
    dateline: dateline?.place,
    publishedAt,
    imageUrl: item.imageUrl,
    completeness: isTeaser(item.text) ? 'teaser' : 'full',
  }
}

function isTeaser(text: string): boolean {
  return text.split(/\s+/, teaserWords + 1).length <= teaserWords
}
