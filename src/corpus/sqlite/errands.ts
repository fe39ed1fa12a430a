import type {
  AlertRevision,
  DigestErrand,
  Errand,
  ErrandStore,
  FeedNotice,
  NewNotice,
  OwnerNotice,
} from '../errand-store.ts'
import type { Database, Row } from './database.ts'
import { pack, unpack } from './pack.ts'
import type { SyncStore } from './protocol.ts'
import { dateOf, numberOf, textOf } from './read-row.ts'
import { inTransaction } from './transaction.ts'

export function createErrands(database: Database): Pick<SyncStore, keyof ErrandStore> {
  return {
    takeErrands: (now, limit, againAt) => takeErrands(database, now, limit, againAt),
    finishErrand: id => inTransaction(database, () => void database.run('DELETE FROM errand WHERE id = ?', id)),
    putOffErrand: (id, dueAt) =>
      inTransaction(
        database,
        () => void database.run('UPDATE errand SET due_at = ?, attempts = 0 WHERE id = ?', dueAt, id),
      ),
    hastenNotices: (feedId, dueAt) =>
      inTransaction(
        database,
        () => void database.run(`UPDATE errand SET due_at = min(due_at, ?) WHERE ${ofUntoldFailing}`, dueAt, feedId),
      ),
  }
}

const ofUntoldFailing = "feed_id = ? AND attempts = 0 AND kind = 'notice' AND json_extract(body, '$.news') = 'failing'"

/** Queues a notice for each subscription of a feed. */
export function queueNotices(database: Database, feedId: number, notice: NewNotice, at: Date): void {
  const { news, text, dueAt } = notice
  for (const row of database.all('SELECT guild_id, channel_id FROM subscription WHERE feed_id = ?', feedId)) {
    const guildId = textOf(row, 'guild_id')
    if (news === 'back' && takeBackFailing(database, feedId, guildId)) continue
    const body: FeedNotice = { kind: 'notice', feedId, guildId, channelId: textOf(row, 'channel_id'), news, text }
    insert(database, body, { feedId, guildId, at, dueAt })
  }
}

/** Alerts that stand, or are on their way, have to tell of a new revision. */
export function queueRevision(database: Database, articleId: number, revision: number, at: Date): void {
  const shown = database.one(
    "SELECT 1 FROM outbox WHERE article_id = ? AND state IN ('sent', 'claimed') LIMIT 1",
    articleId,
  )
  if (shown !== undefined) insert(database, { kind: 'revision', articleId, revision }, { articleId, at, dueAt: at })
}

type About = {
  readonly feedId?: number
  readonly articleId?: number
  readonly guildId?: string
  readonly at: Date
  readonly dueAt: Date
}

function insert(database: Database, body: FeedNotice | AlertRevision, about: About): void {
  database.run(
    'INSERT INTO errand (kind, feed_id, article_id, guild_id, body, queued_at, due_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    body.kind,
    about.feedId,
    about.articleId,
    about.guildId,
    pack(body),
    about.at,
    about.dueAt,
  )
}

/** True where nobody has heard yet that the feed was failing. */
function takeBackFailing(database: Database, feedId: number, guildId: string): boolean {
  const { changes } = database.run(`DELETE FROM errand WHERE ${ofUntoldFailing} AND guild_id = ?`, feedId, guildId)
  return changes > 0
}

function takeErrands(database: Database, now: Date, limit: number, againAt: Date): Errand[] {
  // Asked many times a minute, mostly in vain: an empty queue costs no write lock.
  if (database.one('SELECT 1 FROM errand WHERE due_at <= ? LIMIT 1', now) === undefined) return []
  const rows = inTransaction(database, () =>
    database.all(
      `UPDATE errand SET due_at = ?, attempts = attempts + 1
       WHERE id IN (SELECT id FROM errand WHERE due_at <= ? ORDER BY id LIMIT ?) RETURNING *`,
      againAt,
      now,
      limit,
    ),
  )
  return rows.map(errandOf).sort((a, b) => a.id - b.id)
}

function errandOf(row: Row): Errand {
  const body = unpack(textOf(row, 'body')) as FeedNotice | AlertRevision | DigestErrand | OwnerNotice
  return { ...body, id: numberOf(row, 'id'), queuedAt: dateOf(row, 'queued_at'), attempts: numberOf(row, 'attempts') }
}
