import type { ArticleKeys } from './article-keys.ts'
import { audienceOf } from './audience.ts'
import type { Database } from './database.ts'
import type { IngestRequest } from '../article-store.ts'
import { numberOf, textOf } from './read-row.ts'
import { tallyArticle } from './tally-article.ts'

/** Notes where the article was met, and lets those see it who follow that feed. */
export function keepSighting(database: Database, articleId: number, { sighting, seenAt }: IngestRequest): void {
  const { feedId = 0, guid, url, itemHash } = sighting
  const { changes } = database.run(
    'UPDATE sighting SET item_hash = ? WHERE article_id = ? AND feed_id = ? AND guid IS ? AND url IS ?',
    itemHash,
    articleId,
    feedId,
    guid,
    url,
  )
  if (changes > 0) return
  database.run(
    'INSERT INTO sighting (article_id, feed_id, guid, url, item_hash, seen_at) VALUES (?, ?, ?, ?, ?, ?)',
    articleId,
    feedId,
    guid,
    url,
    itemHash,
    seenAt,
  )
  moveToAudience(database, articleId, audienceOf(database, articleId))
}

/** A new article takes over marks that its publisher used before; a known one only adds those that are free. */
export function keepKeys(database: Database, articleId: number, keys: ArticleKeys, isNew: boolean): void {
  const verb = isNew ? 'INSERT OR REPLACE' : 'INSERT OR IGNORE'
  for (const key of [keys.guid, keys.url, keys.words]) {
    if (key !== undefined) database.run(`${verb} INTO article_key VALUES (?, ?)`, key, articleId)
  }
}

function moveToAudience(database: Database, articleId: number, audienceId: number): void {
  const row = database.one('SELECT revision, publisher, audience_id FROM timeline WHERE article_id = ?', articleId)
  if (row === undefined || numberOf(row, 'audience_id') === audienceId) return
  const article = { articleId, revision: numberOf(row, 'revision'), publisher: textOf(row, 'publisher') }
  tallyArticle(database, { ...article, audienceId: numberOf(row, 'audience_id') }, -1)
  tallyArticle(database, { ...article, audienceId }, 1)
  database.run('UPDATE timeline SET audience_id = ? WHERE article_id = ?', audienceId, articleId)
}
