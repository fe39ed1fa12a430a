import type { Scope } from '../article-store.ts'
import type { Database } from './database.ts'
import { numberOf } from './read-row.ts'

/** The audience of an article that was sighted in these feeds (0: in none); made when there is none yet. */
export function audienceOf(database: Database, articleId: number): number {
  const rows = database.all('SELECT DISTINCT feed_id FROM sighting WHERE article_id = ? ORDER BY feed_id', articleId)
  const feedIds = rows.map(row => numberOf(row, 'feed_id'))
  const feeds = feedIds.join(' ')
  const known = database.one('SELECT id FROM audience WHERE feeds = ?', feeds)
  if (known !== undefined) return numberOf(known, 'id')
  const { lastId } = database.run('INSERT INTO audience (feeds) VALUES (?)', feeds)
  for (const feedId of feedIds) database.run('INSERT INTO audience_feed VALUES (?, ?)', feedId, lastId)
  return lastId
}

/** A piece of SQL with the values of its question marks. */
export type Condition = { readonly sql: string; readonly values: readonly (string | number)[] }

/** Which audiences the scope belongs to; undefined for all of them. */
export function audienceCondition(scope: Scope, column: string): Condition | undefined {
  if (scope.kind === 'all') return undefined
  const feeds = 'SELECT feed_id FROM subscription WHERE guild_id = ?'
  return {
    sql: `${column} IN (SELECT audience_id FROM audience_feed WHERE feed_id = 0 OR feed_id IN (${feeds}))`,
    values: [scope.guildId],
  }
}
