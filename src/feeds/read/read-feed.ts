import type { Item } from '../../model/item.ts'
import { titleFromText } from '../../text/title-from-text.ts'
import { cleanMarkup } from './clean-markup.ts'
import { decodeBytes } from './decode-bytes.ts'
import type { FeedDocument, FeedEntry, Passage } from './feed-document.ts'
import { markupToText, tidyText, toLine } from './markup-to-text.ts'
import { readJsonFeed } from './read-json-feed.ts'
import { readXmlFeed } from './read-xml-feed.ts'

/** Where the bytes came from; `url` is the address after redirects. */
export type ReadingContext = { readonly contentType: string | undefined; readonly url: string | undefined }

/** `origin`: who printed it, where the feed gathers others' reports (Google News and the like). */
export type FeedItem = Item & { readonly origin: string | undefined }

export type FeedReading =
  | {
      readonly kind: 'feed'
      readonly title: string
      /** Who prints it, guessed from the feed's own words. */
      readonly publisher: string
      readonly siteUrl: string | undefined
      readonly language: string | undefined
      readonly hubUrl: string | undefined
      readonly selfUrl: string | undefined
      readonly ttlMinutes: number | undefined
      readonly updatePeriodMs: number | undefined
      /** Hours of the day in UTC in which not to ask, 0 to 23. */
      readonly skipHours: readonly number[]
      /** English names of days ("Sunday") on which not to ask. */
      readonly skipDays: readonly string[]
      /** In the feed's order, each with a title and plain text; at most 1,000. */
      readonly items: readonly FeedItem[]
    }
  | { readonly kind: 'unreadable'; readonly reason: string }

/**
 * Reads a feed of any kind from its bytes. Expected trouble is a value: `reason` is a sentence for people.
 * The outcome depends on the arguments alone; the time is linear in their length.
 */
export async function readFeed(bytes: Uint8Array, context: ReadingContext): Promise<FeedReading> {
  const document = await readFeedDocument(bytes, context)
  return typeof document === 'string' ? { kind: 'unreadable', reason: document } : toReading(document, context)
}

/** The feed before its markup is cleaned, or a sentence that says why it is none. */
export async function readFeedDocument(bytes: Uint8Array, context: ReadingContext): Promise<FeedDocument | string> {
  if (bytes.length === 0) return 'The answer is empty.'
  const text = decodeBytes(bytes, context.contentType)
  if (text === '') return 'The answer is empty.'
  const document = /^[[{]/.test(text) ? readJsonFeed(text, context.url) : await readXmlFeed(text, context.url)
  return document ?? reasonFor(text)
}

function reasonFor(text: string): string {
  const head = text.slice(0, 1000)
  if (/^[[{]/.test(head)) return 'This is JSON, but not a JSON Feed.'
  if (/<(?:!doctype\s+html|html|head|body)[\s>]/i.test(head)) return 'This is a web page, not a feed.'
  if (head.startsWith('<')) return 'This is XML, but neither RSS nor Atom.'
  return 'This is not a feed.'
}

const MOST_ITEMS = 1000

function toReading(document: FeedDocument, context: ReadingContext): FeedReading {
  const title = document.title ? lineOf(document.title) : ''
  return {
    kind: 'feed',
    title: title || hostOf(document.siteUrl ?? context.url) || 'Untitled feed',
    publisher: publisherOf(document, title) || hostOf(document.siteUrl ?? context.url) || 'Unknown',
    siteUrl: document.siteUrl,
    language: document.language,
    hubUrl: document.hubUrl,
    selfUrl: document.selfUrl,
    ttlMinutes: document.ttlMinutes,
    updatePeriodMs: document.updatePeriodMs,
    skipHours: document.skipHours,
    skipDays: document.skipDays,
    items: document.entries.slice(0, MOST_ITEMS).map(it => toItem(it, document)),
  }
}

/** "Dawn - Home" and "Dawn | World" are printed by Dawn. */
function publisherOf(document: FeedDocument, title: string): string {
  return document.publisher ?? title.split(/\s+[-–—|»:]\s+|:\s+/)[0]?.trim() ?? title
}

function toItem(entry: FeedEntry, document: FeedDocument): FeedItem {
  const bodies = [entry.content, entry.summary].map(it => (it ? textOf(it) : ''))
  const text = bodies.reduce((longest, it) => (it.length > longest.length ? it : longest), '')
  const title = entry.title ? lineOf(entry.title) : ''
  return {
    guid: entry.id,
    url: entry.url,
    title: title || titleFromText(text) || entry.url || 'Untitled',
    text,
    author: entry.author ?? document.author,
    publishedAt: entry.publishedAt,
    language: entry.language ?? document.language,
    categories: entry.categories,
    imageUrl: entry.imageUrl,
    origin: entry.origin,
  }
}

function textOf(passage: Passage): string {
  return passage.kind === 'text' ? tidyText(passage.value) : markupToText(passage.value)
}

function lineOf(passage: Passage): string {
  return toLine(textOf(passage))
}

/** The passage as HTML (cleaned) or plain text, whichever it is. */
export function cleanPassage(passage: Passage): string {
  return passage.kind === 'text' ? passage.value : cleanMarkup(passage.value, passage.baseUrl)
}

function hostOf(url: string | undefined): string {
  return url ? new URL(url).hostname.replace(/^www\./, '') : ''
}
