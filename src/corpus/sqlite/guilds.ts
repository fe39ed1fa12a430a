import { createHash } from 'node:crypto'
import type { DailyMove, GuildSettings, GuildStore } from '../guild-store.ts'
import type { Database } from './database.ts'
import type { SyncStore } from './protocol.ts'
import { optionalNumberOf, optionalTextOf, textOf } from './read-row.ts'
import { inTransaction } from './transaction.ts'
import { countChange } from './watches.ts'

const viewLifetimeMs = 30 * 86_400_000

export function createGuilds(database: Database): Pick<SyncStore, keyof GuildStore> {
  return {
    guildSettings: guildId => guildSettings(database, guildId),
    saveGuildSettings: (settings, move) =>
      inTransaction(database, () => {
        saveGuildSettings(database, settings)
        if (move !== undefined) moveGathered(database, settings.guildId, move)
      }),
    guildIds: () =>
      database
        .all(ofGuild.map(table => `SELECT guild_id FROM ${table} WHERE guild_id IS NOT NULL`).join(' UNION '))
        .map(row => textOf(row, 'guild_id')),
    guildBehind: (userId, messageIds) => guildBehind(database, userId, messageIds),
    removeGuild: guildId => inTransaction(database, () => removeGuild(database, guildId)),
    saveView: (state, now) => inTransaction(database, () => saveView(database, state, now)),
    getView(id) {
      const row = database.one('SELECT state FROM answer_view WHERE id = ?', id)
      return row === undefined ? undefined : textOf(row, 'state')
    },
  }
}

/** What a server chose. */
export function guildSettings(database: Database, guildId: string): GuildSettings {
  const row = database.one('SELECT * FROM guild WHERE guild_id = ?', guildId)
  if (row === undefined) return { guildId }
  return {
    guildId,
    managerRoleId: optionalTextOf(row, 'manager_role_id'),
    timeZone: optionalTextOf(row, 'time_zone'),
    dailyAt: optionalTextOf(row, 'daily_at'),
    holdSeconds: optionalNumberOf(row, 'hold_seconds'),
    followUpsPerDay: optionalNumberOf(row, 'follow_ups_per_day'),
    newMessageAfterHours: optionalNumberOf(row, 'new_message_after_hours'),
  }
}

function saveGuildSettings(database: Database, settings: GuildSettings): void {
  database.run(
    `INSERT OR REPLACE INTO guild (guild_id, manager_role_id, time_zone, daily_at, hold_seconds, follow_ups_per_day,
       new_message_after_hours) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    settings.guildId,
    settings.managerRoleId,
    settings.timeZone,
    settings.dailyAt,
    settings.holdSeconds,
    settings.followUpsPerDay,
    settings.newMessageAfterHours,
  )
}

function moveGathered(database: Database, guildId: string, { from, to }: DailyMove): void {
  database.run(
    `UPDATE outbox SET due_at = ? WHERE guild_id = ? AND state = 'queued' AND gathered = 1 AND due_at = ?
       AND watch_id IN (SELECT id FROM watch WHERE guild_id = ? AND delivery = 'daily')`,
    to,
    guildId,
    from,
    guildId,
  )
}

function guildBehind(database: Database, userId: string, messageIds: readonly string[]): string | undefined {
  const row =
    database.one(
      `SELECT guild_id FROM outbox WHERE message_id IN (SELECT value FROM json_each(?))
       AND target_kind = 'dm' AND target_id = ? ORDER BY id LIMIT 1`,
      JSON.stringify(messageIds),
      userId,
    ) ??
    database.one(
      `SELECT guild_id FROM (
         SELECT guild_id, created_at FROM watch WHERE target_kind = 'dm' AND target_id = ?1
         UNION ALL
         SELECT guild_id, created_at FROM digest WHERE owner_id = ?1 AND json_extract(target, '$.kind') = 'dm')
       ORDER BY created_at DESC LIMIT 1`,
      userId,
    )
  return row === undefined ? undefined : textOf(row, 'guild_id')
}

/** Tables that tell of a server. */
const ofGuild = ['watch', 'subscription', 'guild', 'outbox', 'errand', 'alias', 'digest', 'lookout', 'story_post']

function removeGuild(database: Database, guildId: string): void {
  for (const table of ofGuild) {
    database.run(`DELETE FROM ${table} WHERE guild_id = ?`, guildId)
  }
  countChange(database)
}

function saveView(database: Database, state: string, now: Date): string {
  const id = createHash('sha256').update(state).digest('base64url').slice(0, 14)
  database.run('DELETE FROM answer_view WHERE saved_at < ?', now.getTime() - viewLifetimeMs)
  database.run('INSERT OR REPLACE INTO answer_view (id, state, saved_at) VALUES (?, ?, ?)', id, state, now)
  return id
}
