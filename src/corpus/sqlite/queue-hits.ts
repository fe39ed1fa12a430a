import type { GatherTimes, IngestRequest } from '../article-store.ts'
import type { Database } from './database.ts'

const hourMs = 3_600_000

/**
 * Queues an alert for each hit whose watch still wants it and did not have this article before; gives how many. Those of
 * hourly and daily watches, and those beyond a watch's cap, are gathered: they are due later, and told together.
 */
export function queueHits(database: Database, articleId: number, request: IngestRequest): number {
  const { hits, seenAt } = request
  const { hourly, daily } = request.gatherAt ?? gatherInUtc(seenAt)
  let queued = 0
  for (const { watchId, dueAt } of hits) {
    const { changes } = database.run(
      `INSERT OR IGNORE INTO outbox (watch_id, article_id, watch_name, query, guild_id, role_id, target_kind, target_id,
         target_tags, state, queued_at, due_at, gathered, reason)
       SELECT id, ?1, name, query, guild_id, role_id, target_kind, target_id, target_tags, 'queued', ?2,
         CASE WHEN delivery = 'daily' THEN ?3 WHEN delivery = 'hourly' OR told >= cap THEN ?4 ELSE ?5 END,
         delivery <> 'instant' OR told >= cap,
         CASE WHEN delivery = 'instant' AND told >= cap THEN told || CASE told WHEN 1 THEN ' alert' ELSE ' alerts' END || ' in the last hour' END
       FROM (SELECT *, coalesce(hourly_cap, 1e9) AS cap, ${countedTold} AS told FROM watch
         WHERE id = ?6 AND state = 'active' AND (muted_until IS NULL OR muted_until <= ?2))`,
      articleId,
      seenAt,
      daily,
      hourly,
      dueAt,
      watchId,
      seenAt.getTime() - hourMs,
    )
    queued += changes
  }
  return queued
}

/** Alerts of the watch in the last hour that are, or are about to be, a message: looked for only where there is a cap. */
const countedTold = `CASE WHEN hourly_cap IS NULL THEN 0 ELSE
  (SELECT count(*) FROM outbox WHERE watch_id = watch.id AND queued_at > ?7 AND gathered = 0 AND part = 'alert'
     AND state IN ('queued', 'claimed', 'sent')) END`

function gatherInUtc(seenAt: Date): GatherTimes {
  const nextOf = (lengthMs: number) => new Date((Math.floor(seenAt.getTime() / lengthMs) + 1) * lengthMs)
  return { hourly: nextOf(hourMs), daily: nextOf(24 * hourMs) }
}
