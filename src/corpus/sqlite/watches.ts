import type { Target, Watch, WatchScope } from '../../model/watch.ts'
import type { NewWatch, WatchUpdate, WatchStore } from '../watch-store.ts'
import type { Database, Row } from './database.ts'
import { queueWatchNotice } from './errands.ts'
import { pack, unpack } from './pack.ts'
import type { SyncStore } from './protocol.ts'
import { choiceOf, dateOf, numberOf, optionalDateOf, optionalTextOf, textOf } from './read-row.ts'
import { inTransaction } from './transaction.ts'

export function createWatches(database: Database): Pick<SyncStore, keyof WatchStore> {
  return {
    addWatch: watch => inTransaction(database, () => addWatch(database, watch)),
    updateWatch: (id, change) => inTransaction(database, () => updateWatch(database, id, change)),
    removeWatch: id => inTransaction(database, () => removeWatch(database, id)),
    pauseWatchesInto: (channelId, reason, at) =>
      inTransaction(database, () => pauseWatchesInto(database, channelId, reason, at)),
    getWatch: id => getWatch(database, id),
    watchesOf: guildId =>
      database.all('SELECT * FROM watch WHERE guild_id = ? ORDER BY name COLLATE NOCASE, id', guildId).map(watchOf),
    activeWatches: () => database.all("SELECT * FROM watch WHERE state = 'active' ORDER BY id").map(watchOf),
    watchGeneration() {
      const row = database.one("SELECT value FROM counter WHERE name = 'watch_generation'")
      return row === undefined ? 0 : numberOf(row, 'value')
    },
  }
}

/** Tells every process that watches or subscriptions are not what they were. */
export function countChange(database: Database): void {
  database.run("UPDATE counter SET value = value + 1 WHERE name = 'watch_generation'")
}

/** Reads `target_kind`, `target_id` and, for a forum, `target_tags`. */
export function targetOf(row: Row): Target {
  const id = textOf(row, 'target_id')
  const kind = choiceOf(row, 'target_kind', ['channel', 'forum', 'dm'])
  switch (kind) {
    case 'channel':
      return { kind, channelId: id }
    case 'forum':
      return { kind, channelId: id, tagIds: unpack(optionalTextOf(row, 'target_tags') ?? '[]') as readonly string[] }
    case 'dm':
      return { kind, userId: id }
  }
}

function addWatch(database: Database, wished: NewWatch): Watch {
  const watch: Omit<Watch, 'id'> = {
    ...wished,
    scope: wished.scope ?? { kind: 'all' },
    delivery: wished.delivery ?? 'instant',
    hourlyCap: wished.hourlyCap,
    pauseReason: wished.pauseReason,
  }
  const { lastId } = database.run(
    `INSERT INTO watch (name, query, scope, target_kind, target_id, target_tags, role_id, delivery, hourly_cap, state,
       pause_reason, muted_until, guild_id, owner_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...changeable(watch),
    watch.guildId,
    watch.ownerId,
    watch.createdAt,
  )
  countChange(database)
  return { ...watch, id: lastId }
}

function updateWatch(database: Database, id: number, change: WatchUpdate): Watch | undefined {
  const before = getWatch(database, id)
  if (before === undefined) return undefined
  const changed: Watch = { ...before, ...change }
  const watch: Watch = changed.state === 'active' ? { ...changed, pauseReason: undefined } : changed
  database.run(
    `UPDATE watch SET name = ?, query = ?, scope = ?, target_kind = ?, target_id = ?, target_tags = ?, role_id = ?,
       delivery = ?, hourly_cap = ?, state = ?, pause_reason = ?, muted_until = ? WHERE id = ?`,
    ...changeable(watch),
    id,
  )
  // What waits goes where the watch points now.
  database.run(
    `UPDATE outbox SET watch_name = ?, target_kind = ?, target_id = ?, target_tags = ?, role_id = ?
     WHERE watch_id = ? AND state = 'queued'`,
    watch.name,
    ...targetColumns(watch.target),
    watch.roleId,
    id,
  )
  countChange(database)
  return watch
}

/** In the order in which the statements above name them. */
function changeable(watch: Omit<Watch, 'id'>): (string | number | Date | undefined)[] {
  const { name, query, scope, target, roleId, delivery, hourlyCap, state, pauseReason, mutedUntil } = watch
  return [
    name,
    query,
    pack(scope),
    ...targetColumns(target),
    roleId,
    delivery,
    hourlyCap,
    state,
    pauseReason,
    mutedUntil,
  ]
}

function targetColumns(target: Target): [string, string, string | undefined] {
  if (target.kind === 'dm') return [target.kind, target.userId, undefined]
  return [target.kind, target.channelId, target.kind === 'forum' ? pack(target.tagIds) : undefined]
}

function removeWatch(database: Database, id: number): boolean {
  const { changes } = database.run('DELETE FROM watch WHERE id = ?', id)
  if (changes === 0) return false
  database.run(
    "UPDATE outbox SET state = 'dropped', reason = ? WHERE watch_id = ? AND state = 'queued'",
    watchRemoved,
    id,
  )
  countChange(database)
  return true
}

function pauseWatchesInto(database: Database, channelId: string, reason: string, at: Date): number {
  const paused = database
    .all(
      `UPDATE watch SET state = 'paused', pause_reason = ?
       WHERE target_id = ? AND target_kind <> 'dm' AND state = 'active' RETURNING *`,
      reason,
      channelId,
    )
    .map(watchOf)
  if (paused.length === 0) return 0
  countChange(database)
  for (const watches of Map.groupBy(paused, ({ ownerId }) => ownerId).values()) queueWatchNotice(database, watches, at)
  return paused.length
}

/** Why alerts of a removed watch were not sent. */
export const watchRemoved = 'the watch was removed'

function getWatch(database: Database, id: number): Watch | undefined {
  const row = database.one('SELECT * FROM watch WHERE id = ?', id)
  return row === undefined ? undefined : watchOf(row)
}

export function watchOf(row: Row): Watch {
  return {
    id: numberOf(row, 'id'),
    guildId: textOf(row, 'guild_id'),
    ownerId: textOf(row, 'owner_id'),
    name: textOf(row, 'name'),
    query: textOf(row, 'query'),
    scope: unpack(textOf(row, 'scope')) as WatchScope,
    target: targetOf(row),
    roleId: optionalTextOf(row, 'role_id'),
    delivery: choiceOf(row, 'delivery', ['instant', 'hourly', 'daily']),
    hourlyCap: row['hourly_cap'] === null ? undefined : numberOf(row, 'hourly_cap'),
    state: choiceOf(row, 'state', ['active', 'paused']),
    pauseReason: optionalTextOf(row, 'pause_reason'),
    mutedUntil: optionalDateOf(row, 'muted_until'),
    createdAt: dateOf(row, 'created_at'),
  }
}
