import RssParser from 'rss-parser'
import { ELEMENTS } from './element-names.ts'
import { WASHED } from './washed-tag.ts'

/** One element of the washed feed: its value, its attributes, its parts. */
export type Node = {
  readonly value: string
  readonly attributes: Readonly<Record<string, string>>
  readonly parts: Fields
}

/** The fields of a feed or an entry by canonical name, in the order they stand. */
export type Fields = (name: string) => readonly Node[]

/**
 * Parses a washed feed with rss-parser and gives back the fields of the channel and of each item.
 * Rejects only on XML that is not well-formed, which washed XML never is.
 */
export async function parseWashedXml(
  xml: string,
): Promise<{ readonly channel: Fields; readonly items: readonly Fields[] }> {
  const feed: unknown = await createParser().parseString(xml)
  if (!isRecord(feed)) return { channel: fieldsOf({}), items: [] }
  const items = Array.isArray(feed['items']) ? feed['items'] : []
  return { channel: fieldsOf(feed), items: items.map(it => fieldsOf(isRecord(it) ? it : {})) }
}

/**
 * All fields go by names of our own, whole and unread: rss-parser's own handling loses the second of two links, throws
 * the whole feed away for one bad Atom date, and runs a quadratic expression over descriptions.
 */
function createParser(): RssParser {
  const names = [...new Set(['xml-lang', ...[...ELEMENTS.values()].map(it => it.name.replace(':', '-'))])]
  const kept = names.map(
    name => [WASHED + name, WASHED + name, { keepArray: true }] as [string, string, { keepArray: true }],
  )
  // Its types know no renamed fields for the feed, though its code does.
  const customFields: object = { feed: kept, item: kept }
  return new RssParser({ customFields })
}

function fieldsOf(record: Readonly<Record<string, unknown>>): Fields {
  return name => {
    const nodes = record[WASHED + name.replace(':', '-')]
    return Array.isArray(nodes) ? nodes.map(toNode) : []
  }
}

/** xml2js gives a string for an element without attributes and parts, else an object with `_` and `$`. */
function toNode(raw: unknown): Node {
  if (typeof raw === 'string') return { value: raw, attributes: {}, parts: fieldsOf({}) }
  if (!isRecord(raw)) return { value: '', attributes: {}, parts: fieldsOf({}) }
  const value = typeof raw['_'] === 'string' ? raw['_'] : ''
  return { value, attributes: isStrings(raw['$']) ? raw['$'] : {}, parts: fieldsOf(raw) }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isStrings(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value) && Object.values(value).every(it => typeof it === 'string')
}
