import type { Article } from '../model/article.ts'
import type { Span } from '../model/span.ts'
import { escapeAndMark, linkTo, shorten } from '../text/discord-markdown.ts'
import { fitParagraphs } from './fit-paragraphs.ts'

/**
 * A headline of at most `limit` units, linked unless there is no address or a longer one than `longestAddress`. Spans of
 * the title are underlined.
 */
export function linkReport(
  { title, url }: Pick<Article, 'title' | 'url'>,
  limit: number,
  longestAddress = Number.POSITIVE_INFINITY,
  spans: readonly Span[] = [],
): string {
  const name = shorten(title, limit)
  if (url === undefined || url.length > longestAddress) return escapeAndMark(name, spans, '__')
  return linkTo(name, url, spans)
}

/** Some publishers' addresses are longer than what is told of their reports. */
const addressLimits = [Number.POSITIVE_INFINITY, 1000, 600, 300, 150]

/**
 * Paragraphs that fit an embed's description as `fitParagraphs` keeps them. `render` makes them with links of at most so
 * many characters: where an embed can't hold all, the longest addresses give way before any paragraph does.
 */
export function fitLinked(
  render: (longestAddress: number) => readonly string[],
  limit?: number,
): ReturnType<typeof fitParagraphs> {
  for (const longest of addressLimits) {
    const shown = fitParagraphs(render(longest), limit)
    if (shown.left === 0) return shown
  }
  return fitParagraphs(render(0), limit)
}
