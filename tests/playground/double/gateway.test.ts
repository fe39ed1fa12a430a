import { Events, GatewayIntentBits } from 'discord.js'
import { expect, test } from 'vitest'
import { connectRaw, identifyPayload } from './gateway-client.ts'
import { connect, createClient, openDouble } from './open.ts'

test('a wrong token is refused by REST and by the gateway', async () => {
  const discord = await openDouble()
  await expect(createClient(discord).login('not.the.token')).rejects.toThrow('An invalid token was provided.')
  const raw = connectRaw(discord)
  raw.send(identifyPayload('not.the.token'))
  expect(await raw.closed).toBe(4004)
})

test('privileged intents that were not granted are refused', async () => {
  const discord = await openDouble()
  const client = createClient(discord, { intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent] })
  await expect(client.login(discord.token)).rejects.toThrow('Used disallowed intents')
  const raw = connectRaw(discord)
  raw.send(identifyPayload(discord.token, 2 ** 30))
  expect(await raw.closed).toBe(4013)
})

test('a granted privileged intent brings the words of others', async () => {
  const granted = GatewayIntentBits.MessageContent
  const discord = await openDouble({ privilegedIntents: granted })
  const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages]
  const without = await connect(discord, { intents })
  const withIt = await connect(discord, { intents: [...intents, granted] })
  const heard = [without, withIt].map(
    client => new Promise(resolve => client.once(Events.MessageCreate, message => resolve(message.content))),
  )
  discord.as(discord.seed.readerId).say(discord.seed.deskId, 'Bridge closed')
  expect(await Promise.all(heard)).toEqual(['', 'Bridge closed'])
})

test('heartbeats are acknowledged, and strange payloads close the socket', async () => {
  const discord = await openDouble()
  const raw = connectRaw(discord)
  expect(await raw.next()).toMatchObject({ op: 10, d: { heartbeat_interval: 41_250 } })
  raw.send({ op: 1, d: null })
  expect(await raw.next()).toMatchObject({ op: 11 })
  raw.send({ op: 3, d: {} })
  expect(await raw.closed).toBe(4003)
})

test('READY and GUILD_CREATE come in order, numbered, also through zlib-stream', async () => {
  const discord = await openDouble()
  const raw = connectRaw(discord, 'v=10&encoding=json&compress=zlib-stream')
  expect((await raw.next()).op).toBe(10)
  raw.send(identifyPayload(discord.token))
  expect(await raw.next()).toMatchObject({ op: 0, s: 1, t: 'READY', d: { v: 10 } })
  expect(await raw.next()).toMatchObject({ op: 0, s: 2, t: 'GUILD_CREATE', d: { name: 'Newsroom' } })
})

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

test('joining and leaving a server is told', async () => {
  const discord = await openDouble()
  const client = await connect(discord)
  const joined = new Promise(resolve => client.once(Events.GuildCreate, guild => resolve(guild.name)))
  const guildId = discord.stage.addGuild('Radio', discord.seed.readerId)
  expect(await joined).toBe('Radio')
  const left = new Promise(resolve => client.once(Events.GuildDelete, guild => resolve(guild.id)))
  discord.stage.removeGuild(guildId)
  expect(await left).toBe(guildId)
})
