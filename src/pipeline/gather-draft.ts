import type { Fetched } from '../feeds/fetch/fetched.ts'
import type { GuardedFetch } from '../feeds/fetch/guarded-fetch.ts'
import type { PageReading } from '../feeds/read/read-page.ts'
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

/** `isFinal` is false where the page could not be had for now, and may be another time. */
export type Gathered = { readonly draft: Draft; readonly isFinal: boolean }

/**
 * The whole report behind an item: the feed's own text, or the page where the feed gives only a teaser. A link through
 * Google News and its like is resolved where the wrapper leads on, else the publisher's name says whose link it is.
 */
export async function gatherDraft(item: Item, feed: Feed, seenAt: Date, parts: GatherParts): Promise<Gathered> {
  const link = item.url === undefined ? undefined : unwrapLink(item.url)
  const teaser = draftOf(item, link, feed, seenAt)
  const alone = { draft: labelled(teaser, link), isFinal: true }
  if (!parts.readFullText || link === undefined || !isTeaser(item.text)) return alone
  const page = await parts.fetch.fetchPage(link.url, { signal: parts.signal, maxBytes: pageBytes, accept: 'text/html' })
  if (page.kind !== 'fresh') return { ...alone, isFinal: !mayComeLater(page) }
  const resolved = follow(link, page.finalUrl)
  // A wrapper's own page is no report.
  if (resolved.kind === 'wrapped') return { draft: labelled(teaser, resolved), isFinal: true }
  const reading = await parts.readers.readPage(page.bytes, { contentType: page.contentType, url: page.finalUrl })
  const found = link.kind === 'wrapped' ? { ...teaser, url: canonicalUrl(resolved.url) } : teaser
  return { draft: reading.kind === 'page' ? withPage(found, item, reading, seenAt) : found, isFinal: true }
}

function withPage(found: Draft, item: Item, reading: Extract<PageReading, { kind: 'page' }>, seenAt: Date): Draft {
  const publishedAt = clampDate(item.publishedAt ?? reading.publishedAt, seenAt)
  if (reading.text.length <= item.text.length) {
    return { ...found, publishedAt, completeness: reading.completeness === 'paywalled' ? 'paywalled' : 'teaser' }
  }
  return {
    ...found,
    text: reading.text,
    publishedAt,
    // The address is the item's own: a page may claim any other as canonical.
    author: found.author ?? reading.author,
    language: reading.language ?? found.language,
    dateline: reading.dateline ?? found.dateline,
    imageUrl: found.imageUrl ?? reading.imageUrl,
    completeness: reading.completeness,
  }
}

function mayComeLater(page: Exclude<Fetched, { kind: 'fresh' }>): boolean {
  return page.kind === 'rateLimited' || (page.kind === 'failed' && page.isTemporary)
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

/** What the feed alone says. */
function draftOf(item: Item, link: UnwrappedLink | undefined, feed: Feed, seenAt: Date): Draft {
  const dateline = readDateline(item.text)
  return {
    title: item.title,
    text: dateline === undefined ? item.text : item.text.slice(dateline.end),
    publisher: feed.publisher,
    url: link === undefined ? undefined : canonicalUrl(link.url),
    author: item.author,
    language: item.language ?? feed.language,
    dateline: dateline?.place,
    publishedAt: clampDate(item.publishedAt, seenAt),
    imageUrl: item.imageUrl,
    completeness: isTeaser(item.text) ? 'teaser' : 'full',
  }
}

/** A date that is missing or in the future is the moment we saw it. */
function clampDate(date: Date | undefined, seenAt: Date): Date {
  return date === undefined || date > seenAt ? seenAt : date
}

function isTeaser(text: string): boolean {
  return text.split(/\s+/, teaserWords + 1).length <= teaserWords
}
