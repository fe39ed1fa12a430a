import { SlashCommandBuilder } from 'discord.js'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Command } from '../../src/commands/command.ts'
import { createCommandRoom } from '../../src/commands/command-room.ts'
import { connect } from '../../src/discord/connect.ts'
import { openLine, openLineStore, type Line } from './open-line.ts'

const echo: Command = {
  definition: new SlashCommandBuilder().setName('echo').setDescription('Says it back').toJSON(),
  example: '/echo',
  isPrivate: () => false,
  run: () => Promise.resolve({ kind: 'answer', post: { content: 'here' }, isPrivate: false }),
}

let shared: Awaited<ReturnType<typeof openLineStore>>

beforeAll(async () => {
  shared = await openLineStore()
})

afterAll(async () => {
  await shared.close()
})

/** A line of its own for one test. discord.js waits five seconds before it identifies anew, so they run side by side. */
function withLine(run: (line: Line) => Promise<void>): () => Promise<void> {
  return async () => {
    const line = await openLine(shared.store, [echo], { heartbeatIntervalMs: 400 })
    try {
      await run(line)
    } finally {
      await line.close()
    }
  }
}

async function answers(line: Line): Promise<boolean> {
  await line.discord.gateway.whenReady()
  const outcome = await line.reader.run('echo', {}, line.discord.seed.deskId)
  return outcome.kind === 'reply'
}

/** Sessions begun or taken up again so far. */
const logIns = ({ discord }: Line): number => discord.gateway.received.filter(({ op }) => op === 2 || op === 6).length

async function until(isTrue: () => boolean): Promise<void> {
  await vi.waitUntil(isTrue, { timeout: 15_000, interval: 20 })
}

const troubles: Readonly<Record<string, (gateway: Line['discord']['gateway']) => void>> = {
  'a wish to reconnect (op 7)': gateway => gateway.requestReconnect(),
  'a session that may be resumed (op 9)': gateway => gateway.invalidateSessions(true),
  'a session that is over (op 9)': gateway => gateway.invalidateSessions(false),
  'a cut connection': gateway => gateway.drop(),
  'a close with 4000': gateway => gateway.closeWith(4000),
  'a close with 4007': gateway => gateway.closeWith(4007),
  'a close with 4009': gateway => gateway.closeWith(4009),
  'a refused resume': gateway => {
    gateway.refuseResumes(1)
    gateway.drop()
  },
  'a session that ends right after it was resumed': gateway => {
    gateway.invalidateAfterResume(false)
    gateway.drop()
  },
  'a session to be resumed right after it was resumed': gateway => {
    gateway.invalidateAfterResume(true)
    gateway.drop()
  },
}

for (const [name, happen] of Object.entries(troubles)) {
  test.concurrent(
    `commands are answered after ${name}`,
    withLine(async line => {
      const before = logIns(line)
      happen(line.discord.gateway)
      await until(() => logIns(line) > before && line.discord.gateway.sessionCount > 0)
      expect(await answers(line)).toBe(true)
    }),
    30_000,
  )
}

test.concurrent(
  'a silent gateway is left and taken up again',
  withLine(async line => {
    const before = logIns(line)
    line.discord.gateway.setSilent(true)
    await until(() => line.discord.gateway.sessionCount === 0 || logIns(line) > before)
    line.discord.gateway.setSilent(false)
    await until(() => logIns(line) > before && line.discord.gateway.sessionCount > 0)
    expect(await answers(line)).toBe(true)
  }),
  30_000,
)

test.concurrent(
  'what was asked while the connection was cut is answered once it stands again',
  withLine(async line => {
    line.discord.gateway.drop()
    expect(await line.reader.run('echo', {}, line.discord.seed.deskId)).toMatchObject({ kind: 'reply' })
  }),
  30_000,
)

test.concurrent(
  'closing a silent connection does not wait for it',
  withLine(async line => {
    line.discord.gateway.setSilent(true)
    const startedAt = performance.now()
    await line.connection.close()
    expect(performance.now() - startedAt).toBeLessThan(4000)
  }),
  30_000,
)

test.concurrent(
  'a client whose commands could not be registered does not stay behind',
  withLine(async ({ discord, context }) => {
    discord.faults.inject({ method: 'PUT', times: 4 }, { kind: 'bad-gateway', when: 'before' })
    const options = {
      token: discord.token,
      api: discord.apiUrl,
      room: createCommandRoom(context),
      store: context.store,
      clock: context.clock,
      report: () => undefined,
      warn: () => undefined,
      revoked: () => undefined,
    }
    await expect(connect(options)).rejects.toThrow('Bad Gateway')
    await until(() => discord.gateway.sessionCount === 1)
  }),
  30_000,
)

test(
  'a token that Discord takes no longer is told, as nothing will come any more',
  withLine(async ({ discord, warnings }) => {
    discord.gateway.closeWith(4004)
    await until(() => warnings.some(it => it.startsWith('DISCORD_TOKEN')))
  }),
  30_000,
)
