import type { NewsSentence, OutboxRow } from '../../model/alert.ts'
import type { AlertClaim, AlertMessage, AlertStore } from '../alert-store.ts'
import type { Database, Row } from './database.ts'
import { unpack } from './pack.ts'
import type { SyncStore } from './protocol.ts'
import { openPost, placeOf } from './story-posts.ts'
import { choiceOf, dateOf, numberOf, optionalDateOf, optionalNumberOf, optionalTextOf, textOf } from './read-row.ts'
import { articlesTold, watchesTold } from './told-in-message.ts'
import { inTransaction } from './transaction.ts'
import { targetOf, watchRemoved } from './watches.ts'

export function createAlerts(database: Database): Pick<SyncStore, keyof AlertStore> {
  return {
    claimAlerts: (now, limit, unplacedToo = false) => claimAlerts(database, now, limit, unplacedToo),
    unresolvedClaims: claimedBefore =>
      claimsOf(
        database.all("SELECT * FROM outbox WHERE state = 'claimed' AND claimed_at < ? ORDER BY id", claimedBefore),
      ),
    markSent: (rowIds, messageId, at, toldIn) =>
      inTransaction(database, () => markSent(database, rowIds, { messageId, at, toldIn })),
    postpone: (rowIds, dueAt, reason) => inTransaction(database, () => postpone(database, rowIds, dueAt, reason)),
    release: rowIds => inTransaction(database, () => release(database, rowIds)),
    markDropped: (rowIds, reason, at) =>
      inTransaction(database, () => {
        const sql = `UPDATE outbox SET state = 'dropped', reason = ?, ended_at = ? ${ofOpen}`
        database.run(sql, reason, at, JSON.stringify(rowIds))
      }),
    alertsAbout: (articleId, guildId) =>
      database
        .all('SELECT * FROM outbox WHERE article_id = ? AND guild_id = ? ORDER BY id', articleId, guildId)
        .map(outboxRowOf),
    articlesTold: (messageId, guildId) => articlesTold(database, messageId, guildId),
    watchesTold: (messageId, guildId) => watchesTold(database, messageId, guildId),
    alertsOfWatch: (watchId, limit) =>
      database.all('SELECT * FROM outbox WHERE watch_id = ? ORDER BY id DESC LIMIT ?', watchId, limit).map(outboxRowOf),
    messagesAbout: articleId => messagesAbout(database, articleId),
    messageOfPost: id =>
      messagesOf(
        database.all(
          `SELECT * FROM outbox WHERE message_id = (SELECT message_id FROM story_post WHERE id = ?) AND state = 'sent'
           ORDER BY id`,
          id,
        ),
      )[0],
    alertCounts: (guildId, since) => alertCounts(database, guildId, since),
  }
}

// What was sent or dropped stays so, whoever comes late.
const ofOpen = "WHERE id IN (SELECT value FROM json_each(?)) AND state IN ('queued', 'claimed')"

function claimAlerts(database: Database, now: Date, limit: number, unplacedToo: boolean): AlertClaim[] {
  // Asked many times a minute, mostly in vain: an empty outbox costs no write lock.
  if (dueGroups(database, now, 1, unplacedToo).length === 0) return []
  return inTransaction(database, () =>
    dueGroups(database, now, limit, unplacedToo).flatMap(group =>
      claimsOf(claimGroup(database, now, withPost(database, now, group))),
    ),
  )
}

/** Rows that become one message. */
type DueGroup = {
  /** A row that nobody has decided yet. */
  readonly undecided?: Row
  readonly firstId: number
  readonly where: string
  readonly values: readonly (string | number)[]
}

/** So many rows are looked at for each message wanted: several watches may wait for one. */
const rowsAMessage = 8

function dueGroups(database: Database, now: Date, limit: number, unplacedToo: boolean): DueGroup[] {
  const rows = database.all(
    `SELECT outbox.*, (SELECT min(gathered) FROM outbox other WHERE other.story_post_id = outbox.story_post_id
         AND other.state = 'queued' AND other.part = 'alert') AS waits_gathered
       FROM outbox INDEXED BY outbox_due WHERE state = 'queued' AND due_at <= ? AND story_post_id IS NOT NULL
       AND (part = 'alert' OR (SELECT message_id FROM story_post WHERE id = story_post_id) IS NOT NULL)
     ORDER BY due_at, id LIMIT ?`,
    now,
    limit * rowsAMessage,
  )
  const unplaced = unplacedToo
    ? database.all(
        `SELECT * FROM outbox INDEXED BY outbox_undecided WHERE state = 'queued' AND story_post_id IS NULL AND due_at <= ?
         ORDER BY id LIMIT ?`,
        now,
        limit * rowsAMessage,
      )
    : []
  const groups = new Map<string, DueGroup>()
  for (const row of [...rows, ...unplaced]) {
    const { where, values } = groupOf(row, now)
    const key = JSON.stringify([where, values])
    const undecided = row['story_post_id'] === null ? { undecided: row } : {}
    if (!groups.has(key) && groups.size < limit)
      groups.set(key, { ...undecided, firstId: numberOf(row, 'id'), where, values })
  }
  return [...groups.values()]
}

/** Alerts that go out undecided though their article stands in a story become a message of it. */
function withPost(database: Database, now: Date, group: DueGroup): DueGroup {
  const { undecided, where, values } = group
  if (undecided === undefined) return group
  const article = database.one('SELECT story_id FROM article WHERE id = ?', numberOf(undecided, 'article_id'))
  const storyId = article === undefined ? undefined : optionalNumberOf(article, 'story_id')
  if (storyId === undefined) return group
  const postId = openPost(database, storyId, placeOf(undecided), now)
  database.run(`UPDATE outbox SET story_post_id = ? WHERE state = 'queued' AND ${where}`, postId, ...values)
  return { ...group, where: "story_post_id = ? AND part = 'alert'", values: [postId] }
}

function groupOf(row: Row, now: Date): Pick<DueGroup, 'where' | 'values'> {
  const articleId = numberOf(row, 'article_id')
  const target = [textOf(row, 'guild_id'), textOf(row, 'target_kind'), textOf(row, 'target_id')]
  const ofTarget = 'guild_id = ? AND target_kind = ? AND target_id = ?'
  const postId = optionalNumberOf(row, 'story_post_id')
  if (postId === undefined)
    return {
      where: `story_post_id IS NULL AND article_id = ? AND due_at <= ? AND ${ofTarget}`,
      values: [articleId, now.getTime(), ...target],
    }
  if (textOf(row, 'part') === 'follow-up')
    return { where: "story_post_id = ? AND part = 'follow-up' AND article_id = ?", values: [postId, articleId] }
  // What one watch wants at once and another one gathered is told at once, though the other's time has not come.
  if (row['waits_gathered'] === 1)
    return {
      where: `part = 'alert' AND story_post_id IN (${gatheredPosts})`,
      values: [now.getTime(), ...target],
    }
  return { where: "story_post_id = ? AND part = 'alert'", values: [postId] }
}

/** Messages of a target that only wait to be gathered, and are due. */
const gatheredPosts = `SELECT due.story_post_id FROM outbox due INDEXED BY outbox_due
  WHERE due.state = 'queued' AND due.story_post_id IS NOT NULL AND due.part = 'alert' AND due.due_at <= ?
    AND due.guild_id = ? AND due.target_kind = ? AND due.target_id = ?
    AND NOT EXISTS (SELECT 1 FROM outbox other WHERE other.story_post_id = due.story_post_id
      AND other.state = 'queued' AND other.part = 'alert' AND other.gathered = 0)`

function claimGroup(database: Database, now: Date, { firstId, where, values }: DueGroup): Row[] {
  const row = database.one("SELECT value FROM store_fact WHERE name = 'id'")
  const tries = database.one('SELECT attempts FROM outbox WHERE id = ?', firstId)
  // The store's own id keeps keys apart from those of an earlier database of the same bot. A row that was decided anew
  // after a try must not take its old key along: others may be sent under that.
  const again = tries === undefined || numberOf(tries, 'attempts') === 0 ? '' : `.${numberOf(tries, 'attempts')}`
  const fresh = `${row === undefined ? '' : textOf(row, 'value')}-${firstId}${again}`
  const known = database.one(
    `SELECT claim_key FROM outbox WHERE state = 'queued' AND ${where} AND claim_key IS NOT NULL ORDER BY id`,
    ...values,
  )
  const key = known === undefined ? fresh : textOf(known, 'claim_key')
  return database.all(
    `UPDATE outbox SET state = 'claimed', claimed_at = ?, attempts = attempts + 1, claim_key = ?,
       shown_revision = (SELECT revision FROM article WHERE id = article_id)
     WHERE state = 'queued' AND ${where} RETURNING *`,
    now,
    key,
    ...values,
  )
}

function markSent(
  database: Database,
  rowIds: readonly number[],
  { messageId, at, toldIn }: { readonly messageId: string; readonly at: Date; readonly toldIn: string | undefined },
): void {
  const ids = JSON.stringify(rowIds)
  const sent = database.all(
    `UPDATE outbox SET state = 'sent', message_id = ?, ended_at = ?, told_in = ?, reason = NULL ${ofOpen}
     RETURNING story_post_id, part, gathered`,
    messageId,
    at,
    toldIn,
    ids,
  )
  const posts = sent.filter(row => textOf(row, 'part') === 'alert')
  for (const id of new Set(posts.map(row => optionalNumberOf(row, 'story_post_id'))))
    if (id !== undefined)
      database.run(
        'UPDATE story_post SET message_id = ?, told_at = ? WHERE id = ? AND message_id IS NULL',
        messageId,
        at,
        id,
      )
  database.run(
    `UPDATE story_post SET is_digest = 1 WHERE message_id = ?1
       AND (?2 OR (SELECT count(*) FROM story_post WHERE message_id = ?1) > 1)`,
    messageId,
    posts.length > 0 && posts.every(row => numberOf(row, 'gathered') === 1),
  )
}

function postpone(database: Database, rowIds: readonly number[], dueAt: Date, reason: string): void {
  const ids = JSON.stringify(rowIds)
  // What went along before its own time still has that time.
  database.run(
    `UPDATE outbox SET state = 'queued', due_at = max(due_at, ?), claimed_at = NULL, reason = ?
     WHERE id IN (SELECT value FROM json_each(?)) AND state = 'claimed'`,
    dueAt,
    reason,
    ids,
  )
  dropUnwatched(database, ids)
}

/** Others may be sent under the key that they were claimed with. */
function release(database: Database, rowIds: readonly number[]): void {
  const ids = JSON.stringify(rowIds)
  database.run(
    `UPDATE outbox SET state = 'queued', claimed_at = NULL, claim_key = NULL
     WHERE id IN (SELECT value FROM json_each(?)) AND state = 'claimed'`,
    ids,
  )
  dropUnwatched(database, ids)
}

function dropUnwatched(database: Database, ids: string): void {
  database.run(
    `UPDATE outbox SET state = 'dropped', reason = ?
     WHERE id IN (SELECT value FROM json_each(?)) AND state = 'queued' AND watch_id NOT IN (SELECT id FROM watch)`,
    watchRemoved,
    ids,
  )
}

/** A message may tell of several articles: all of them come with it. */
function messagesAbout(database: Database, articleId: number): AlertMessage[] {
  return messagesOf(
    database.all(
      `SELECT * FROM outbox WHERE (article_id = ?1 AND state = 'claimed') OR message_id IN
         (SELECT message_id FROM outbox WHERE article_id = ?1 AND state = 'sent')
       ORDER BY id`,
      articleId,
    ),
  )
}

function messagesOf(rows: readonly Row[]): AlertMessage[] {
  const groups = Map.groupBy(rows, row => `${textOf(row, 'target_id')} ${String(row['message_id'])}`)
  return [...groups.values()].flatMap(group => {
    const [first] = group
    if (first === undefined) return []
    const toldIn = optionalTextOf(first, 'told_in')
    const target = toldIn === undefined ? targetOf(first) : ({ kind: 'channel', channelId: toldIn } as const)
    return [{ messageId: optionalTextOf(first, 'message_id'), target, claims: claimsOf(group) }]
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
    state: choiceOf(row, 'state', ['queued', 'claimed', 'sent', 'folded', 'dropped']),
    part: choiceOf(row, 'part', ['alert', 'follow-up']),
    storyPostId: optionalNumberOf(row, 'story_post_id'),
    isGathered: row['gathered'] === 1,
    queuedAt: dateOf(row, 'queued_at'),
    dueAt: dateOf(row, 'due_at'),
    attempts: numberOf(row, 'attempts'),
    claimedAt: optionalDateOf(row, 'claimed_at'),
    messageId: optionalTextOf(row, 'message_id'),
    toldIn: optionalTextOf(row, 'told_in'),
    news: newsOf(row),
    shownRevision: optionalNumberOf(row, 'shown_revision'),
    reason: optionalTextOf(row, 'reason'),
  }
}

function newsOf(row: Row): readonly NewsSentence[] | undefined {
  const text = optionalTextOf(row, 'news')
  return text === undefined ? undefined : (unpack(text) as readonly NewsSentence[])
}
