import type { GuardedFetch } from '../feeds/fetch/guarded-fetch.ts'
import { unwrapLink, type UnwrappedLink } from '../feeds/read/unwrap-link.ts'
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

/**
 * The whole report behind an item: the feed's own text, or the page where the feed gives only a teaser. A link through
 * Google News and its like is resolved where the wrapper leads on, else the publisher's name says whose link it is.
 */
export async function gatherDraft(item: Item, feed: Feed, seenAt: Date, parts: GatherParts): Promise<Draft> {
  const link = item.url === undefined ? undefined : unwrapLink(item.url)
  const teaser = draftOf(item, link, feed, seenAt)
  if (!parts.readFullText || link === undefined || !isTeaser(item.text)) return labelled(teaser, link)
  const page = await parts.fetch.fetchPage(link.url, { signal: parts.signal, maxBytes: pageBytes, accept: 'text/html' })
  if (page.kind !== 'fresh') return labelled(teaser, link)
  const resolved = follow(link, page.finalUrl)
  // A wrapper's own page is no report.
  if (resolved.kind === 'wrapped') return labelled(teaser, resolved)
  const reading = await parts.readers.readPage(page.bytes, { contentType: page.contentType, url: page.finalUrl })
  const found = link.kind === 'wrapped' ? { ...teaser, url: canonicalUrl(resolved.url) } : teaser
  if (reading.kind !== 'page' || reading.text.length <= item.text.length) {
    return reading.kind === 'page' && reading.completeness === 'paywalled'
      ? { ...found, completeness: 'paywalled' }
      : found
  }
  return {
    ...found,
    text: reading.text,
    // The address is the item's own: a page may claim any other as canonical.
    author: teaser.author ?? reading.author,
    language: reading.language ?? teaser.language,
    dateline: reading.dateline ?? teaser.dateline,
    imageUrl: teaser.imageUrl ?? reading.imageUrl,
    completeness: reading.completeness,
  }
}

/** Where a wrapped link led, unless it stayed with its wrapper. */
function follow(link: UnwrappedLink, finalUrl: string): UnwrappedLink {
  if (link.kind === 'direct') return link
  return new URL(finalUrl).hostname === new URL(link.url).hostname ? link : unwrapLink(finalUrl)
}

function labelled(draft: Draft, link: UnwrappedLink | undefined): Draft {
  if (link?.kind !== 'wrapped' || draft.publisher.includes(link.wrapper)) return draft
  return { ...draft, publisher: `${draft.publisher} (via ${link.wrapper})` }
}

/** What the feed alone says. Dates in the future are the moment we saw it. */
function draftOf(item: Item, link: UnwrappedLink | undefined, feed: Feed, seenAt: Date): Draft {
  const dateline = readDateline(item.text)
  const publishedAt = item.publishedAt === undefined || item.publishedAt > seenAt ? seenAt : item.publishedAt
  return {
    title: item.title,
    text: dateline === undefined ? item.text : item.text.slice(dateline.end),
    publisher: feed.publisher,
    url: link === undefined ? undefined : canonicalUrl(link.url),
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
