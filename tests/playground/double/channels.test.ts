import { ChannelType, Routes } from 'discord.js'
import { expect, test } from 'vitest'
import { connect, openDouble } from './open.ts'
import { post } from './post.ts'

async function open() {
  const discord = await openDouble()
  const client = await connect(discord)
  return { discord, client, seed: discord.seed, reader: discord.as(discord.seed.readerId) }
}

test('a forum post has a first message and tags', async () => {
  const { client, seed, reader } = await open()
  const forum = await client.channels.fetch(seed.storiesId)
  if (forum?.type !== ChannelType.GuildForum) throw new Error('#stories should be a forum')
  const tag = forum.availableTags.find(it => it.name === 'Security')
  const thread = await forum.threads.create({
    name: 'Torkham',
    message: { content: 'Opened' },
    appliedTags: [tag?.id ?? ''],
  })
  await thread.send('Follow-up')
  expect(reader.channels(seed.guildId).find(it => it.id === thread.id)).toMatchObject({
    kind: 'thread',
    name: 'Torkham',
    parentId: seed.storiesId,
    tags: ['Security'],
  })
  expect(reader.messages(thread.id).map(it => it.content)).toEqual(['Opened', 'Follow-up'])
  const bare = post(client, seed.storiesId, { content: 'No thread' })
  await expect(bare).rejects.toMatchObject({ code: 50008 })
})

test('threads start from a message or on their own, and can be archived', async () => {
  const { client, seed, reader } = await open()
  const channel = await client.channels.fetch(seed.alertsId)
  if (channel?.type !== ChannelType.GuildText) throw new Error('#alerts should be a text channel')
  const message = await channel.send('Alert')
  const thread = await message.startThread({ name: 'Follow-ups' })
  expect(thread.id).toBe(message.id)
  expect(reader.messages(seed.alertsId)[0]?.threadId).toBe(thread.id)
  await expect(message.startThread({ name: 'Again' })).rejects.toMatchObject({ code: 160_004 })
  const own = await channel.threads.create({ name: 'On its own' })
  await own.setArchived(true)
  expect(reader.channels(seed.guildId).find(it => it.id === own.id)?.isArchived).toBe(true)
  await own.send('Awake again')
  expect(reader.channels(seed.guildId).find(it => it.id === own.id)?.isArchived).toBe(false)
})

test('direct messages arrive, unless the person refuses them', async () => {
  const { discord, client, seed, reader } = await open()
  const user = await client.users.fetch(seed.readerId)
  await user.send('Your watch')
  const [dm] = reader.directMessages()
  expect(reader.messages(dm?.id ?? '').map(it => it.content)).toEqual(['Your watch'])
  expect(discord.as(seed.editorId).messages(dm?.id ?? '')).toEqual([])
  discord.stage.setRefusesDms(seed.readerId, true)
  await expect(user.send('More')).rejects.toMatchObject({ status: 403, code: 50007 })
})

test.each([
  ['SEND_MESSAGES', { content: 'a' }, 50013],
  ['VIEW_CHANNEL', { content: 'a' }, 50001],
  ['EMBED_LINKS', { embeds: [{ title: 'a' }] }, 50013],
] as const)('without %s the bot is refused, and heard again when it has it back', async (name, body, code) => {
  const { discord, client, seed } = await open()
  discord.stage.denyBot(seed.deskId, [name])
  await expect(post(client, seed.deskId, body)).rejects.toMatchObject({ status: 403, code })
  discord.stage.denyBot(seed.deskId, [])
  await expect(post(client, seed.deskId, body)).resolves.toMatchObject({ channel_id: seed.deskId })
})

test('what is denied to everyone the bot keeps', async () => {
  const { discord, client, seed, reader } = await open()
  discord.stage.denyEveryone(seed.alertsId, ['SEND_MESSAGES'])
  expect(() => reader.say(seed.alertsId, 'Hello')).toThrow('You do not have permission')
  await expect(post(client, seed.alertsId, { content: 'Alert' })).resolves.toMatchObject({ content: 'Alert' })
  discord.stage.denyEveryone(seed.deskId, ['VIEW_CHANNEL'])
  expect(reader.channels(seed.guildId).map(it => it.name)).not.toContain('desk')
})

test('what is not there is unknown', async () => {
  const { discord, client, seed } = await open()
  await expect(post(client, '1', { content: 'a' })).rejects.toMatchObject({ status: 404, code: 10003 })
  await expect(client.rest.get(Routes.channelMessage(seed.deskId, '1'))).rejects.toMatchObject({
    status: 404,
    code: 10008,
  })
  await expect(client.rest.get('/nowhere')).rejects.toMatchObject({ status: 404, code: 0 })
  await expect(client.rest.put('/gateway/bot')).rejects.toMatchObject({ status: 405 })
  discord.stage.removeChannel(seed.deskId)
  await expect(post(client, seed.deskId, { content: 'a' })).rejects.toMatchObject({ code: 10003 })
})

test('an announcement can be published', async () => {
  const { client, seed } = await open()
  const channel = await client.channels.fetch(seed.wireId)
  if (channel?.type !== ChannelType.GuildAnnouncement) throw new Error('#wire should be an announcement channel')
  const message = await channel.send('Bulletin')
  await message.crosspost()
  expect((await message.fetch(true)).flags.toArray()).toEqual(['Crossposted'])
})
