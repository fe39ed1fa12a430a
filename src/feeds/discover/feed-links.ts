import { decodeAttributeEntities } from '../read/decode-entities.ts'
import { resolveUrl } from '../read/resolve-url.ts'
import { type Attributes, scanMarkup } from '../read/scan-markup.ts'

const feedType = /^(?:application|text)\/(?:(?:rss|atom|rdf)\+xml|rss|feed\+json|xml|rdf)(?:\s*;|$)/i
const jsonType = /^application\/json(?:\s*;|$)/i
const feedPath =
  /(?:\.(?:rss|atom|rdf)|\/(?:rss|feeds?|atom)(?:\.xml|\.json|\.php)?|\/(?:index|news)\.(?:rdf|xml)|[?&]feed=(?:rss2?|atom))\/?$/i
const mostAddresses = 30

/**
 * Finds feed addresses in a page: `link rel=alternate` of a feed type (HTML living standard, 4.6.7.1), links whose address
 * ends as feeds do, a WordPress page's own feed, and the channel of a YouTube page. Absolute addresses, each once, the
 * page's own word first. Linear in the page's length.
 */
export function findFeedLinks(html: string, pageUrl: string): readonly string[] {
  const named: string[] = []
  const looking: string[] = []
  let baseUrl = pageUrl
  const add = (list: string[], href: string | undefined) => {
    const url = resolveUrl(href, baseUrl)
    if (url !== undefined) list.push(url)
  }
  scanMarkup(html, 'html', {
    text: () => {},
    cdata: () => {},
    close: () => {},
    open: (name, attributes) => {
      const tag = name.toLowerCase()
      if (tag !== 'link' && tag !== 'a' && tag !== 'base') return
      const href = attribute(attributes, 'href')
      if (tag === 'base') baseUrl = resolveUrl(href, pageUrl) ?? baseUrl
      else if (tag === 'link' && isNamedFeed(attributes)) add(named, href)
      else if (tag === 'a' && href !== undefined && feedPath.test(href.slice(-200))) add(looking, href)
    },
  })
  const guessed = [...youtubeFeeds(html, pageUrl), ...wordpressFeeds(html, pageUrl)]
  return [...new Set([...named, ...looking, ...guessed])].slice(0, mostAddresses)
}

function isNamedFeed(attributes: Attributes): boolean {
  const rel = (attribute(attributes, 'rel') ?? '').toLowerCase().split(/\s+/)
  const type = (attribute(attributes, 'type') ?? '').trim()
  if (rel.includes('feed')) return true
  if (!rel.includes('alternate')) return false
  // WordPress names its programming interface as a JSON alternate of each page.
  return feedType.test(type) || (jsonType.test(type) && !(attribute(attributes, 'href') ?? '').includes('wp-json'))
}

function attribute(attributes: Attributes, name: string): string | undefined {
  const found = attributes.find(([it]) => it.toLowerCase() === name)
  return found === undefined ? undefined : decodeAttributeEntities(found[1])
}

function youtubeFeeds(html: string, pageUrl: string): string[] {
  if (!/^(?:www\.|m\.)?youtube\.com$/.test(new URL(pageUrl).hostname)) return []
  const id = /"(?:externalId|channelId)":"(UC[\w-]{22})"/.exec(html)?.[1]
  return id === undefined ? [] : [`https://www.youtube.com/feeds/videos.xml?channel_id=${id}`]
}

function wordpressFeeds(html: string, pageUrl: string): string[] {
  return html.includes('/wp-content/') ? [new URL('/feed/', pageUrl).href] : []
}
