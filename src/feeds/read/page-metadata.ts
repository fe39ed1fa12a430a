import { parseDate } from '../../text/parse-date.ts'
import { decodeHtmlEntities } from './decode-entities.ts'
import { readStructuredArticle } from './structured-article.ts'
import type { StructuredArticle } from './structured-article.ts'
import { toLine } from './markup-to-text.ts'
import type { PageDocument } from './page-dom.ts'
import { resolveUrl } from './resolve-url.ts'

/** What a page says of itself outside its text. */
export type PageMetadata = {
  readonly title: string | undefined
  readonly author: string | undefined
  readonly publisher: string | undefined
  readonly publishedAt: Date | undefined
  readonly language: string | undefined
  readonly canonicalUrl: string | undefined
  readonly imageUrl: string | undefined
  readonly description: string | undefined
  readonly structured: StructuredArticle | undefined
}

/**
 * Gathers metadata from schema.org's JSON-LD first, then Open Graph and other meta elements, then the page's own
 * elements: publishers keep the first most exact, as search engines read it.
 */
export function readPageMetadata(document: PageDocument, pageUrl: string | undefined): PageMetadata {
  const structured = readStructuredArticle(document)
  const meta = readMeta(document)
  const first = (...names: string[]) => names.map(name => meta.get(name)).find(it => it !== undefined)
  const base = resolveUrl(document.querySelector('base[href]')?.getAttribute('href') ?? undefined, pageUrl) ?? pageUrl
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? first('og:url')
  return {
    title: structured?.headline ?? first('og:title', 'twitter:title', 'dc.title', 'title') ?? headingOf(document),
    author: authorOf(
      document,
      structured,
      first('author', 'article:author', 'dc.creator', 'byl', 'parsely-author', 'sailthru.author'),
    ),
    publisher: first('og:site_name', 'application-name', 'publisher') ?? structured?.publisher,
    publishedAt: structured?.publishedAt ?? metaDate(meta) ?? visibleDate(document),
    language: languageOf(document, structured?.language ?? first('og:locale', 'content-language', 'dc.language')),
    canonicalUrl: resolveUrl(canonical, base),
    imageUrl: resolveUrl(
      first('og:image', 'og:image:url', 'twitter:image', 'twitter:image:src') ?? structured?.imageUrl,
      base,
    ),
    description: first('og:description', 'description', 'twitter:description'),
    structured,
  }
}

function readMeta(document: PageDocument): ReadonlyMap<string, string> {
  const meta = new Map<string, string>()
  for (const element of document.querySelectorAll('meta[content]')) {
    const name = element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop')
    const key = (name ?? element.getAttribute('http-equiv') ?? '').toLowerCase()
    const content = toLine(decodeHtmlEntities((element.getAttribute('content') ?? '').slice(0, 4000)))
    if (key !== '' && content !== '' && !meta.has(key)) meta.set(key, content)
  }
  return meta
}

const DATE_NAMES: readonly string[] = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'cxenseparse:recs:publishtime',
  'article.published',
  'originalpublicationdate',
  'ptime',
  'timestamp',
  'article:modified_time',
]

function metaDate(meta: ReadonlyMap<string, string>): Date | undefined {
  return DATE_NAMES.map(name => parseDate(meta.get(name) ?? '')).find(it => it !== undefined)
}

/** Best first: a time inside the report, one that is marked as the date, any time, then what is called a date. */
const DATE_PLACES: readonly string[] = [
  'article time[datetime], main time[datetime]',
  '[itemprop="datePublished"], time[pubdate], .published, .post-date, .entry-date, .story-date, .story__time',
  'time[datetime]',
  '.timestamp, .dateline, .date, time',
]

/** "Published March 5, 2026 2:30pm | Updated ...": what stands around the date is taken off piece by piece. */
function visibleDate(document: PageDocument): Date | undefined {
  for (const place of DATE_PLACES) {
    for (const element of document.querySelectorAll(place)) {
      const attribute = ['datetime', 'content', 'title'].map(it => element.getAttribute(it)).find(it => it)
      const date = parseDate(attribute ?? '') ?? dateIn(toLine((element.textContent ?? '').slice(0, 300)))
      if (date) return date
    }
  }
  return undefined
}

function dateIn(line: string): Date | undefined {
  const bare = line.replace(
    /^(?:first published|last updated|published|posted|updated|on|date)\s*(?:on|at|:)?\s*:?\s*/i,
    '',
  )
  return parseDate(bare) ?? parseDate(bare.split(/\s*(?:[|•·]|\b(?:last )?updated\b)/i)[0] ?? '')
}

const BYLINES =
  '[rel="author"], [itemprop="author"] [itemprop="name"], [itemprop="author"], .byline__name, .story__byline a, .byline a, ' +
  '.byline, .author-name, .author, .article-author, .story__byline'

function authorOf(
  document: PageDocument,
  structured: StructuredArticle | undefined,
  meta: string | undefined,
): string | undefined {
  const visible = () =>
    [...document.querySelectorAll(BYLINES)].map(it => bareByline(it.textContent ?? '')).find(it => it !== undefined)
  // Some publishers put the address of a profile where the name belongs.
  const named = meta !== undefined && !/^https?:/i.test(meta) ? bareByline(meta) : undefined
  return structured?.author ?? named ?? visible()
}

function bareByline(written: string): string | undefined {
  const line = toLine(written.slice(0, 200)).replace(/^(?:by|written by|reported by|author|par|von|por)\s*:?\s+/i, '')
  const name = line.split(/\s*(?:\||•|·|–|—|Published|Updated|Posted)\s*/)[0]?.replace(/[,;]$/, '') ?? ''
  return name.length >= 2 && name.length <= 100 && !/^\d/.test(name) ? name : undefined
}

/** Among the headings the one that stands longest in the page's title: the other is the site's name. */
function headingOf(document: PageDocument): string | undefined {
  const title = toLine((document.querySelector('title')?.textContent ?? '').slice(0, 500))
  const headings = [...document.querySelectorAll('article h1, main h1, h1, h2, h3')].map(it =>
    toLine((it.textContent ?? '').slice(0, 500)),
  )
  const named = headings
    .filter(it => it !== '' && title.includes(it))
    .reduce((longest, it) => (it.length > longest.length ? it : longest), '')
  // "Headline | Publisher", "Headline - Section - Publisher".
  return named || headings.find(it => it !== '') || title.split(/\s+[|–—»-]\s+/)[0] || undefined
}

function languageOf(document: PageDocument, declared: string | undefined): string | undefined {
  const html = document.documentElement?.getAttribute('lang') ?? document.documentElement?.getAttribute('xml:lang')
  const language = (html || declared)?.trim().replaceAll('_', '-')
  return language && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(language) ? language : undefined
}
