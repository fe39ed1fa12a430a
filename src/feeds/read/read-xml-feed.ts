import { parseDate } from '../../text/parse-date.ts'
import type { FeedDocument, FeedEntry, Passage } from './feed-document.ts'
import { looksLikeHtml } from './looks-like-html.ts'
import { toLine } from './markup-to-text.ts'
import { parseWashedXml } from './parse-xml.ts'
import type { Fields, Node } from './parse-xml.ts'
import { joinPeople, readPerson } from './read-author.ts'
import type { Person } from './read-author.ts'
import { readUpdateHints } from './read-update-hints.ts'
import { resolveUrl } from './resolve-url.ts'
import { washXml } from './wash-xml.ts'

/**
 * Reads RSS 0.9x to 2.0, RDF, and Atom 0.3 and 1.0, well-formed or not. `documentUrl` is where the feed came from:
 * relative addresses start there unless the feed says otherwise. Undefined when the XML is no feed.
 */
export async function readXmlFeed(xml: string, documentUrl: string | undefined): Promise<FeedDocument | undefined> {
  const washed = washXml(xml, documentUrl)
  if (washed === undefined) return undefined
  const { channel, items } = await parseWashedXml(washed)
  const siteUrl = pageLink(channel('link'), documentUrl)
  const description = firstPassage(channel, ['description', 'subtitle', 'tagline', 'info', ...SUMMARIES], documentUrl)
  return {
    title: firstPassage(channel, ['title', 'dc:title', 'itunes:title'], documentUrl),
    description,
    id: idOf(channel, documentUrl),
    siteUrl,
    selfUrl: linkOf(channel('link'), 'self', documentUrl),
    hubUrl: linkOf(channel('link'), 'hub', documentUrl),
    author: authorOf(channel, ['author', 'managingeditor', 'dc:creator', 'itunes:author', 'webmaster']),
    publisher: firstLine(channel, ['dc:publisher']),
    updatedAt: firstDate(channel, ['updated', 'modified', 'lastbuilddate', ...DATES]),
    language: firstLine(channel, ['language', 'dc:language', 'xml-lang'])?.replace('_', '-'),
    imageUrl: imageOf(channel, documentUrl) ?? firstImageIn(description, documentUrl),
    ...readUpdateHints(channel),
    entries: items.map(item => readEntry(item, siteUrl ?? documentUrl, documentUrl)),
  }
}

const DATES = [
  'pubdate',
  'published',
  'dc:date',
  'issued',
  'dcterms:issued',
  'date',
  'created',
  'dcterms:created',
  'dcterms:modified',
]
const SUMMARIES = ['dc:description', 'itunes:summary', 'itunes:subtitle', 'media:description']

function readEntry(item: Fields, baseUrl: string | undefined, documentUrl: string | undefined): FeedEntry {
  const id = idOf(item, documentUrl)
  const url = entryUrl(item, baseUrl)
  // Markup's own links start at the document, by RFC 4287 and RSS practice alike.
  const [summary, content] = bodiesOf(item, documentUrl ?? url)
  return {
    id,
    url,
    title: firstPassage(item, ['title', 'dc:title', 'itunes:title', 'media:title'], documentUrl),
    summary,
    content,
    author: authorOf(item, ['author', 'dc:creator', 'itunes:author']),
    publishedAt: firstDate(item, [...DATES, 'updated', 'modified', 'lastbuilddate']),
    language: firstLine(item, ['dc:language', 'language'])?.replace('_', '-'),
    categories: categoriesOf(item),
    enclosureUrl: enclosureOf(item, baseUrl),
    imageUrl: imageOf(item, baseUrl) ?? firstImageIn(content ?? summary, documentUrl ?? url),
    origin: firstLine(item, ['source']) ?? firstLine(item('source')[0]?.parts ?? (() => []), ['title']),
  }
}

/** An Atom id is an address by RFC 4287, so a relative one has a base; an RSS guid is any string. */
function idOf(fields: Fields, documentUrl: string | undefined): string | undefined {
  const guid = firstLine(fields, ['guid'])
  const id = firstLine(fields, ['id'])
  if (guid !== undefined || id === undefined) return guid
  return /^[^:]*\//.test(id) ? (resolveUrl(id, fields('id')[0]?.attributes['b'] ?? documentUrl) ?? id) : id
}

/** RSS has the short text in `description`, and in `summary` the long one where both stand. */
function bodiesOf(item: Fields, baseUrl: string | undefined): [Passage | undefined, Passage | undefined] {
  const full = firstPassage(item, ['content:encoded', 'fullitem', 'content'], baseUrl)
  const description = firstPassage(item, ['description'], baseUrl)
  const summary = firstPassage(item, ['summary', ...SUMMARIES], baseUrl)
  return [description ?? summary, full ?? (description && summary && item('summary').length > 0 ? summary : undefined)]
}

function entryUrl(item: Fields, baseUrl: string | undefined): string | undefined {
  const guid = item('guid')[0]
  const permalink = guid && guid.attributes['ispermalink']?.toLowerCase() !== 'false' ? guid.value.trim() : ''
  return (
    resolveUrl(firstLine(item, ['feedburner:origlink']), baseUrl) ??
    pageLink(item('link'), baseUrl) ??
    (/^https?:\/\//i.test(permalink) ? resolveUrl(permalink, baseUrl) : undefined) ??
    enclosureOf(item, baseUrl)
  )
}

/**
 * The link to the page a person reads. Among several the one marked as alternate HTML wins, then any alternate;
 * RSS writes the address as text, and where one feed has several the last is the corrected one.
 */
function pageLink(links: readonly Node[], baseUrl: string | undefined): string | undefined {
  const resolve = (it: Node | undefined) =>
    it && resolveUrl(it.attributes['href'] ?? it.value, it.attributes['b'] ?? baseUrl)
  const pages = links.filter(it => ['alternate', ''].includes(relOf(it)) && resolve(it) !== undefined)
  const html = pages.find(it => relOf(it) === 'alternate' && isHtml(it)) ?? pages.find(it => relOf(it) === 'alternate')
  return resolve(html ?? pages.find(it => isHtml(it)) ?? pages.at(-1))
}

function relOf(link: Node): string {
  const rel = link.attributes['rel'] ?? ''
  return rel
    .toLowerCase()
    .trim()
    .replace(/^http:\/\/www\.iana\.org\/assignments\/relation\//, '')
}

function isHtml(link: Node): boolean {
  return /html/i.test(link.attributes['type'] ?? '')
}

function linkOf(links: readonly Node[], rel: string, baseUrl: string | undefined): string | undefined {
  const link = links.find(it => relOf(it) === rel)
  return link && resolveUrl(link.attributes['href'], link.attributes['b'] ?? baseUrl)
}

function enclosureOf(item: Fields, baseUrl: string | undefined): string | undefined {
  const enclosures = [
    ...item('enclosure'),
    ...item('link').filter(it => relOf(it) === 'enclosure'),
    ...item('media:content'),
  ]
  for (const { attributes } of enclosures) {
    const url = resolveUrl(attributes['url'] ?? attributes['href'], attributes['b'] ?? baseUrl)
    if (url !== undefined) return url
  }
  return undefined
}

function imageOf(fields: Fields, baseUrl: string | undefined): string | undefined {
  const media = fields('media:content').filter(it =>
    /image/.test(`${it.attributes['medium']} ${it.attributes['type']}`),
  )
  const enclosed = fields('enclosure').filter(it => it.attributes['type']?.startsWith('image'))
  const parts = [...fields('image'), ...fields('media:content')].flatMap(it => [
    ...it.parts('url'),
    ...it.parts('media:thumbnail'),
  ])
  const marked = fields('link').filter(it => relOf(it) === 'image')
  const plain = [...fields('image'), ...fields('logo')]
  for (const it of [
    ...parts,
    ...plain,
    ...media,
    ...enclosed,
    ...fields('media:thumbnail'),
    ...fields('itunes:image'),
    ...marked,
    ...fields('icon'),
  ]) {
    const written = it.attributes['url'] ?? it.attributes['href'] ?? it.attributes['resource'] ?? it.value
    const url = resolveUrl(written, it.attributes['b'] ?? baseUrl)
    if (url !== undefined) return url
  }
  return undefined
}

function firstImageIn(passage: Passage | undefined, baseUrl: string | undefined): string | undefined {
  if (passage?.kind !== 'html') return undefined
  const image = passage.value.slice(0, 100_000).match(/<img\s[^<>]{0,1000}?\bsrc\s*=\s*["']?([^"'\s<>]{1,2000})/i)
  return resolveUrl(image?.[1]?.replaceAll('&amp;', '&'), passage.baseUrl ?? baseUrl)
}

function categoriesOf(item: Fields): string[] {
  const nodes = ['category', 'dc:subject', 'itunes:category', 'media:category'].flatMap(name => item(name))
  const terms = nodes.map(it =>
    toLine(it.attributes['term'] || it.value || it.attributes['label'] || it.attributes['text'] || ''),
  )
  return [...new Set(terms.filter(it => it !== ''))].slice(0, 100)
}

function authorOf(fields: Fields, names: readonly string[]): string | undefined {
  for (const name of names) {
    const people = fields(name)
      .map(personOf)
      .filter(it => it !== undefined)
    if (people.length > 0) return joinPeople(people)
  }
  return undefined
}

function personOf(node: Node): Person | undefined {
  const name = firstLine(node.parts, ['name'])
  const email = firstLine(node.parts, ['email'])
  if (name === undefined && email === undefined) return readPerson(node.value)
  return { name: name ?? '', email }
}

function firstDate(fields: Fields, names: readonly string[]): Date | undefined {
  // Where one element stands twice, the later one corrects the earlier.
  for (const node of names.flatMap(name => fields(name).toReversed())) {
    const date = parseDate(node.value)
    if (date) return date
  }
  return undefined
}

function firstLine(fields: Fields, names: readonly string[]): string | undefined {
  for (const node of names.flatMap(name => fields(name))) {
    const line = toLine(node.value)
    if (line !== '') return line
  }
  return undefined
}

function firstPassage(fields: Fields, names: readonly string[], baseUrl: string | undefined): Passage | undefined {
  const nodes = names.flatMap(name => fields(name))
  const node = nodes.find(it => it.value.trim() !== '')
  if (!node) return undefined
  const isHtmlValue =
    node.attributes['t'] === 'html' ||
    node.attributes['t'] === 'xhtml' ||
    (node.attributes['t'] === 'guess' && looksLikeHtml(node.value))
  if (!isHtmlValue) return { kind: 'text', value: node.value.trim() }
  return { kind: 'html', value: node.value.trim(), baseUrl: node.attributes['b'] ?? baseUrl }
}
