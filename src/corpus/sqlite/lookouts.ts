import type { LookoutMemory, LookoutSubject } from '../../model/lookout.ts'
import type { Publications } from '../article-store.ts'
import type { Lookout, LookoutStore, UnusualNotice } from '../lookout-store.ts'
import type { Database, Row } from './database.ts'
import { pack, unpack } from './pack.ts'
import { momentOf } from './place.ts'
import type { SyncStore } from './protocol.ts'
import { choiceOf, numberOf, textOf } from './read-row.ts'
import { inTransaction } from './transaction.ts'

export function createLookouts(database: Database): Pick<SyncStore, keyof LookoutStore> {
  return {
    saveLookout: (lookout, dueAt) => inTransaction(database, () => saveLookout(database, lookout, dueAt)),
    removeLookout: (guildId, subject) => inTransaction(database, () => removeLookout(database, guildId, subject)),
    getLookout: (guildId, subject) => {
      const row = database.one(`SELECT * FROM lookout WHERE ${itself}`, ...keyOf(guildId, subject))
      return row === undefined ? undefined : lookoutOf(row)
    },
    dueLookouts: (now, limit) =>
      database
        .all('SELECT * FROM lookout WHERE due_at <= ? ORDER BY due_at, subject, subject_id LIMIT ?', now, limit)
        .map(lookoutOf),
    recordLookout: (lookout, dueAt, notices) =>
      inTransaction(database, () => recordLookout(database, lookout, dueAt, notices)),
    hitsOfWatch: (watchId, since, most) => hitsOfWatch(database, watchId, since, most),
  }
}

const itself = 'guild_id = ? AND subject = ? AND subject_id = ?'

function keyOf(guildId: string, { kind, id }: LookoutSubject): [string, string, number] {
  return [guildId, kind, id]
}

function saveLookout(database: Database, { guildId, subject, kinds, memory }: Lookout, dueAt: Date): void {
  database.run(
    'INSERT OR REPLACE INTO lookout (guild_id, subject, subject_id, kinds, memory, due_at) VALUES (?, ?, ?, ?, ?, ?)',
    ...keyOf(guildId, subject),
    kinds,
    pack(memory),
    dueAt,
  )
}

function removeLookout(database: Database, guildId: string, subject: LookoutSubject): boolean {
  database.run(
    `DELETE FROM errand WHERE kind = 'unusual' AND guild_id = ? AND attempts = 0
       AND json_extract(body, '$.subject.kind') = ? AND json_extract(body, '$.subject.id') = ?`,
    ...keyOf(guildId, subject),
  )
  return database.run(`DELETE FROM lookout WHERE ${itself}`, ...keyOf(guildId, subject)).changes > 0
}

function recordLookout(
  database: Database,
  { guildId, subject, memory }: Pick<Lookout, 'guildId' | 'subject' | 'memory'>,
  dueAt: Date,
  notices: readonly UnusualNotice[],
): void {
  const { changes } = database.run(
    `UPDATE lookout SET memory = ?, due_at = ? WHERE ${itself}`,
    pack(memory),
    dueAt,
    ...keyOf(guildId, subject),
  )
  if (changes === 0) return
  for (const notice of notices) {
    database.run(
      'INSERT INTO errand (kind, guild_id, body, queued_at, due_at) VALUES (?, ?, ?, ?, ?)',
      notice.kind,
      guildId,
      pack(notice),
      memory.checkedAt,
      memory.checkedAt,
    )
  }
}

/** By when they were published: what comes late, all at once, is no burst of news. */
function hitsOfWatch(database: Database, watchId: number, since: Date, most: number): Publications {
  const rows = database.all(
    `SELECT o.article_id, t.place, o.queued_at
     FROM outbox o JOIN timeline t ON t.article_id = o.article_id
     WHERE o.watch_id = ? AND o.queued_at >= ? ORDER BY o.queued_at DESC LIMIT ?`,
    watchId,
    since,
    most,
  )
  return {
    ids: Float64Array.from(rows, row => numberOf(row, 'article_id')),
    times: Float64Array.from(rows, row =>
      Math.min(momentOf(numberOf(row, 'place')).getTime(), numberOf(row, 'queued_at')),
    ),
  }
}

function lookoutOf(row: Row): Lookout {
  const memory = unpack(textOf(row, 'memory')) as LookoutMemory
  return {
    guildId: textOf(row, 'guild_id'),
    subject: { kind: choiceOf(row, 'subject', ['watch', 'feed']), id: numberOf(row, 'subject_id') },
    kinds: choiceOf(row, 'kinds', ['spikes', 'silence', 'both']),
    memory: {
      ...memory,
      restingSince: memory.restingSince,
      busySince: memory.busySince,
      silentSince: memory.silentSince,
    },
  }
}
