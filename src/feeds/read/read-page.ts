import { readDateline } from '../../text/dateline.ts'
import { titleFromText } from '../../text/title-from-text.ts'
import type { Completeness } from '../../model/article.ts'
import { decodeBytes } from './decode-bytes.ts'
import { markupToText, toLine } from './markup-to-text.ts'
import { parsePage } from './page-dom.ts'
import type { PageDocument } from './page-dom.ts'
import { readPageMetadata } from './page-metadata.ts'
import type { PageMetadata } from './page-metadata.ts'
import { isBehindPaywall, obstacleOf } from './page-obstacles.ts'
import { readPageText, readStructuredBody, withoutFurniture } from './page-text.ts'
import type { ReadingContext } from './read-feed.ts'

export type PageReading =
  | {
      readonly kind: 'page'
      readonly title: string
      /** Plain text without the dateline; paragraphs are parted by an empty line. */
      readonly text: string
      readonly author: string | undefined
      readonly publisher: string | undefined
      readonly dateline: string | undefined
      readonly publishedAt: Date | undefined
      /** BCP 47 tag as the page declares it. */
      readonly language: string | undefined
      readonly canonicalUrl: string | undefined
      readonly imageUrl: string | undefined
      readonly completeness: Completeness
    }
  | { readonly kind: 'unreadable'; readonly reason: string }

/**
 * Reads the report on a web page. Walls, robot checks, error pages and pages without a report are `unreadable` with a
 * sentence for people; a page that gives the start and asks for money is `paywalled`. Run it in a worker: the DOM and
 * Readability take long on hostile pages. Never throws.
 */
export function readPage(page: Uint8Array | string, context: ReadingContext): PageReading {
  const html = typeof page === 'string' ? page : decodeBytes(page, context.contentType)
  if (html.trim() === '') return { kind: 'unreadable', reason: 'The page is empty.' }
  try {
    return readHtml(html, context.url)
  } catch (error) {
    // Nesting deep enough to exhaust the stack, or a DOM that linkedom cannot build.
    return {
      kind: 'unreadable',
      reason: error instanceof RangeError ? 'The page is nested too deeply.' : 'The page cannot be parsed.',
    }
  }
}

function readHtml(html: string, url: string | undefined): PageReading {
  const document = parsePage(html)
  const metadata = readPageMetadata(document, url)
  const words = wordsOf(document)
  const whole = bestText(document, metadata)
  const obstacle = obstacleOf(metadata.title ?? '', words, whole)
  if (obstacle !== undefined) return { kind: 'unreadable', reason: obstacle }
  const isPaid = isBehindPaywall(metadata.structured?.isFree, words, whole)
  const report = whole.length < FEWEST_CHARACTERS && metadata.structured === undefined && !isPaid ? '' : whole
  const shown = isPaid ? paidTeaser(report, metadata.description ?? '') : report
  if (shown.length < 40) return { kind: 'unreadable', reason: 'The page holds no report.' }
  const dateline = readDateline(shown)
  const text = dateline ? shown.slice(dateline.end) : shown
  return {
    kind: 'page',
    title: titleOf(metadata) ?? titleFromText(text),
    text,
    author: metadata.author,
    publisher: metadata.publisher,
    dateline: dateline?.place,
    publishedAt: metadata.publishedAt,
    language: metadata.language,
    canonicalUrl: metadata.canonicalUrl ?? url,
    imageUrl: metadata.imageUrl,
    completeness: isPaid ? 'paywalled' : /(?:…|\.\.\.)$/.test(text) && text.length < 700 ? 'teaser' : 'full',
  }
}

/** The start of a report that must be paid for, without the short lines of the offer. */
function paidTeaser(report: string, description: string): string {
  const shown = report
    .split('\n\n')
    .filter(it => it.length > 60)
    .join('\n\n')
  return shown.length < description.length ? description : shown
}

/** Less than this is a menu or a notice, unless the page declares an article. */
const FEWEST_CHARACTERS = 200

/** What Readability found, or the body in JSON-LD where that is clearly more. */
function bestText(document: PageDocument, { title, author, structured }: PageMetadata): string {
  const found = readPageText(document, title, author)
  const body =
    structured?.body === undefined ? '' : withoutFurniture(readStructuredBody(structured.body), title, author)
  return body.length > found.length * 1.5 + 200 ? body : found
}

/** All words a visitor sees. */
function wordsOf(document: PageDocument): string {
  return toLine(markupToText(document.querySelector('body')?.innerHTML ?? '').slice(0, 200_000))
}

/** "Headline | Publisher" without the publisher. */
function titleOf({ title, publisher }: PageMetadata): string | undefined {
  if (title === undefined || publisher === undefined) return title
  const parts = /^(.{10,}?)\s+[|–—-]\s+([^|–—]{2,60})$/.exec(title)
  return parts && parts[2]?.toLowerCase().includes(publisher.toLowerCase()) ? parts[1] : title
}
