import type { Article } from '../../model/article.ts'
import type { Quotation } from '../../model/quotation.ts'
import type { Arrival, Scope } from '../article-store.ts'
import { urlKey } from './article-keys.ts'
import { audienceCondition } from './audience.ts'
import type { Database, Row } from './database.ts'
import { matchStem } from './match-expression.ts'
import { choiceOf, dateOf, numberOf, optionalDateOf, optionalTextOf, textOf } from './read-row.ts'
import { unpack } from './pack.ts'

/** What `articleOf` reads, of a revision r and its article a. */
export const articleColumns = `r.article_id, r.revision, r.title, r.text, r.publisher, r.url, r.author, r.language, r.dateline,
  r.published_at, r.image_url, r.completeness, a.first_seen_at`

export function getArticle(database: Database, id: number, revision?: number): Article | undefined {
  const row = database.one(
    `SELECT ${articleColumns} FROM article a JOIN revision r ON r.article_id = a.id AND r.revision = coalesce(?, a.revision) WHERE a.id = ?`,
    revision,
    id,
  )
  return row === undefined ? undefined : articleOf(row)
}

/** In the order asked, without those that are not there. */
export function getArticles(database: Database, ids: readonly number[]): Article[] {
  return ids.flatMap(id => getArticle(database, id) ?? [])
}

export function findArticleByUrl(database: Database, url: string): Article | undefined {
  const row = database.one('SELECT article_id FROM article_key WHERE key = ?', urlKey(url))
  return row === undefined ? undefined : getArticle(database, numberOf(row, 'article_id'))
}

export function quotationsOf(database: Database, articleId: number, revision?: number): Quotation[] {
  const rows = database.all(
    `SELECT q.body FROM article a JOIN quotation q ON q.article_id = a.id AND q.revision = coalesce(?, a.revision)
     WHERE a.id = ? ORDER BY q.position`,
    revision,
    articleId,
  )
  return rows.map(quotationOf)
}

export function arrivalsOf(database: Database, articleId: number): Arrival[] {
  const rows = database.all(
    `SELECT feed_id, min(seen_at) AS seen_at, min(id) AS first FROM sighting WHERE article_id = ? AND feed_id > 0
     GROUP BY feed_id ORDER BY first`,
    articleId,
  )
  return rows.map(row => ({ feedId: numberOf(row, 'feed_id'), seenAt: optionalDateOf(row, 'seen_at') }))
}

export function isVisible(database: Database, articleId: number, scope: Scope): boolean {
  const audience = audienceCondition(scope, 'audience_id')
  const row = database.one(
    `SELECT 1 FROM timeline WHERE article_id = ? AND ${audience?.sql ?? 'true'}`,
    articleId,
    ...(audience?.values ?? []),
  )
  return row !== undefined
}

export function documentFrequencies(database: Database, stems: readonly string[]): number[] {
  return stems.map(stem => {
    const expression = matchStem(stem)
    if (expression === undefined) return 0
    const row = database.one('SELECT count(*) AS articles FROM word_index WHERE word_index MATCH ?', expression)
    return row === undefined ? 0 : numberOf(row, 'articles')
  })
}

export function quotationOf(row: Row): Quotation {
  const stored = unpack(textOf(row, 'body')) as Quotation
  const { speaker } = stored
  return {
    ...stored,
    speaker: speaker === undefined ? undefined : { ...speaker, role: speaker.role },
    cue: stored.cue,
  }
}

export function articleOf(row: Row): Article {
  return {
    id: numberOf(row, 'article_id'),
    revision: numberOf(row, 'revision'),
    title: textOf(row, 'title'),
    text: textOf(row, 'text'),
    publisher: textOf(row, 'publisher'),
    url: optionalTextOf(row, 'url'),
    author: optionalTextOf(row, 'author'),
    language: textOf(row, 'language'),
    dateline: optionalTextOf(row, 'dateline'),
    publishedAt: dateOf(row, 'published_at'),
    imageUrl: optionalTextOf(row, 'image_url'),
    completeness: choiceOf(row, 'completeness', ['full', 'teaser', 'paywalled']),
    firstSeenAt: dateOf(row, 'first_seen_at'),
  }
}
