import type { ArticleFilter } from '../article-store.ts'
import { audienceCondition } from './audience.ts'
import { matchExpression } from './match-expression.ts'
import { firstPlaceAt } from './place.ts'

/** FROM and WHERE for the articles a filter lets through, the timeline as `t`; undefined when it lets nothing through. */
export type TimelineFilter = {
  readonly from: string
  readonly where: string
  readonly values: readonly (string | number)[]
  /** The column that orders by publication and can be walked in either direction without sorting. */
  readonly place: string
}

/** The column that orders articles by publication where the word index is walked. */
export const indexPlace = 'word_index.rowid'

const found = 'SELECT rowid FROM word_index WHERE word_index MATCH ?'

/** `outerPlace`: the column of a table that the caller walks and joins `t` to; then `from` is of no use. */
export function timelineFilter(filter: ArticleFilter, outerPlace?: string): TimelineFilter | undefined {
  const match = matchExpression(filter.candidates)
  if (match.kind === 'nothing') return undefined
  const isFound = match.kind === 'found' && outerPlace === undefined
  const place = outerPlace ?? (isFound ? indexPlace : 't.place')
  const conditions: { readonly sql: string; readonly values: readonly (string | number)[] }[] = []
  const add = (sql: string, ...values: (string | number)[]) => conditions.push({ sql, values })

  if (isFound) add('word_index MATCH ?', match.expression)
  else if (match.kind === 'found') add(`${place} IN (${found})`, match.expression)
  if (match.kind === 'allBut') add(`${place} NOT IN (${found})`, match.expression)
  if (filter.since !== undefined) add(`${place} >= ?`, firstPlaceAt(filter.since))
  if (filter.until !== undefined) add(`${place} < ?`, firstPlaceAt(filter.until))
  if (filter.publisher !== undefined) add('t.publisher = ?', filter.publisher)
  if (filter.language !== undefined) add('t.language = ?', filter.language)
  if (filter.feedId !== undefined) {
    add('t.audience_id IN (SELECT audience_id FROM audience_feed WHERE feed_id = ?)', filter.feedId)
  }
  if (filter.feedIds !== undefined) {
    const feeds = 'SELECT value FROM json_each(?)'
    add(
      `t.audience_id IN (SELECT audience_id FROM audience_feed WHERE feed_id IN (${feeds}))`,
      JSON.stringify(filter.feedIds),
    )
  }
  const audience = audienceCondition(filter.scope, 't.audience_id')
  if (audience !== undefined) conditions.push(audience)
  return {
    // CROSS JOIN holds SQLite to this order: the index is walked by date, and the walk ends with the page.
    from: isFound ? 'word_index CROSS JOIN timeline t ON t.place = word_index.rowid' : 'timeline t',
    where: ['true', ...conditions.map(({ sql }) => sql)].join(' AND '),
    values: conditions.flatMap(({ values }) => values),
    place,
  }
}
