import type { Database } from './database.ts'
import type { IngestRequest } from '../article-store.ts'

/** Queues an alert for each hit whose watch still wants it and did not have this article before; gives how many. */
export function queueHits(database: Database, articleId: number, { hits, seenAt }: IngestRequest): number {
  let queued = 0
  for (const { watchId, dueAt } of hits) {
    const { changes } = database.run(
      `INSERT OR IGNORE INTO outbox (watch_id, article_id, watch_name, query, guild_id, role_id, target_kind, target_id,
         state, queued_at, due_at)
       SELECT id, ?, name, query, guild_id, role_id, target_kind, target_id, 'queued', ?, ? FROM watch
       WHERE id = ? AND state = 'active' AND (muted_until IS NULL OR muted_until <= ?)`,
      articleId,
      seenAt,
      dueAt,
      watchId,
      seenAt,
    )
    queued += changes
  }
  return queued
}
