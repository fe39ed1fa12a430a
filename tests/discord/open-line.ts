import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command, RoomContext } from '../../src/commands/command.ts'
import { createCommandRoom } from '../../src/commands/command-room.ts'
import { settingsSchema } from '../../src/config/settings.ts'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import { connect, type Connection } from '../../src/discord/connect.ts'
import type { Desk } from '../../src/pipeline/desk.ts'
import type { DiscordDouble, DoubleOptions } from '../../src/playground/double/double.ts'
import { openDiscordDouble } from '../../src/playground/double/open-double.ts'
import type { Person } from '../../src/playground/double/people/person.ts'

/** A connection with commands written for the test, against a local Discord. */
export type Line = {
  readonly discord: DiscordDouble
  readonly context: RoomContext
  readonly connection: Connection
  readonly reader: Person
  readonly editor: Person
  readonly errors: unknown[]
  readonly warnings: string[]
  close(): Promise<void>
}

/** No command of these tests asks anything of the desk. */
const closedDesk: Desk = {
  readAddress: () => Promise.reject(new Error('the desk is closed')),
  readText: () => Promise.reject(new Error('the desk is closed')),
  tryFeed: () => Promise.reject(new Error('the desk is closed')),
  readFeedList: () => Promise.reject(new Error('the desk is closed')),
  pollSoon: () => Promise.reject(new Error('the desk is closed')),
  drawChart: () => Promise.reject(new Error('the desk is closed')),
  ask: () => Promise.reject(new Error('the desk is closed')),
}

/** A store to share among the lines of a test file. */
export async function openLineStore(): Promise<{ readonly store: CorpusStore; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-line-'))
  const store = await openSqliteStore({ folder })
  return {
    store,
    async close() {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function openLine(
  store: CorpusStore,
  commands: readonly Command[],
  options: DoubleOptions = {},
): Promise<Line> {
  const discord = await openDiscordDouble({ hasRelaxedRateLimits: true, ...options })
  const errors: unknown[] = []
  const warnings: string[] = []
  const context: RoomContext = {
    store,
    settings: settingsSchema.parse({}),
    clock: () => new Date('2026-03-05T12:00:00Z'),
    starterFeeds: [],
    desk: closedDesk,
    commands,
  }
  const connection = await connect({
    token: discord.token,
    api: discord.apiUrl,
    room: createCommandRoom(context),
    store,
    clock: context.clock,
    report: ({ error }) => error === undefined || errors.push(error),
    warn: event => void warnings.push(event),
    revoked: error => void warnings.push(error.message),
  })
  return {
    discord,
    context,
    connection,
    reader: discord.as(discord.seed.readerId),
    editor: discord.as(discord.seed.editorId),
    errors,
    warnings,
    async close() {
      await connection.close()
      await discord.close()
    },
  }
}
