import { parseDate } from '../../text/parse-date.ts'
import type { FeedDocument, FeedEntry, Passage } from './feed-document.ts'
import { toLine } from './markup-to-text.ts'
import { joinPeople } from './read-author.ts'
import { resolveUrl } from './resolve-url.ts'

type Json = Readonly<Record<string, unknown>>

/** Reads JSON Feed 1.0 and 1.1 (jsonfeed.org). Undefined when the text is no JSON, or JSON of another kind. */
export function readJsonFeed(json: string, documentUrl: string | undefined): FeedDocument | undefined {
  const feed = parse(json)
  if (!feed || (!Array.isArray(feed['items']) && !/jsonfeed/i.test(textOf(feed['version']) ?? ''))) return undefined
  const items = Array.isArray(feed['items']) ? feed['items'].filter(isJson) : []
  const entries = items.map(item => readEntry(item, documentUrl))
  const dates = entries.map(it => it.publishedAt?.getTime()).filter(it => it !== undefined)
  return {
    title: plain(feed['title']),
    description: plain(feed['description']),
    id: textOf(feed['feed_url']),
    siteUrl: resolveUrl(textOf(feed['home_page_url']), documentUrl),
    selfUrl: resolveUrl(textOf(feed['feed_url']), documentUrl),
    hubUrl: hubOf(feed['hubs'], documentUrl),
    author: authorOf(feed),
    publisher: undefined,
    updatedAt: dates.length > 0 ? new Date(dates.reduce((a, b) => Math.max(a, b))) : undefined,
    language: textOf(feed['language'])?.replace('_', '-'),
    imageUrl: resolveUrl(textOf(feed['icon']) ?? textOf(feed['favicon']), documentUrl),
    ttlMinutes: undefined,
    updatePeriodMs: undefined,
    skipHours: [],
    skipDays: [],
    entries,
  }
}

function readEntry(item: Json, baseUrl: string | undefined): FeedEntry {
  const url = resolveUrl(textOf(item['url']) ?? textOf(item['external_url']), baseUrl)
  const attachments = Array.isArray(item['attachments']) ? item['attachments'].filter(isJson) : []
  const html = textOf(item['content_html'])
  return {
    id: textOf(item['id']),
    url: url ?? (/^https?:/.test(textOf(item['id']) ?? '') ? resolveUrl(textOf(item['id']), baseUrl) : undefined),
    title: plain(item['title']),
    summary: plain(item['summary']),
    content: html === undefined ? plain(item['content_text']) : { kind: 'html', value: html, baseUrl: url ?? baseUrl },
    author: authorOf(item),
    publishedAt: parseDate(textOf(item['date_published']) ?? '') ?? parseDate(textOf(item['date_modified']) ?? ''),
    language: textOf(item['language'])?.replace('_', '-'),
    categories: Array.isArray(item['tags'])
      ? item['tags']
          .map(textOf)
          .filter(it => it !== undefined)
          .slice(0, 100)
      : [],
    enclosureUrl: resolveUrl(textOf(attachments[0]?.['url']), baseUrl),
    imageUrl: resolveUrl(textOf(item['image']) ?? textOf(item['banner_image']), baseUrl),
    origin: undefined,
  }
}

/** Version 1.1 has `authors`, version 1.0 `author`; some publishers write an object where a list belongs, or a name. */
function authorOf(holder: Json): string | undefined {
  const written = [holder['authors'], holder['author']].flat()
  return joinPeople(
    written.map(it => ({
      name: textOf(isJson(it) ? it['name'] : it) ?? '',
      email: isJson(it) ? textOf(it['url']) : undefined,
    })),
  )
}

function hubOf(hubs: unknown, baseUrl: string | undefined): string | undefined {
  const all = Array.isArray(hubs) ? hubs.filter(isJson) : []
  const hub = all.find(it => /websub|pubsubhubbub/i.test(textOf(it['type']) ?? ''))
  return resolveUrl(textOf(hub?.['url']), baseUrl)
}

function plain(value: unknown): Passage | undefined {
  const text = typeof value === 'string' ? value.trim() : ''
  return text === '' ? undefined : { kind: 'text', value: text }
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return undefined
  return toLine(value) === '' ? undefined : value.trim()
}

function parse(json: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return isJson(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
