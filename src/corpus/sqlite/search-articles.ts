import type { SearchPage, SearchRequest } from '../article-store.ts'
import type { Database, Row } from './database.ts'
import { getArticles } from './read-articles.ts'
import { numberOf } from './read-row.ts'
import { indexPlace, type TimelineFilter, timelineFilter } from './timeline-filter.ts'

/** `total` is counted so far and no further: an exact count of a common word would take longer than the search. */
const countedUpTo = 10_000

/** So many of the newest hits are ranked by relevance. */
const rankedHits = 3_000

export function searchArticles(database: Database, request: SearchRequest): SearchPage {
  const filter = timelineFilter(request)
  if (filter === undefined) return { articles: [], total: 0 }
  const isRanked = request.sort === 'relevance' && filter.place === indexPlace
  const rows = isRanked ? rankedPage(database, filter, request) : datedPage(database, filter, request)
  const ids = rows.map(row => numberOf(row, 'article_id'))
  return { articles: getArticles(database, ids), total: totalOf(database, filter, request, ids.length) }
}

function datedPage(database: Database, filter: TimelineFilter, { sort, offset, limit }: SearchRequest): Row[] {
  const direction = sort === 'oldest' ? 'ASC' : 'DESC'
  return database.all(
    `SELECT t.article_id FROM ${filter.from} WHERE ${filter.where} ORDER BY ${filter.place} ${direction} LIMIT ? OFFSET ?`,
    ...filter.values,
    limit,
    offset,
  )
}

// Words of the headline weigh five times those of the text; the unstemmed columns are there to be found by only.
function rankedPage(database: Database, filter: TimelineFilter, { offset, limit }: SearchRequest): Row[] {
  return database.all(
    `SELECT article_id FROM (
       SELECT t.article_id, t.place, bm25(word_index, 5.0, 1.0, 0.5, 0.1) AS badness
       FROM ${filter.from} WHERE ${filter.where} ORDER BY ${filter.place} DESC LIMIT ${rankedHits}
     ) ORDER BY badness, place DESC LIMIT ? OFFSET ?`,
    ...filter.values,
    limit,
    offset,
  )
}

function totalOf(database: Database, filter: TimelineFilter, request: SearchRequest, found: number): number {
  if (found > 0 && found < request.limit) return request.offset + found
  const row = database.one(
    `SELECT count(*) AS total FROM (SELECT 1 FROM ${filter.from} WHERE ${filter.where} LIMIT ${countedUpTo})`,
    ...filter.values,
  )
  return row === undefined ? 0 : numberOf(row, 'total')
}
