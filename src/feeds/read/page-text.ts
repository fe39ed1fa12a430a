import { Readability } from '@mozilla/readability'
import { cleanMarkup } from './clean-markup.ts'
import { markupToText, tidyText, toLine } from './markup-to-text.ts'
import { isListHeading, isPageFurniture } from './page-furniture.ts'
import type { PageDocument, PageElement } from './page-dom.ts'

/** Parts of an article element that are not its text. */
const ASIDES =
  'figure, figcaption, aside, nav, form, button, script, style, noscript, iframe, table.infobox, [role="complementary"], ' +
  '[role="navigation"], [aria-hidden="true"]'

/** Furniture by the class names publishers and their CMSs give it; taken out before Readability looks. */
const FURNITURE =
  '[class*="related" i], [class*="newsletter" i], [class*="share" i], [class*="social" i], [class*="promo" i], ' +
  '[class*="advert" i], [class*="subscribe" i], [class*="read-more" i], [class*="readmore" i], [class*="also-read" i], ' +
  '[class*="most-read" i], [class*="trending" i], [class*="comments" i], [class*="cookie" i], [class*="breadcrumb" i], ' +
  '[class*="caption" i], [class*="byline" i], [class*="timestamp" i], [id*="comments" i], [class*="tags" i], ' +
  '[class*="author-bio" i], [class*="disclaimer" i], [class*="follow-us" i], [class*="recommended" i], [class*="skip-link" i], ' +
  '[class*="standfirst" i], [class*="subhead" i], [class*="subtitle" i], [class*="strapline" i], [class*="summary" i]'

/**
 * The report's own text, paragraphs parted by empty lines, as Readability finds it; without captions, furniture and
 * the lines that repeat headline, author or date. Changes the document. Empty when there is none.
 */
export function readPageText(document: PageDocument, title: string | undefined, author: string | undefined): string {
  const whole = (document.querySelector('body')?.textContent ?? '').length
  const body = [...document.querySelectorAll(FURNITURE)]
  for (const element of body) if (isSmallPart(element, whole)) element.remove()
  const reading = new Readability<PageElement>(document, {
    charThreshold: 200,
    disableJSONLD: true,
    serializer: node => node,
  })
  const content = reading.parse()?.content
  if (!content) return ''
  for (const element of content.querySelectorAll(ASIDES)) element.remove()
  return withoutFurniture(markupToText(content.innerHTML), title, author)
}

/** A class name like "article-shared" may sit on the report itself: what holds most of the page stays. */
function isSmallPart(element: PageElement, whole: number): boolean {
  return (
    element.localName !== 'body' && element.localName !== 'html' && (element.textContent ?? '').length < whole * 0.3
  )
}

/** Paragraph by paragraph; the links under "Related stories" go with their heading. */
export function withoutFurniture(text: string, title: string | undefined, author: string | undefined): string {
  const repeated = new Set([title, author].filter(it => it !== undefined).map(plain))
  const paragraphs = text.split('\n\n')
  let isInList = false
  const kept = paragraphs.filter((it, index) => {
    isInList = isListHeading(it) || (isInList && it.length < 160 && !ENDED.test(it))
    return !isInList && !isPageFurniture(it, index, paragraphs.length) && !(index < 6 && repeated.has(plain(it)))
  })
  return withoutPreliminaries(kept).join('\n\n')
}

/** Short lines without a full stop before the first real paragraph: a role, a place, a section's name. */
function withoutPreliminaries(paragraphs: readonly string[]): readonly string[] {
  const first = paragraphs.findIndex(it => it.length > 60 && ENDED.test(it))
  return first > 0 && first < 6 && paragraphs.slice(0, first).every(it => it.length < 80 && !ENDED.test(it))
    ? paragraphs.slice(first)
    : paragraphs
}

const ENDED = /[.!?:…۔।][”"’»)]?$/u

function plain(line: string): string {
  return toLine(line).toLowerCase()
}

/** The body that JSON-LD carries, as paragraphs. */
export function readStructuredBody(body: string): string {
  return /<(?:p|br|div)[\s/>]/i.test(body)
    ? markupToText(cleanMarkup(body, undefined))
    : tidyText(body.replace(/\n+/g, '\n\n'))
}
