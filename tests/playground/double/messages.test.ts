import { ChannelType, Events, GatewayIntentBits, Routes } from 'discord.js'
import { expect, test } from 'vitest'
import { createManualClock } from '../../../src/playground/double/clock.ts'
import { connect, openDouble } from './open.ts'
import { post } from './post.ts'

async function open() {
  const discord = await openDouble({ hasRelaxedRateLimits: true })
  const client = await connect(discord)
  const channel = await client.channels.fetch(discord.seed.deskId)
  if (channel?.type !== ChannelType.GuildText) throw new Error('#desk should be a text channel')
  return { discord, client, channel, seed: discord.seed, reader: discord.as(discord.seed.readerId) }
}

test('messages are sent, edited, fetched, replied to and deleted', async () => {
  const { channel, reader, seed } = await open()
  const sent = await channel.send({ content: 'One', embeds: [{ title: 'Report', url: 'https://example.org/a' }] })
  await sent.edit({ content: 'Two' })
  const fetched = await channel.messages.fetch({ message: sent.id, force: true })
  expect(fetched).toMatchObject({ content: 'Two', embeds: [{ data: { title: 'Report' } }] })
  const answer = await fetched.reply('Three')
  expect((await answer.fetchReference()).id).toBe(sent.id)
  expect(reader.messages(seed.deskId).map(it => it.content)).toEqual(['Two', 'Three'])
  await sent.delete()
  await expect(channel.messages.fetch({ message: sent.id, force: true })).rejects.toMatchObject({
    status: 404,
    code: 10008,
  })
})

test('lists are newest first, before, after and around a message', async () => {
  const { channel, client } = await open()
  const ids: string[] = []
  for (const n of [0, 1, 2, 3, 4, 5]) ids.push((await post(client, channel.id, { content: `m${n}` })).id)
  const list = async (query: object) =>
    [...(await channel.messages.fetch({ limit: 2, cache: false, ...query })).values()].map(it => it.content)
  expect(await list({})).toEqual(['m5', 'm4'])
  expect(await list({ before: ids[4] })).toEqual(['m3', 'm2'])
  expect(await list({ after: ids[1] })).toEqual(['m3', 'm2'])
  expect(await list({ around: ids[3], limit: 3 })).toEqual(['m4', 'm3', 'm2'])
  await expect(list({ limit: 101 })).rejects.toMatchObject({ code: 50035 })
})

test('an enforced nonce gives back the earlier message for some minutes, and only its maker sees it', async () => {
  const clock = createManualClock(new Date('2026-03-05T10:00:00Z'))
  const discord = await openDouble({ clock, hasRelaxedRateLimits: true })
  const client = await connect(discord, { intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages] })
  const told = new Promise(resolve => client.once(Events.MessageCreate, message => resolve(message.nonce)))
  const body = { content: 'Alert', nonce: 'row-17', enforce_nonce: true }
  const { deskId } = discord.seed
  const first = await post(client, deskId, body)
  const second = await post(client, deskId, { ...body, content: 'Alert again' })
  expect(second).toMatchObject({ id: first.id, content: 'Alert', nonce: 'row-17' })
  expect(await told).toBe('row-17')
  expect(await client.rest.get(Routes.channelMessage(deskId, first.id))).not.toHaveProperty('nonce')
  clock.advance(6 * 60_000)
  expect((await post(client, deskId, body)).id).not.toBe(first.id)
  expect((await post(client, deskId, { ...body, enforce_nonce: false })).id).not.toBe(first.id)
})

test('files are kept, described, served again and shown in embeds', async () => {
  const { channel, client } = await open()
  const files = [{ attachment: Buffer.from('a;b'), name: 'table.csv', description: 'A table' }]
  const sent = await channel.send({ files })
  const file = sent.attachments.first()
  expect(file).toMatchObject({ name: 'table.csv', description: 'A table', size: 3 })
  expect(await (await fetch(file?.url ?? '')).text()).toBe('a;b')
  const chart = { name: 'chart.png', data: Buffer.from('png'), contentType: 'image/png' }
  const posted = await post(
    client,
    channel.id,
    { embeds: [{ title: 'Trend', image: { url: 'attachment://chart.png' } }] },
    [chart],
  )
  expect(posted.attachments).toEqual([])
  const shown = await fetch(posted.embeds[0]?.image?.url ?? '')
  expect(shown.headers.get('content-type')).toBe('image/png')
  expect((await sent.edit({ content: 'Gone', attachments: [] })).attachments.size).toBe(0)
})

test('only what allowed_mentions lets through is notified', async () => {
  const { discord, client, channel, seed } = await open()
  // The role "Editors" may not be mentioned by everybody.
  const closedRole = discord
    .as(seed.readerId)
    .roles(seed.guildId)
    .find(it => it.name === 'Editors')?.id
  const content = `<@${seed.readerId}> <@&${seed.nightDeskRoleId}> @everyone \`<@${seed.editorId}>\` <@&1> <@&${closedRole}>`
  const pings = async (allowed_mentions?: object) => {
    const { id } = await post(client, channel.id, { content, allowed_mentions })
    return discord
      .as(seed.readerId)
      .messages(channel.id)
      .find(it => it.id === id)?.pings
  }
  const { readerId, nightDeskRoleId } = seed
  expect(await pings()).toEqual({ everyone: false, users: [readerId], roles: [nightDeskRoleId] })
  expect(await pings({ parse: [] })).toEqual({ everyone: false, users: [], roles: [] })
  expect(await pings({ parse: ['users'] })).toEqual({ everyone: false, users: [readerId], roles: [] })
  expect(await pings({ roles: [nightDeskRoleId] })).toEqual({ everyone: false, users: [], roles: [nightDeskRoleId] })
})

test('@everyone notifies only with the permission for it', async () => {
  const { discord, client, seed } = await open()
  const guildId = discord.stage.addGuild('Radio', seed.editorId)
  const channelId = discord.stage.addChannel(guildId, 'studio')
  expect((await post(client, channelId, { content: '@everyone' })).mention_everyone).toBe(false)
  discord.stage.grantBot(guildId, ['MENTION_EVERYONE'])
  expect((await post(client, channelId, { content: '@here' })).mention_everyone).toBe(true)
  expect((await post(client, channelId, { content: '@here', allowed_mentions: { parse: [] } })).mention_everyone).toBe(
    false,
  )
})

test('the bot cannot edit the words of others', async () => {
  const { discord, client, seed } = await open()
  const { id } = discord.as(seed.readerId).say(seed.deskId, 'Mine')
  const edit = client.rest.patch(Routes.channelMessage(seed.deskId, id), { body: { content: 'Yours' } })
  await expect(edit).rejects.toMatchObject({ status: 403, code: 50005 })
  await expect(client.rest.delete(Routes.channelMessage(seed.deskId, id))).rejects.toMatchObject({ code: 50013 })
})
