import { expect, test } from 'vitest'
import type { Change } from '../../../src/playground/double/people/person.ts'
import { snowflakeTime } from '../../../src/playground/double/snowflake.ts'
import { createManualClock } from '../../../src/playground/double/clock.ts'
import { connect, openDouble } from './open.ts'
import { post } from './post.ts'

test('the seed world has the same ids at every start', async () => {
  const [first, second] = await Promise.all([openDouble(), openDouble()])
  expect(first.seed).toEqual(second.seed)
})

test('ids tell when a thing was made', async () => {
  const at = new Date('2026-03-05T10:00:00.123Z')
  const discord = await openDouble({ clock: createManualClock(at) })
  const message = discord.as(discord.seed.readerId).say(discord.seed.deskId, 'Now')
  expect(snowflakeTime(message.id)).toEqual(at)
  expect(message.createdAt).toBe(at.toISOString())
})

test('people see their servers, channels, roles and fellow members', async () => {
  const { as, seed } = await openDouble()
  const reader = as(seed.readerId)
  expect(reader.guilds()).toEqual([{ id: seed.guildId, name: 'Newsroom' }])
  expect(reader.channels(seed.guildId).map(it => `${it.kind} ${it.name}`)).toEqual([
    'text alerts',
    'text desk',
    'announcement wire',
    'forum stories',
  ])
  expect(reader.members(seed.guildId).map(it => it.name)).toEqual(['Dateline', 'editor', 'reader'])
  expect(reader.roles(seed.guildId).map(it => it.name)).toContain('Night desk')
})

test('what a person sees survives JSON', async () => {
  const { as, seed } = await openDouble()
  const said = as(seed.readerId).say(seed.deskId, 'Plain', [{ name: 'a.txt', bytes: new Uint8Array([1]) }])
  expect(JSON.parse(JSON.stringify(said))).toMatchObject({ content: 'Plain', attachments: [{ filename: 'a.txt' }] })
})

test('changes come as they happen, until one stops listening', async () => {
  const discord = await openDouble()
  const client = await connect(discord)
  const { readerId, deskId, guildId } = discord.seed
  const changes: Change['kind'][] = []
  const stop = discord.as(readerId).subscribe(change => changes.push(change.kind))
  const { id } = await post(client, deskId, { content: 'a' })
  await client.rest.post(`/channels/${deskId}/typing`)
  await client.rest.delete(`/channels/${deskId}/messages/${id}`)
  discord.stage.removeChannel(discord.stage.addChannel(guildId, 'short-lived'))
  stop()
  await post(client, deskId, { content: 'b' })
  expect(changes).toEqual(['message-created', 'typing', 'message-deleted', 'channel-created', 'channel-deleted'])
})

test('the direct messages of one are hidden from another', async () => {
  const discord = await openDouble()
  const client = await connect(discord)
  const changes: Change[] = []
  discord.as(discord.seed.editorId).subscribe(change => changes.push(change))
  await (await client.users.fetch(discord.seed.readerId)).send('Secret')
  expect(changes).toEqual([])
  expect(discord.as(discord.seed.editorId).directMessages()).toEqual([])
})

test('messages are paged backwards', async () => {
  const { as, seed } = await openDouble()
  const reader = as(seed.readerId)
  const said = ['a', 'b', 'c', 'd'].map(it => reader.say(seed.deskId, it))
  const contents = (page?: object) => reader.messages(seed.deskId, page).map(it => it.content)
  expect(contents({ limit: 2 })).toEqual(['c', 'd'])
  expect(contents({ limit: 2, before: said[2]?.id })).toEqual(['a', 'b'])
})

test('strangers are told so', async () => {
  const { as, stage, seed } = await openDouble()
  expect(() => as('1')).toThrow('There is no user 1 here.')
  expect(() => stage.denyBot('1', [])).toThrow('There is no channel 1 here.')
  const stranger = as(stage.addUser('stranger'))
  expect(stranger.guilds()).toEqual([])
  expect(stranger.channels(seed.guildId)).toEqual([])
  expect(await stranger.run('anything', {}, seed.deskId)).toEqual({
    kind: 'refused',
    reason: 'You cannot see this channel.',
  })
  stage.addMember(seed.guildId, stranger.userId)
  expect(stranger.channels(seed.guildId)).toHaveLength(4)
})
