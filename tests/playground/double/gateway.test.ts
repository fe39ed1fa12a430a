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
