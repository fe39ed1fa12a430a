/**
 * What becomes of an element of a feed.
 * words: everything inside is one value. group: its parts are kept apart. through: its parts count as its parent's.
 * item: starts an entry. Elements not listed are passed over with all they hold.
 */
export type Role = 'words' | 'group' | 'through' | 'item'

/** `name` is the shared one of elements that mean the same. */
export type FeedElement = { readonly role: Role; readonly name: string }

/** By the name that `canonicalName` gives. */
export const ELEMENTS: ReadonlyMap<string, FeedElement> = new Map([
  ...roles('through', ['rss', 'rdf:rdf', 'channel', 'feed', 'media:group']),
  ...roles('item', ['item', 'entry']),
  ...roles('group', ['author', 'image', 'source', 'skiphours', 'skipdays', 'media:content']),
  ...roles('words', [
    'title',
    'link',
    'id',
    'guid',
    'description',
    'subtitle',
    'tagline',
    'info',
    'summary',
    'content',
  ]),
  ...roles('words', ['content:encoded', 'fullitem', 'category', 'enclosure', 'language', 'ttl', 'hour', 'day']),
  ...roles('words', ['pubdate', 'published', 'issued', 'created', 'updated', 'modified', 'lastbuilddate', 'date']),
  ...roles('words', ['name', 'email', 'url', 'uri', 'managingeditor', 'webmaster', 'logo', 'icon']),
  ...roles('words', [
    'dc:title',
    'dc:creator',
    'dc:description',
    'dc:subject',
    'dc:date',
    'dc:language',
    'dc:publisher',
  ]),
  ...roles('words', ['dcterms:issued', 'dcterms:created', 'dcterms:modified', 'feedburner:origlink']),
  ...roles('words', [
    'itunes:author',
    'itunes:image',
    'itunes:summary',
    'itunes:subtitle',
    'itunes:category',
    'itunes:title',
  ]),
  ...roles('words', ['media:title', 'media:description', 'media:thumbnail', 'media:category']),
  ...roles('words', ['sy:updateperiod', 'sy:updatefrequency', 'rdf:value']),
  ['body', { role: 'words', name: 'content:encoded' }],
  ['xhtml:body', { role: 'words', name: 'content:encoded' }],
  ['dc:author', { role: 'words', name: 'dc:creator' }],
  ['dcterms:creator', { role: 'words', name: 'dc:creator' }],
  ['itunes:link', { role: 'words', name: 'link' }],
  ['homepage', { role: 'words', name: 'uri' }],
])

function roles(role: Role, names: readonly string[]): [string, { role: Role; name: string }][] {
  return names.map(name => [name, { role, name }])
}

/**
 * True where an element can only mean that somebody forgot the end tag of the field before it: an entry inside any
 * field, or a field that is no name in HTML inside one that holds a line ("<title>Snow<guid>").
 */
export function endsOpenField(open: FeedElement, next: FeedElement | undefined): boolean {
  if (next?.role === 'item') return true
  return LINES.has(open.name) && next?.role === 'words' && !HTML_TOO.has(next.name)
}

const LINES: ReadonlySet<string> = new Set(
  'title guid id category pubdate published updated language ttl dc:date dc:creator'.split(' '),
)

const HTML_TOO: ReadonlySet<string> = new Set(
  'title link summary content date name body content:encoded info day hour url'.split(' '),
)

/**
 * The name of an element whatever prefix the publisher chose: lower case, with our prefix for the namespaces we read,
 * none for those of RSS and Atom. `namespaces` holds the prefixes in force.
 */
export function canonicalName(rawName: string, namespaces: ReadonlyMap<string, string>): string {
  const colon = rawName.indexOf(':')
  const prefix = colon === -1 ? '' : rawName.slice(0, colon).toLowerCase()
  const local = rawName.slice(colon + 1).toLowerCase()
  const address = namespaces.get(prefix)
  const known = address === undefined ? undefined : NAMESPACES.get(plainAddress(address))
  const ours = known ?? (OUR_PREFIXES.has(prefix) ? prefix : prefix === '' ? '' : 'other')
  return ours === '' || ours === 'atom' ? local : `${ours}:${local}`
}

/** True where the element follows Atom's rules, in which plain text is the default. */
export function isAtomNamespace(address: string | undefined): boolean {
  return address !== undefined && NAMESPACES.get(plainAddress(address)) === 'atom'
}

function plainAddress(address: string): string {
  return address.trim().toLowerCase().replace(/[/#]$/, '')
}

const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2005/atom', 'atom'],
  ['http://purl.org/atom/ns', 'atom'],
  ['http://purl.org/net/rss1.1', ''],
  ['http://purl.org/rss/1.0', ''],
  ['http://my.netscape.com/rdf/simple/0.9', ''],
  ['http://my.netscape.com/rdf/simple/0.91', ''],
  ['http://channel.netscape.com/rdf/simple/0.9', ''],
  ['http://backend.userland.com/rss', ''],
  ['http://backend.userland.com/rss2', ''],
  ['http://backend.userland.com/rss091', ''],
  ['http://blogs.law.harvard.edu/tech/rss', ''],
  ['http://cyber.law.harvard.edu/rss', ''],
  ['http://purl.org/dc/elements/1.1', 'dc'],
  ['http://purl.org/dc/elements/1.0', 'dc'],
  ['http://purl.org/dc/terms', 'dcterms'],
  ['http://purl.org/rss/1.0/modules/content', 'content'],
  ['http://purl.org/rss/1.0/modules/syndication', 'sy'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['http://www.w3.org/1999/xhtml', 'xhtml'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
])

/** Prefixes that mean what they say even where nobody declared them. */
const OUR_PREFIXES: ReadonlySet<string> = new Set([...NAMESPACES.values()].filter(prefix => prefix !== ''))
