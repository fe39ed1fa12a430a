import type { Digest, DigestPeriod, DigestSchedule, DigestTopic } from '../../model/digest.ts'
import type { Target } from '../../model/watch.ts'
import type { Scope } from '../article-store.ts'
import type { DigestGiveUp, DigestStore, NewDigest } from '../digest-store.ts'
import type { DigestErrand, OwnerNotice } from '../errand-store.ts'
import type { Database, Row } from './database.ts'
import { pack, unpack } from './pack.ts'
import type { SyncStore } from './protocol.ts'
import { choiceOf, dateOf, numberOf, optionalDateOf, optionalTextOf, textOf } from './read-row.ts'
import { inTransaction } from './transaction.ts'

export function createDigests(database: Database): Pick<SyncStore, keyof DigestStore> {
  return {
    addDigest: digest => inTransaction(database, () => addDigest(database, digest)),
    updateDigest: (id, change) => inTransaction(database, () => updateDigest(database, id, change)),
    removeDigest: id => inTransaction(database, () => removeDigest(database, id)),
    getDigest: id => getDigest(database, id),
    digestsOf: guildId =>
      database.all('SELECT * FROM digest WHERE guild_id = ? ORDER BY name COLLATE NOCASE, id', guildId).map(digestOf),
    dueDigests: (now, limit) =>
      database
        .all(
          "SELECT * FROM digest WHERE state = 'active' AND next_due_at <= ? ORDER BY next_due_at LIMIT ?",
          now,
          limit,
        )
        .map(digestOf),
    beginDigest: (id, dueAt, begin) => inTransaction(database, () => beginDigest(database, id, dueAt, begin)),
    noteDigestTold: (id, at, view) =>
      inTransaction(database, () => {
        database.run('UPDATE digest SET told_at = ?, told_view = ?, trouble = NULL WHERE id = ?', at, view, id)
      }),
    noteDigestTrouble: (id, trouble) =>
      inTransaction(database, () => void database.run('UPDATE digest SET trouble = ? WHERE id = ?', trouble, id)),
    giveUpDigest: (errandId, digestId, giveUp) =>
      inTransaction(database, () => giveUpDigest(database, errandId, digestId, giveUp)),
    arrivedIn: (articleIds, period, scope, feedIds) => arrivedIn(database, articleIds, period, scope, feedIds),
  }
}

function addDigest(database: Database, digest: NewDigest): Digest {
  const { lastId } = database.run(
    `INSERT INTO digest (guild_id, owner_id, name, topic, schedule, target, role_id, state, created_at, next_due_at,
       covered_until, covered_mark) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    digest.guildId,
    digest.ownerId,
    digest.name,
    pack(digest.topic),
    pack(digest.schedule),
    pack(digest.target),
    digest.roleId,
    digest.state,
    digest.createdAt,
    digest.nextDueAt,
    digest.coveredUntil,
    markAt(database, digest.coveredUntil),
  )
  const added = getDigest(database, lastId)
  if (added === undefined) throw new Error('A digest was not kept.')
  return added
}

function updateDigest(
  database: Database,
  id: number,
  change: Parameters<DigestStore['updateDigest']>[1],
): Digest | undefined {
  const before = getDigest(database, id)
  if (before === undefined) return undefined
  const { coveredUntil } = change
  const coveredMark = coveredUntil === undefined ? before.coveredMark : markAt(database, coveredUntil)
  const digest: Digest = { ...before, ...change, coveredMark }
  database.run(
    `UPDATE digest SET name = ?, topic = ?, schedule = ?, target = ?, role_id = ?, state = ?, next_due_at = ?,
       covered_until = ?, covered_mark = ?, trouble = NULL WHERE id = ?`,
    digest.name,
    pack(digest.topic),
    pack(digest.schedule),
    pack(digest.target),
    digest.roleId,
    digest.state,
    digest.nextDueAt,
    digest.coveredUntil,
    digest.coveredMark,
    id,
  )
  return { ...digest, trouble: undefined }
}

function removeDigest(database: Database, id: number): boolean {
  database.run('DELETE FROM errand WHERE digest_id = ?', id)
  return database.run('DELETE FROM digest WHERE id = ?', id).changes > 0
}

function beginDigest(
  database: Database,
  id: number,
  dueAt: Date,
  { now, nextDueAt }: { readonly now: Date; readonly nextDueAt: Date },
): boolean {
  const digest = getDigest(database, id)
  if (digest?.state !== 'active' || digest.nextDueAt.getTime() !== dueAt.getTime()) return false
  const through = lastMark(database)
  const period = { since: digest.coveredUntil, until: now, after: digest.coveredMark, through }
  if (!lengthenWaiting(database, id, period)) {
    queue(database, { kind: 'digest', digestId: id, ...period }, digest.guildId, now)
  }
  database.run(
    'UPDATE digest SET next_due_at = ?, covered_until = ?, covered_mark = ? WHERE id = ?',
    nextDueAt,
    now,
    through,
    id,
  )
  return true
}

/** True where a period was waiting that certainly was not sent: it now reaches to the end of this one. */
function lengthenWaiting(database: Database, digestId: number, { until, through }: DigestPeriod): boolean {
  const row = database.one(
    "SELECT id, body FROM errand WHERE digest_id = ? AND kind = 'digest' AND attempts = 0 ORDER BY id DESC LIMIT 1",
    digestId,
  )
  if (row === undefined) return false
  const waiting = unpack(textOf(row, 'body')) as DigestErrand
  database.run('UPDATE errand SET body = ? WHERE id = ?', pack({ ...waiting, until, through }), numberOf(row, 'id'))
  return true
}

function queue(database: Database, body: DigestErrand | OwnerNotice, guildId: string, now: Date): void {
  database.run(
    'INSERT INTO errand (kind, digest_id, guild_id, body, queued_at, due_at) VALUES (?, ?, ?, ?, ?, ?)',
    body.kind,
    body.digestId,
    guildId,
    pack(body),
    now,
    now,
  )
}

function giveUpDigest(
  database: Database,
  errandId: number,
  digestId: number,
  { trouble, isForGood, notice, now }: DigestGiveUp,
): void {
  if (database.run('DELETE FROM errand WHERE id = ?', errandId).changes === 0) return
  const digest = getDigest(database, digestId)
  if (digest === undefined) return
  const state = isForGood ? 'paused' : digest.state
  database.run('UPDATE digest SET trouble = ?, state = ? WHERE id = ?', trouble, state, digestId)
  if (notice !== undefined) {
    queue(database, { kind: 'digest-trouble', digestId, userId: digest.ownerId, text: notice }, digest.guildId, now)
  }
}

/** The last thing the corpus met: sightings are numbered as they are written down. */
function lastMark(database: Database): number {
  const row = database.one('SELECT coalesce(max(id), 0) AS mark FROM sighting')
  return row === undefined ? 0 : numberOf(row, 'mark')
}

/** The last thing the corpus had met by then. */
function markAt(database: Database, at: Date): number {
  const row = database.one('SELECT id AS mark FROM sighting WHERE seen_at < ? ORDER BY id DESC LIMIT 1', at)
  return row === undefined ? 0 : numberOf(row, 'mark')
}

function arrivedIn(
  database: Database,
  articleIds: readonly number[],
  { after, through }: Pick<DigestPeriod, 'after' | 'through'>,
  scope: Scope,
  feedIds?: readonly number[],
): number[] {
  const conditions = ['article_id IN (SELECT value FROM json_each(?))']
  const values: (string | number)[] = [JSON.stringify(articleIds)]
  if (scope.kind === 'guild') {
    conditions.push('(feed_id = 0 OR feed_id IN (SELECT feed_id FROM subscription WHERE guild_id = ?))')
    values.push(scope.guildId)
  }
  if (feedIds !== undefined) {
    conditions.push('feed_id IN (SELECT value FROM json_each(?))')
    values.push(JSON.stringify(feedIds))
  }
  const rows = database.all(
    `SELECT article_id FROM sighting WHERE ${conditions.join(' AND ')}
     GROUP BY article_id HAVING min(id) > ? AND min(id) <= ?`,
    ...values,
    after,
    through,
  )
  const arrived = new Set(rows.map(row => numberOf(row, 'article_id')))
  return articleIds.filter(id => arrived.has(id))
}

function getDigest(database: Database, id: number): Digest | undefined {
  const row = database.one('SELECT * FROM digest WHERE id = ?', id)
  return row === undefined ? undefined : digestOf(row)
}

function digestOf(row: Row): Digest {
  return {
    id: numberOf(row, 'id'),
    guildId: textOf(row, 'guild_id'),
    ownerId: textOf(row, 'owner_id'),
    name: textOf(row, 'name'),
    topic: unpack(textOf(row, 'topic')) as DigestTopic,
    schedule: unpack(textOf(row, 'schedule')) as DigestSchedule,
    target: unpack(textOf(row, 'target')) as Target,
    roleId: optionalTextOf(row, 'role_id'),
    state: choiceOf(row, 'state', ['active', 'paused']),
    createdAt: dateOf(row, 'created_at'),
    nextDueAt: dateOf(row, 'next_due_at'),
    coveredUntil: dateOf(row, 'covered_until'),
    coveredMark: numberOf(row, 'covered_mark'),
    toldAt: optionalDateOf(row, 'told_at'),
    toldView: optionalTextOf(row, 'told_view'),
    trouble: optionalTextOf(row, 'trouble'),
  }
}
