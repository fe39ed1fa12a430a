import type { FoundQuotation, QuotationFilter } from '../article-store.ts'
import type { Article } from '../../model/article.ts'
import type { Database } from './database.ts'
import { getArticle, quotationOf } from './read-articles.ts'
import { numberOf } from './read-row.ts'
import { timelineFilter } from './timeline-filter.ts'

type Page = { readonly found: readonly FoundQuotation[]; readonly total: number }

type Clause = { readonly sql: string; readonly values: readonly (string | number)[] }

/** `total` is counted so far and no further: each quotation counted is a row read. */
const countedUpTo = 1_000

/** Newest article first, then text order. */
export function findQuotations(database: Database, filter: QuotationFilter): Page {
  const source = sourceOf(filter)
  if (source === undefined) return { found: [], total: 0 }
  const rows = database.all(
    `SELECT q.article_id, q.body FROM ${source.sql} ORDER BY ${source.order} LIMIT ? OFFSET ?`,
    ...source.values,
    filter.limit,
    filter.offset,
  )
  const articles = new Map<number, Article | undefined>()
  const found = rows.flatMap(row => {
    const id = numberOf(row, 'article_id')
    if (!articles.has(id)) articles.set(id, getArticle(database, id))
    const article = articles.get(id)
    return article === undefined ? [] : [{ quotation: quotationOf(row), article }]
  })
  if (found.length > 0 && found.length < filter.limit) return { found, total: filter.offset + found.length }
  const counted = database.one(
    `SELECT count(*) AS total FROM (SELECT 1 FROM ${source.sql} LIMIT ${countedUpTo})`,
    ...source.values,
  )
  return { found, total: counted === undefined ? 0 : numberOf(counted, 'total') }
}

function sourceOf(filter: QuotationFilter): (Clause & { readonly order: string }) | undefined {
  const timeline = timelineFilter(filter)
  if (timeline === undefined) return undefined
  const conditions = [...quotationConditions(filter)]
  const words = [...new Set(filter.speakerWords ?? [])].sort((a, b) => b.length - a.length)
  const [first, ...others] = words
  for (const word of others) {
    const sql =
      'EXISTS (SELECT 1 FROM speaker_word o WHERE o.word = ? AND o.place = t.place AND o.position = q.position)'
    conditions.push({ sql, values: [word] })
  }
  const join = 'CROSS JOIN quotation q ON q.article_id = t.article_id AND q.revision = t.revision'
  const where = [timeline.where, ...conditions.map(({ sql }) => sql)].join(' AND ')
  const values = [...timeline.values, ...conditions.flatMap(({ values }) => values)]
  // Within an article the primary key gives text order; named here, it would make SQLite sort every hit.
  if (first === undefined)
    return { sql: `${timeline.from} ${join} WHERE ${where}`, values, order: `${timeline.place} DESC` }
  // Speakers are rarer than words: walk what the speaker said, newest first.
  const from = `speaker_word w CROSS JOIN timeline t ON t.place = w.place ${join} AND q.position = w.position`
  const about =
    timeline.place === 't.place'
      ? where
      : where
          .replace('word_index MATCH ?', 'w.place IN (SELECT rowid FROM word_index WHERE word_index MATCH ?)')
          .replaceAll('word_index.rowid', 'w.place')
  return { sql: `${from} WHERE w.word = ? AND ${about}`, values: [first, ...values], order: 'w.place DESC, w.position' }
}

function quotationConditions({ articleId, minConfidence, kinds }: QuotationFilter): Clause[] {
  const conditions: Clause[] = []
  if (articleId !== undefined) conditions.push({ sql: 't.article_id = ?', values: [articleId] })
  if (minConfidence !== undefined) conditions.push({ sql: 'q.confidence >= ?', values: [minConfidence] })
  if (kinds !== undefined) {
    conditions.push({ sql: 'q.kind IN (SELECT value FROM json_each(?))', values: [JSON.stringify(kinds)] })
  }
  return conditions
}
