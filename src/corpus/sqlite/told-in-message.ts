import type { Database } from './database.ts'
import { numberOf } from './read-row.ts'

// The + keeps SQLite from reading all alerts of the server: those of one message are found by the message.

/** See `AlertStore.articlesTold`. */
export function articlesTold(database: Database, messageId: string, guildId: string): number[] {
  return database
    .all(
      `SELECT article_id, min(state = 'folded') AS is_folded FROM outbox
       WHERE +guild_id = ?2 AND ((message_id = ?1 AND state = 'sent')
         OR (state = 'folded' AND story_post_id IN (SELECT id FROM story_post WHERE message_id = ?1)))
       GROUP BY article_id ORDER BY is_folded, min(id)`,
      messageId,
      guildId,
    )
    .map(row => numberOf(row, 'article_id'))
}

/** See `AlertStore.watchesTold`. */
export function watchesTold(database: Database, messageId: string, guildId: string): number[] {
  return database
    .all(
      `SELECT watch_id FROM outbox
       WHERE +guild_id = ?2 AND ((message_id = ?1 AND state = 'sent')
         OR (state IN ('sent', 'folded') AND story_post_id IN (SELECT id FROM story_post WHERE message_id = ?1)))
       GROUP BY watch_id ORDER BY min(id)`,
      messageId,
      guildId,
    )
    .map(row => numberOf(row, 'watch_id'))
}
