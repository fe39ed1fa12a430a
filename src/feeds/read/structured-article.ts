import { parseDate } from '../../text/parse-date.ts'
import { decodeHtmlEntities } from './decode-entities.ts'
import { toLine } from './markup-to-text.ts'
import type { PageDocument } from './page-dom.ts'
import { joinPeople } from './read-author.ts'

/** An article as schema.org's JSON-LD describes it. */
export type StructuredArticle = {
  readonly headline: string | undefined
  readonly author: string | undefined
  readonly publisher: string | undefined
  readonly publishedAt: Date | undefined
  readonly language: string | undefined
  readonly imageUrl: string | undefined
  readonly body: string | undefined
  /** False where the publisher tells search engines that readers must pay. */
  readonly isFree: boolean | undefined
}

type Json = Readonly<Record<string, unknown>>

/** The page's first article in JSON-LD; undefined when there is none or it cannot be read. */
export function readStructuredArticle(document: PageDocument): StructuredArticle | undefined {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = findArticle(parse(script.textContent ?? ''), 0)
    if (article) return toArticle(article)
  }
  return undefined
}

function toArticle(article: Json): StructuredArticle {
  const isFree = article['isAccessibleForFree']
  return {
    headline: lineOf(article['headline']) ?? lineOf(article['name']),
    author: joinPeople(listOf(article['author']).map(it => ({ name: nameOf(it) ?? '', email: undefined }))),
    publisher: nameOf(article['publisher']),
    publishedAt: parseDate(lineOf(article['datePublished']) ?? '') ?? parseDate(lineOf(article['dateCreated']) ?? ''),
    language: nameOf(article['inLanguage']),
    imageUrl: imageOf(article['image']) ?? imageOf(article['thumbnailUrl']),
    body: typeof article['articleBody'] === 'string' ? decodeHtmlEntities(article['articleBody']) : undefined,
    isFree:
      isFree === undefined
        ? undefined
        : isFree !== false && !(typeof isFree === 'string' && /^(?:false|no)$/i.test(isFree)),
  }
}

const ARTICLE_TYPE =
  /^(?:Analysis|Background|Opinion|Report(?:age)?|Reported|Review)?(?:News)?(?:Article|Report)$|^(?:BlogPosting|LiveBlogPosting|ReportageNewsArticle|Report)$/

function findArticle(value: unknown, depth: number): Json | undefined {
  if (depth > 4) return undefined
  if (Array.isArray(value)) {
    for (const it of value.slice(0, 50)) {
      const found = findArticle(it, depth + 1)
      if (found) return found
    }
    return undefined
  }
  if (!isJson(value)) return undefined
  if (listOf(value['@type']).some(it => typeof it === 'string' && ARTICLE_TYPE.test(it))) return value
  return findArticle(value['@graph'], depth + 1) ?? findArticle(value['mainEntity'], depth + 1)
}

/** Publishers' JSON often holds raw line breaks inside strings, or an HTML comment around it. */
function parse(json: string): unknown {
  const text = json
    .replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\]\]>\*\/|\]\]>)\s*$/, '')
  for (const attempt of [text, text.replace(/[\n\r\t]/g, ' ')]) {
    try {
      return JSON.parse(attempt)
    } catch {
      continue
    }
  }
  return undefined
}

function nameOf(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value
  return isJson(first) ? lineOf(first['name']) : lineOf(first)
}

function imageOf(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value
  return isJson(first) ? lineOf(first['url'] ?? first['contentUrl']) : lineOf(first)
}

function lineOf(value: unknown): string | undefined {
  const line = typeof value === 'string' ? toLine(decodeHtmlEntities(value.slice(0, 2000))) : ''
  return line === '' || /^https?:\/\/schema\.org/.test(line) ? undefined : line
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, 20) : value === undefined || value === null ? [] : [value]
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
