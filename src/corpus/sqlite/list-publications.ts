import type { ArticleFilter, Publications } from '../article-store.ts'
import type { Database } from './database.ts'
import { momentOf } from './place.ts'
import { numberOf } from './read-row.ts'
import { timelineFilter } from './timeline-filter.ts'

export function listPublications(database: Database, request: ArticleFilter, most: number): Publications {
  const filter = timelineFilter(request)
  if (filter === undefined) return { ids: new Float64Array(), times: new Float64Array() }
  const rows = database.all(
    `SELECT t.article_id, ${filter.place} AS place FROM ${filter.from} WHERE ${filter.where} ORDER BY ${filter.place} DESC LIMIT ?`,
    ...filter.values,
    most,
  )
  return {
    ids: Float64Array.from(rows, row => numberOf(row, 'article_id')),
    times: Float64Array.from(rows, row => momentOf(numberOf(row, 'place')).getTime()),
  }
}
