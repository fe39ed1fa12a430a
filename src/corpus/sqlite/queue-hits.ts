import { gatherTimes, type GatheringClock, type GatherTimes } from '../../text/gather-times.ts'
import type { IngestRequest } from '../article-store.ts'
import type { Database } from './database.ts'
import { optionalTextOf } from './read-row.ts'

const hourMs = 3_600_000

/**
 * Queues an alert for each hit whose watch still wants it and did not have this article before; gives how many. Those of
 * hourly and daily watches, and those beyond a watch's cap, are gathered: they are due later, and told together.
 */
export function queueHits(database: Database, articleId: number, request: IngestRequest): number {
  const { hits, seenAt } = request
  const timesOf = createGatherTimes(database, request)
  let queued = 0
  for (const { watchId, dueAt } of hits) {
    const { hourly, daily } = timesOf(watchId)
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

const midnightOfUtc: GatheringClock = { dailyAt: '00:00', timeZone: 'UTC' }

/** When a watch tells what it gathered, by the clock that its server chose; each clock is read once. */
function createGatherTimes(
  database: Database,
  { seenAt, gatherBy: usual = midnightOfUtc }: IngestRequest,
): (watchId: number) => GatherTimes {
  const known = new Map<string, GatherTimes>()
  return watchId => {
    const row = database.one(
      `SELECT daily_at, time_zone FROM watch JOIN guild USING (guild_id)
       WHERE watch.id = ? AND (delivery <> 'instant' OR hourly_cap IS NOT NULL)`,
      watchId,
    )
    const dailyAt = (row && optionalTextOf(row, 'daily_at')) ?? usual.dailyAt
    const timeZone = (row && optionalTextOf(row, 'time_zone')) ?? usual.timeZone
    const key = `${dailyAt} ${timeZone}`
    const times = known.get(key) ?? gatherTimes(seenAt, { dailyAt, timeZone })
    known.set(key, times)
    return times
  }
}
