import { readQuotations } from '../../src/quotes/read-quotations.ts'
import { detectLanguage } from '../../src/text/language.ts'
import { analyseArticle, type Matchable } from '../../src/watches/analyse-article.ts'
import { matchQuery } from '../../src/watches/match-query.ts'
import { parseQuery } from '../../src/watches/parse-query.ts'
import type { Query } from '../../src/watches/query.ts'
import { createWatchIndex } from '../../src/watches/watch-index.ts'

type Held = { readonly id: unknown; readonly query: Query }

/**
 * Watches first, `{watch: {id, query}}`, then articles, `{id, title, text, publisher?, lang?, date?}`. An article gives
 * `{id, watches, spans}`; a watch gives nothing, or `{id, error}` when its query can't be read.
 */
export async function* predict(records: AsyncIterable<unknown>): AsyncGenerator {
  const index = createWatchIndex()
  const held: Held[] = []
  for await (const record of records) {
    if (isWatch(record)) {
      const { id, query } = record.watch
      const parsed = parseQuery(query)
      if (parsed.ok) index.add(held.push({ id, query: parsed.query }) - 1, parsed.query)
      else yield { id, error: parsed.reason }
    } else if (isArticle(record)) {
      const article = analyseArticle(toMatchable(record, held))
      const matched = new Set(index.match(article).map(({ watchId }) => watchId))
      const hits = held.filter((_, watchId) => matched.has(watchId))
      yield { id: record.id, watches: hits.map(hit => hit.id), spans: spansOf(hits, article) }
    } else {
      yield { id: idOf(record), error: 'neither a watch with a query nor an article with a text' }
    }
  }
}

type WatchRecord = { readonly watch: { readonly id: unknown; readonly query: string } }
type ArticleRecord = Readonly<Record<string, unknown>> & { readonly id: unknown; readonly text: string }

function isWatch(record: unknown): record is WatchRecord {
  if (!isObject(record) || !isObject(record['watch'])) return false
  return typeof record['watch']['query'] === 'string'
}

function isArticle(record: unknown): record is ArticleRecord {
  return isObject(record) && 'id' in record && typeof record['text'] === 'string'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function idOf(record: unknown): unknown {
  if (!isObject(record)) return null
  const { watch } = record
  return record['id'] ?? (isObject(watch) ? watch['id'] : null) ?? null
}

function toMatchable(record: ArticleRecord, held: readonly Held[]): Matchable {
  const read = (name: string): string => (typeof record[name] === 'string' ? record[name] : '')
  const title = read('title')
  const { text } = record
  const date = new Date(read('date') || 0)
  return {
    title,
    text,
    publisher: read('publisher'),
    language: read('lang') || detectLanguage(`${title}\n${text}`),
    publishedAt: Number.isNaN(date.getTime()) ? new Date(0) : date,
    quotations: held.some(({ query }) => asksForSpeech(query)) ? readQuotations(text, { title }) : [],
  }
}

function asksForSpeech(query: Query): boolean {
  if (query.kind === 'all' || query.kind === 'any') return query.of.some(asksForSpeech)
  if (query.kind === 'not') return asksForSpeech(query.of)
  return query.kind === 'field' && (query.field === 'speaker' || query.field === 'quote')
}

function spansOf(
  hits: readonly Held[],
  article: ReturnType<typeof analyseArticle>,
): Record<string, [number, number][]> {
  return Object.fromEntries(
    hits.map(({ id, query }) => {
      const spans = matchQuery(query, article)?.text ?? []
      return [String(id), spans.map(({ start, end }): [number, number] => [start, end])]
    }),
  )
}
