import type { WatchChange, WatchChangeStore } from '../watch-change-store.ts'
import type { Database } from './database.ts'
import type { SyncStore } from './protocol.ts'
import { numberOf, textOf } from './read-row.ts'
import { watchOf } from './watches.ts'

/** Triggers write down which watch changed: see the migration. */
export function createWatchChanges(database: Database): Pick<SyncStore, keyof WatchChangeStore> {
  return {
    watchCensus() {
      const row = database.one(
        `SELECT value AS id, (SELECT count(*) FROM watch WHERE state = 'active') AS active FROM store_fact
         WHERE name = 'id'`,
      )
      if (row === undefined) throw new Error('The database has no id.')
      return { database: textOf(row, 'id'), active: numberOf(row, 'active') }
    },
    activeWatchesAfter: (afterId, limit) =>
      database
        .all("SELECT * FROM watch WHERE id > ? AND state = 'active' ORDER BY id LIMIT ?", afterId, limit)
        .map(watchOf),
    watchesChangedSince(generation, afterId, limit) {
      // The few that changed are sorted, instead of walking through all that ever did: hence the plus.
      const rows = database.all(
        `SELECT c.watch_id AS changed_id, w.* FROM watch_change c
         LEFT JOIN watch w ON w.id = c.watch_id AND w.state = 'active'
         WHERE c.generation > ? AND +c.watch_id > ? ORDER BY +c.watch_id LIMIT ?`,
        generation,
        afterId,
        limit,
      )
      return rows.map((row): WatchChange => ({
        watchId: numberOf(row, 'changed_id'),
        active: row['id'] === null ? undefined : watchOf(row),
      }))
    },
  }
}
