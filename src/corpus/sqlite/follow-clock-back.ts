import type { Database } from './database.ts'

/** Moves all due times that were reckoned from the clock as it was. */
export function followClockBack(database: Database, byMs: number): void {
  database.run(
    `UPDATE feed SET due_at = due_at - ?1, poll = json_replace(poll, '$.dueAt."$date"', due_at - ?1,
       '$.lastPolledAt."$date"', json_extract(poll, '$.lastPolledAt."$date"') - ?1,
       '$.retryAfterAt."$date"', json_extract(poll, '$.retryAfterAt."$date"') - ?1)`,
    byMs,
  )
  database.run("UPDATE outbox SET due_at = due_at - ? WHERE state = 'queued' AND gathered = 0", byMs)
  database.run('UPDATE story_post SET due_at = due_at - ? WHERE message_id IS NULL', byMs)
  database.run('UPDATE errand SET due_at = due_at - ?', byMs)
  database.run('UPDATE lookout SET due_at = due_at - ?', byMs)
}
