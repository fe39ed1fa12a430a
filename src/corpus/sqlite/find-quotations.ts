import type { FoundQuotation, ListedQuotation, QuotationFilter, Scope } from '../article-store.ts'
import type { Article } from '../../model/article.ts'
import { audienceCondition } from './audience.ts'
import type { Database } from './database.ts'
import { getArticle, quotationOf } from './read-articles.ts'
import { dateOf, numberOf, optionalTextOf, textOf } from './read-row.ts'
import { timelineFilter } from './timeline-filter.ts'

type Page = { readonly found: readonly FoundQuotation[]; readonly total: number }

type Clause = { readonly sql: string; readonly values: readonly (string | number)[] }

/** `total` is counted so far and no further: each quotation counted is a row read. */
const countedUpTo = 1_000

/** Newest article first, then text order. */
export function findQuotations(database: Database, filter: QuotationFilter): Page {
  const source = sourceOf(filter, rarestFirst(database, filter.speakerWords ?? []))
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

/** As `findQuotations`, without the articles' texts. */
export function listQuotations(database: Database, filter: Omit<QuotationFilter, 'offset'>): ListedQuotation[] {
  const source = sourceOf({ ...filter, offset: 0 }, rarestFirst(database, filter.speakerWords ?? []))
  if (source === undefined) return []
  const rows = database.all(
    `SELECT q.article_id, q.revision, q.body FROM ${source.sql} ORDER BY ${source.order} LIMIT ?`,
    ...source.values,
    filter.limit,
  )
  const articles = new Map<number, ListedQuotation['article'] | undefined>()
  return rows.flatMap(row => {
    const id = numberOf(row, 'article_id')
    if (!articles.has(id)) articles.set(id, headOf(database, id, numberOf(row, 'revision')))
    const article = articles.get(id)
    return article === undefined ? [] : [{ quotation: quotationOf(row), article }]
  })
}

function headOf(database: Database, id: number, revision: number): ListedQuotation['article'] | undefined {
  const row = database.one(
    'SELECT title, publisher, url, published_at, language FROM revision WHERE article_id = ? AND revision = ?',
    id,
    revision,
  )
  if (row === undefined) return undefined
  return {
    id,
    title: textOf(row, 'title'),
    publisher: textOf(row, 'publisher'),
    url: optionalTextOf(row, 'url'),
    publishedAt: dateOf(row, 'published_at'),
    language: textOf(row, 'language'),
  }
}

/** Of a very common word only the newest quotations are counted. */
const calledUpTo = 10_000

/** Names of named speakers that a word is part of, most quoted first. */
export function speakersCalled(
  database: Database,
  word: string,
  scope: Scope,
  limit: number,
): { name: string; count: number }[] {
  const audience = audienceCondition(scope, 't.audience_id')
  const rows = database.all(
    `SELECT speaker AS name, count(*) AS count FROM (
       SELECT q.speaker FROM speaker_word w CROSS JOIN timeline t ON t.place = w.place
       CROSS JOIN quotation q ON q.article_id = t.article_id AND q.revision = t.revision AND q.position = w.position
       WHERE w.word = ? AND q.speaker IS NOT NULL AND ${audience?.sql ?? 'true'} ORDER BY w.place DESC LIMIT ${calledUpTo}
     ) GROUP BY speaker ORDER BY count(*) DESC, speaker LIMIT ?`,
    word,
    ...(audience?.values ?? []),
    limit,
  )
  return rows.map(row => ({ name: textOf(row, 'name'), count: numberOf(row, 'count') }))
}

function sourceOf(
  filter: QuotationFilter,
  [first, ...others]: readonly string[],
): (Clause & { readonly order: string }) | undefined {
  // Speakers are rarer than words: where one is named, walk what was said by the rarest word of the name, newest first.
  const timeline = timelineFilter(filter, first === undefined ? undefined : 'w.place')
  if (timeline === undefined) return undefined
  const conditions = [{ sql: timeline.where, values: timeline.values }, ...quotationConditions(filter)]
  for (const word of others) {
    const said = 'o.word = ? AND o.place = w.place AND o.position = w.position'
    conditions.push({ sql: `EXISTS (SELECT 1 FROM speaker_word o WHERE ${said})`, values: [word] })
  }
  const where = conditions.map(({ sql }) => sql).join(' AND ')
  const values = conditions.flatMap(({ values }) => values)
  const join = 'CROSS JOIN quotation q ON q.article_id = t.article_id AND q.revision = t.revision'
  // Within an article the primary key gives text order; named here, it would make SQLite sort every hit.
  const order = `${timeline.place} DESC`
  if (first === undefined) return { sql: `${timeline.from} ${join} WHERE ${where}`, values, order }
  const from = `speaker_word w CROSS JOIN timeline t ON t.place = w.place ${join} AND q.position = w.position`
  return { sql: `${from} WHERE w.word = ? AND ${where}`, values: [first, ...values], order: `${order}, w.position` }
}

function rarestFirst(database: Database, words: readonly string[]): string[] {
  const counted = [...new Set(words)].map(word => {
    const row = database.one(
      'SELECT count(*) AS quotations FROM (SELECT 1 FROM speaker_word WHERE word = ? LIMIT 5000)',
      word,
    )
    return { word, quotations: row === undefined ? 0 : numberOf(row, 'quotations') }
  })
  return counted.sort((a, b) => a.quotations - b.quotations).map(({ word }) => word)
}

function quotationConditions({ articleId, speakerNames, minConfidence, kinds }: QuotationFilter): Clause[] {
  const conditions: Clause[] = []
  if (speakerNames !== undefined) {
    conditions.push({ sql: 'q.speaker IN (SELECT value FROM json_each(?))', values: [JSON.stringify(speakerNames)] })
  }
  if (articleId !== undefined) conditions.push({ sql: 't.article_id = ?', values: [articleId] })
  if (minConfidence !== undefined) conditions.push({ sql: 'q.confidence >= ?', values: [minConfidence] })
  if (kinds !== undefined) {
    conditions.push({ sql: 'q.kind IN (SELECT value FROM json_each(?))', values: [JSON.stringify(kinds)] })
  }
  return conditions
}
