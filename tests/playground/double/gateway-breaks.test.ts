import { Events } from 'discord.js'
import { expect, test } from 'vitest'
import { connectRaw, identifyPayload } from './gateway-client.ts'
import { connect, openDouble } from './open.ts'

test.each(['drop', 'reconnect', 'close 4000', 'op 9, resumable'])(
  'after %s the session is resumed and nothing is missed',
  async way => {
    const discord = await openDouble()
    const client = await connect(discord)
    const names: string[] = []
    const heard = new Promise<void>(resolve => {
      client.on(Events.ChannelCreate, channel => names.push(channel.name) === 2 && resolve())
    })
    const resumed = new Promise(resolve => client.once(Events.ShardResume, resolve))
    if (way === 'drop') discord.gateway.drop()
    if (way === 'reconnect') discord.gateway.requestReconnect()
    if (way === 'close 4000') discord.gateway.closeWith(4000)
    if (way === 'op 9, resumable') discord.gateway.invalidateSessions(true)
    discord.stage.addChannel(discord.seed.guildId, 'one')
    discord.stage.addChannel(discord.seed.guildId, 'two')
    await Promise.all([resumed, heard])
    expect(names).toEqual(['one', 'two'])
    expect(discord.gateway.received.filter(it => it.op === 6)).toHaveLength(1)
  },
)

// discord.js leaves 5 s between two IDENTIFYs; nothing here depends on that.
const ws = { buildIdentifyThrottler: () => Promise.resolve({ waitForIdentify: () => Promise.resolve() }) }

test('after op 9, not resumable, the bot identifies anew', async () => {
  const discord = await openDouble()
  const client = await connect(discord, { ws })
  const readyAgain = new Promise(resolve => client.once(Events.ShardReady, resolve))
  discord.gateway.invalidateSessions(false)
  await readyAgain
  expect(discord.gateway.received.filter(it => it.op === 2)).toHaveLength(2)
  expect(discord.gateway.sessionCount).toBe(1)
})

test('a refused RESUME leads to a new session', async () => {
  const discord = await openDouble()
  const client = await connect(discord, { ws })
  const readyAgain = new Promise(resolve => client.once(Events.ShardReady, resolve))
  discord.gateway.refuseResumes(1)
  discord.gateway.drop()
  await readyAgain
  expect(discord.gateway.received.map(it => it.op).filter(op => op !== 1)).toEqual([2, 6, 2])
})

test('a session that was closed in order cannot be resumed', async () => {
  const discord = await openDouble()
  const first = connectRaw(discord)
  first.send(identifyPayload(discord.token))
  await first.next()
  const ready = (await first.next()) as { d: { session_id: string } }
  first.close(1000)
  expect(await first.closed).toBe(1000)
  const second = connectRaw(discord)
  second.send({ op: 6, d: { token: discord.token, session_id: ready.d.session_id, seq: 2 } })
  await second.next()
  expect(await second.next()).toMatchObject({ op: 9, d: false })
})

test('op 9 can come right after RESUMED', async () => {
  const discord = await openDouble()
  const first = connectRaw(discord)
  first.send(identifyPayload(discord.token))
  await first.next()
  const ready = (await first.next()) as { d: { session_id: string } }
  discord.gateway.invalidateAfterResume(false)
  const second = connectRaw(discord)
  second.send({ op: 6, d: { token: discord.token, session_id: ready.d.session_id, seq: 2 } })
  await second.next()
  expect(await second.next()).toMatchObject({ op: 0, t: 'RESUMED', s: 3 })
  expect(await second.next()).toMatchObject({ op: 9, d: false })
})

test('a silent gateway acknowledges nothing, and discord.js reconnects and resumes', async () => {
  const discord = await openDouble({ heartbeatIntervalMs: 80 })
  const client = await connect(discord)
  const resumed = new Promise(resolve => client.once(Events.ShardResume, resolve))
  discord.gateway.setSilent(true)
  const told = new Promise(resolve => client.once(Events.ShardReconnecting, resolve))
  const named = new Promise(resolve => client.once(Events.ChannelCreate, channel => resolve(channel.name)))
  discord.stage.addChannel(discord.seed.guildId, 'unheard')
  await told
  discord.gateway.setSilent(false)
  await resumed
  expect(await named).toBe('unheard')
})
