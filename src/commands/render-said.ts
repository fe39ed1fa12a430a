import { renderSpeaker } from '../alerts/render-quotation.ts'
import type { FoundQuotation } from '../corpus/article-store.ts'
import type { Article } from '../model/article.ts'
import type { Quotation } from '../model/quotation.ts'
import { cutAround } from '../text/cut-around.ts'
import { escapeAndMark, escapeMarkdown, linkTo, shorten, timestamp } from '../text/discord-markdown.ts'
import { addressOfSentence } from '../text/text-fragment.ts'

/** A printed quotation with its publisher, date and headline; the headline leads to the words' place in the page. */
export function renderFound({ quotation, article }: FoundQuotation, limit: number): string {
  const where = renderWhere(article, quotation, Math.floor(limit / 2))
  return `${renderSaid(quotation, article.text, limit - where.length - 1)}\n${where}`
}

/** The words and who said them, followed by a link to their place where the article has an address. */
export function renderSaidIn({ quotation, article }: FoundQuotation, limit: number): string {
  const link = article.url === undefined ? '' : ` ${linkTo('↗', placeOf(quotation, article.url, limit / 3))}`
  return `${renderSaid(quotation, article.text, limit - link.length)}${link}`
}

/**
 * The words verbatim and who said them. Whole sentences stand alone; a scrap of words stands in its sentence, or nobody
 * could tell what it means. At most `limit` units (from 300 on), cut at a word's end.
 */
export function renderSaid(quotation: Quotation, text: string, limit: number): string {
  const speaker = `— ${renderSpeaker(quotation)}`
  const room = Math.max(60, limit - speaker.length - 6)
  return `> ${renderWords(quotation, text, Math.min(420, room), room)}\n${speaker}`
}

/** Publisher, day and headline on one small line. */
export function renderWhere(
  article: Omit<FoundQuotation['article'], 'text'> | Pick<Article, 'title' | 'publisher' | 'publishedAt' | 'url'>,
  quotation: Quotation,
  limit: number,
): string {
  const start = `-# ${escapeMarkdown(shorten(article.publisher, 40))} · ${timestamp(article.publishedAt, 'd')} · `
  const title = shorten(article.title, 80)
  if (article.url === undefined) return `${start}${escapeMarkdown(title)}`
  const link = linkTo(title, placeOf(quotation, article.url, limit - start.length - title.length - 10))
  return `${start}${start.length + link.length > limit ? escapeMarkdown(title) : link}`
}

/** The page's address with the words' place, or without where both would be longer than `limit`. */
function placeOf(quotation: Quotation, url: string, limit: number): string {
  const place = addressOfSentence(url, quotation.text)
  return place.length <= limit ? place : url
}

function renderWords(quotation: Quotation, text: string, cutAt: number, limit: number): string {
  const rendered = quotation.kind === 'direct' ? renderWhole(quotation, cutAt) : renderScrap(quotation, text, cutAt)
  // Marks that must be made literal take room of their own.
  return rendered.length <= limit || cutAt <= 40
    ? rendered
    : renderWords(quotation, text, Math.floor(cutAt * 0.7), limit)
}

function renderWhole(quotation: Quotation, cutAt: number): string {
  const words = quotation.text
    .slice(0, cutAt * 3)
    .split(/\s+/u)
    .join(' ')
  return `“${escapeMarkdown(shorten(words.trim(), cutAt))}”`
}

function renderScrap(quotation: Quotation, text: string, cutAt: number): string {
  const { start, end } = quotation.sentence
  const sentence = spaced(text.slice(start, end))
  const span = { start: quotation.start - start, end: quotation.end - start }
  const isInside = span.start >= 0 && span.end <= sentence.length
  if (!isInside) return renderWhole(quotation, cutAt)
  const cut = cutAround(sentence, span, cutAt)
  return escapeAndMark(cut.text, quotation.kind === 'mixed' ? [cut.span] : [])
}

/** Line breaks would end the quote block; every unit keeps its place. */
function spaced(text: string): string {
  return text.replaceAll(/\s/gu, ' ')
}
