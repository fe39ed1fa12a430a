import type { OutboxRow } from '../../model/alert.ts'
import type { AlertClaim, AlertMessage, AlertStore } from '../alert-store.ts'
import type { Database, Row } from './database.ts'
import type { SyncStore } from './protocol.ts'
import { choiceOf, dateOf, numberOf, optionalDateOf, optionalTextOf, textOf } from './read-row.ts'
import { inTransaction } from './transaction.ts'
import { targetOf, watchRemoved } from './watches.ts'

export function createAlerts(database: Database): Pick<SyncStore, keyof AlertStore> {
  return {
    claimAlerts: (now, limit) => claimAlerts(database, now, limit),
    unresolvedClaims: claimedBefore =>
      claimsOf(
        database.all("SELECT * FROM outbox WHERE state = 'claimed' AND claimed_at < ? ORDER BY id", claimedBefore),
      ),
    markSent: (rowIds, messageId, at) =>
      inTransaction(database, () => {
        const sql = `UPDATE outbox SET state = 'sent', message_id = ?, ended_at = ?, reason = NULL ${ofOpen}`
        database.run(sql, messageId, at, JSON.stringify(rowIds))
      }),
    postpone: (rowIds, dueAt, reason) => inTransaction(database, () => postpone(database, rowIds, dueAt, reason)),
    markDropped: (rowIds, reason, at) =>
      inTransaction(database, () => {
        const sql = `UPDATE outbox SET state = 'dropped', reason = ?, ended_at = ? ${ofOpen}`
        database.run(sql, reason, at, JSON.stringify(rowIds))
      }),
    alertsAbout: (articleId, guildId) =>
      database
        .all('SELECT * FROM outbox WHERE article_id = ? AND guild_id = ? ORDER BY id', articleId, guildId)
        .map(outboxRowOf),
    alertsOfWatch: (watchId, limit) =>
      database.all('SELECT * FROM outbox WHERE watch_id = ? ORDER BY id DESC LIMIT ?', watchId, limit).map(outboxRowOf),
    messagesAbout: articleId => messagesAbout(database, articleId),
    alertCounts: (guildId, since) => alertCounts(database, guildId, since),
  }
}

// What was sent or dropped stays so, whoever comes late.
const ofOpen = "WHERE id IN (SELECT value FROM json_each(?)) AND state IN ('queued', 'claimed')"

function claimAlerts(database: Database, now: Date, limit: number): AlertClaim[] {
  // Asked many times a minute, mostly in vain: an empty outbox costs no write lock.
  if (dueTargets(database, now, 1).length === 0) return []
  return inTransaction(database, () =>
    dueTargets(database, now, limit).flatMap(target => claimsOf(claimTarget(database, now, target))),
  )
}

function dueTargets(database: Database, now: Date, limit: number): Row[] {
  return database.all(
    `SELECT article_id, target_kind, target_id, min(due_at) AS first_due, min(id) AS first_id FROM outbox
     WHERE state = 'queued' AND due_at <= ? GROUP BY article_id, target_kind, target_id
     ORDER BY first_due, first_id LIMIT ?`,
    now,
    limit,
  )
}

function claimTarget(database: Database, now: Date, target: Row): Row[] {
  const row = database.one("SELECT value FROM store_fact WHERE name = 'id'")
  // The store's own id keeps keys apart from those of an earlier database of the same bot.
  const fresh = `${row === undefined ? '' : textOf(row, 'value')}-${numberOf(target, 'first_id')}`
  const group = [numberOf(target, 'article_id'), textOf(target, 'target_kind'), textOf(target, 'target_id')]
  const due = "state = 'queued' AND due_at <= ? AND article_id = ? AND target_kind = ? AND target_id = ?"
  const known = database.one(
    `SELECT claim_key FROM outbox WHERE ${due} AND claim_key IS NOT NULL ORDER BY id`,
    now,
    ...group,
  )
  const key = known === undefined ? fresh : textOf(known, 'claim_key')
  return database.all(
    `UPDATE outbox SET state = 'claimed', claimed_at = ?, attempts = attempts + 1, claim_key = ?,
       shown_revision = (SELECT revision FROM article WHERE id = article_id)
     WHERE ${due} RETURNING *`,
    now,
    key,
    now,
    ...group,
  )
}

function postpone(database: Database, rowIds: readonly number[], dueAt: Date, reason: string): void {
  const ids = JSON.stringify(rowIds)
  database.run(
    `UPDATE outbox SET state = 'queued', due_at = ?, claimed_at = NULL, reason = ?
     WHERE id IN (SELECT value FROM json_each(?)) AND state = 'claimed'`,
    dueAt,
    reason,
    ids,
  )
  database.run(
    `UPDATE outbox SET state = 'dropped', reason = ?
     WHERE id IN (SELECT value FROM json_each(?)) AND state = 'queued' AND watch_id NOT IN (SELECT id FROM watch)`,
    watchRemoved,
    ids,
  )
}

/** A message may tell of several articles: all of them come with it. */
function messagesAbout(database: Database, articleId: number): AlertMessage[] {
  const rows = database.all(
    `SELECT * FROM outbox WHERE (article_id = ?1 AND state = 'claimed') OR message_id IN
       (SELECT message_id FROM outbox WHERE article_id = ?1 AND state = 'sent')
     ORDER BY id`,
    articleId,
  )
  const groups = Map.groupBy(rows, row => `${textOf(row, 'target_id')} ${String(row['message_id'])}`)
  return [...groups.values()].flatMap(group => {
    const [first] = group
    if (first === undefined) return []
    return [{ messageId: optionalTextOf(first, 'message_id'), target: targetOf(first), claims: claimsOf(group) }]
  })
}

function alertCounts(database: Database, guildId: string, since: Date) {
  const row = database.one(
    `SELECT count(*) FILTER (WHERE state IN ('queued', 'claimed') AND queued_at >= ?1) AS queued,
       count(*) FILTER (WHERE state = 'sent' AND ended_at >= ?1) AS sent,
       count(*) FILTER (WHERE state = 'dropped' AND coalesce(ended_at, queued_at) >= ?1) AS dropped
     FROM outbox WHERE guild_id = ?2`,
    since,
    guildId,
  )
  if (row === undefined) return { queued: 0, sent: 0, dropped: 0 }
  return { queued: numberOf(row, 'queued'), sent: numberOf(row, 'sent'), dropped: numberOf(row, 'dropped') }
}

function claimsOf(rows: readonly Row[]): AlertClaim[] {
  const groups = Map.groupBy(rows, row => textOf(row, 'claim_key'))
  return Array.from(groups, ([key, group]) => ({ key, rows: group.map(outboxRowOf).sort((a, b) => a.id - b.id) }))
}

function outboxRowOf(row: Row): OutboxRow {
  return {
    id: numberOf(row, 'id'),
    watchId: numberOf(row, 'watch_id'),
    watchName: textOf(row, 'watch_name'),
    query: textOf(row, 'query'),
    guildId: textOf(row, 'guild_id'),
    roleId: optionalTextOf(row, 'role_id'),
    articleId: numberOf(row, 'article_id'),
    target: targetOf(row),
    state: choiceOf(row, 'state', ['queued', 'claimed', 'sent', 'dropped']),
    queuedAt: dateOf(row, 'queued_at'),
    dueAt: dateOf(row, 'due_at'),
    attempts: numberOf(row, 'attempts'),
    claimedAt: optionalDateOf(row, 'claimed_at'),
    messageId: optionalTextOf(row, 'message_id'),
    shownRevision: row['shown_revision'] === null ? undefined : numberOf(row, 'shown_revision'),
    reason: optionalTextOf(row, 'reason'),
  }
}
