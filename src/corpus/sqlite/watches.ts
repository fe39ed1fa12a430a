import type { Target, Watch, WatchScope } from '../../model/watch.ts'
import type { NewWatch, WatchStore } from '../watch-store.ts'
import type { Database, Row } from './database.ts'
import { pack, unpack } from './pack.ts'
import type { SyncStore } from './protocol.ts'
import { choiceOf, dateOf, numberOf, optionalDateOf, optionalTextOf, textOf } from './read-row.ts'
import { inTransaction } from './transaction.ts'

export function createWatches(database: Database): Pick<SyncStore, keyof WatchStore> {
  return {
    addWatch: watch => inTransaction(database, () => addWatch(database, watch)),
    updateWatch: (id, change) => inTransaction(database, () => updateWatch(database, id, change)),
    removeWatch: id => inTransaction(database, () => removeWatch(database, id)),
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

export function targetOf(row: Row): Target {
  const id = textOf(row, 'target_id')
  const kind = choiceOf(row, 'target_kind', ['channel', 'dm'])
  return kind === 'channel' ? { kind, channelId: id } : { kind, userId: id }
}

function addWatch(database: Database, wished: NewWatch): Watch {
  const watch = { ...wished, scope: wished.scope ?? ({ kind: 'all' } as const) }
  const { lastId } = database.run(
    `INSERT INTO watch (guild_id, owner_id, name, query, scope, target_kind, target_id, role_id, state, muted_until,
       created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    watch.guildId,
    watch.ownerId,
    watch.name,
    watch.query,
    pack(watch.scope),
    watch.target.kind,
    targetId(watch.target),
    watch.roleId,
    watch.state,
    watch.mutedUntil,
    watch.createdAt,
  )
  countChange(database)
  return { ...watch, id: lastId }
}

function updateWatch(
  database: Database,
  id: number,
  change: Parameters<WatchStore['updateWatch']>[1],
): Watch | undefined {
  const before = getWatch(database, id)
  if (before === undefined) return undefined
  const watch: Watch = { ...before, ...change }
  const { name, query, target, roleId } = watch
  database.run(
    `UPDATE watch SET name = ?, query = ?, scope = ?, target_kind = ?, target_id = ?, role_id = ?, state = ?, muted_until = ?
     WHERE id = ?`,
    name,
    query,
    pack(watch.scope),
    target.kind,
    targetId(target),
    roleId,
    watch.state,
    watch.mutedUntil,
    id,
  )
  // What waits goes where the watch points now.
  database.run(
    `UPDATE outbox SET watch_name = ?, target_kind = ?, target_id = ?, role_id = ? WHERE watch_id = ? AND state = 'queued'`,
    name,
    target.kind,
    targetId(target),
    roleId,
    id,
  )
  countChange(database)
  return watch
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

/** Why alerts of a removed watch were not sent. */
export const watchRemoved = 'the watch was removed'

function getWatch(database: Database, id: number): Watch | undefined {
  const row = database.one('SELECT * FROM watch WHERE id = ?', id)
  return row === undefined ? undefined : watchOf(row)
}

function targetId(target: Target): string {
  return target.kind === 'channel' ? target.channelId : target.userId
}

function watchOf(row: Row): Watch {
  return {
    id: numberOf(row, 'id'),
    guildId: textOf(row, 'guild_id'),
    ownerId: textOf(row, 'owner_id'),
    name: textOf(row, 'name'),
    query: textOf(row, 'query'),
    scope: unpack(textOf(row, 'scope')) as WatchScope,
    target: targetOf(row),
    roleId: optionalTextOf(row, 'role_id'),
    state: choiceOf(row, 'state', ['active', 'paused']),
    mutedUntil: optionalDateOf(row, 'muted_until'),
    createdAt: dateOf(row, 'created_at'),
  }
}
