import type { Article } from '../model/article.ts'
import type { Quotation } from '../model/quotation.ts'
import type { Span } from '../model/span.ts'
import { type Alias, expandAliases } from './aliases.ts'
import { analyseArticle } from './analyse-article.ts'
import { matchQuery } from './match-query.ts'
import { parseQuery } from './parse-query.ts'
import { starterAliases } from './starter-aliases.ts'

/** Where the words of the queries, as they are meant, stand in title and text, in order and without overlaps. */
export function findSpans(
  queries: readonly string[],
  article: Article,
  quotations: readonly Quotation[],
  aliases: readonly Alias[] = starterAliases,
): { readonly title: readonly Span[]; readonly text: readonly Span[] } {
  const analysed = analyseArticle({ ...article, quotations })
  const title: Span[] = []
  const text: Span[] = []
  for (const words of new Set(queries)) {
    const parsed = parseQuery(words)
    const match = parsed.ok ? matchQuery(expandAliases(parsed.query, aliases), analysed) : undefined
    title.push(...(match?.title ?? []))
    text.push(...(match?.text ?? []))
  }
  return { title: mergeSpans(title), text: mergeSpans(text) }
}

function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last === undefined || span.start >= last.end) merged.push(span)
    else if (span.end > last.end) merged[merged.length - 1] = { start: last.start, end: span.end }
  }
  return merged
}
