import { REST, Routes } from 'discord.js'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runErrands } from '../../src/alerts/run-errands.ts'
import { createCourier } from '../../src/discord/create-courier.ts'
import type { Watch } from '../../src/model/watch.ts'
import type { SeenMessage } from '../../src/playground/double/people/person.ts'
import { makeReport } from '../corpus/make-report.ts'
import { place } from '../corpus/place-stories.ts'
import { openDeliveryRoom, type DeliveryRoom } from './open-delivery-room.ts'
import { plainReaders } from './plain-readers.ts'

let room: DeliveryRoom
let storyId = 0

beforeAll(async () => {
  room = await openDeliveryRoom()
})

afterAll(async () => {
  await room.close()
})

beforeEach(async () => {
  await room.clear()
  await room.store.saveGuildSettings({ guildId: room.discord.seed.guildId })
  // What the test before left to do.
  await edit()
  storyId = 0
})

type Wishes = { readonly news?: string; readonly copyOf?: number; readonly publisher?: string }

/** Keeps a report of the story that these watches answer; gives its id. */
async function report(title: string, watches: readonly Watch[], wishes: Wishes = {}): Promise<number> {
  const at = room.now()
  const { news, copyOf, publisher = 'Indus Courier' } = wishes
  const text = `${title}. The river rose, officials said, in ${room.channelId}.`
  const hits = watches.map(({ id }) => ({ watchId: id, dueAt: at }))
  const url = `https://${publisher.toLowerCase().replaceAll(' ', '-')}.example/${room.channelId}/${encodeURIComponent(title)}`
  const request = makeReport({ title, text, publisher, url, publishedAt: at, seenAt: at, hits })
  const [outcome] = await room.store.ingest([request])
  const id = outcome?.articleId ?? 0
  storyId ||= id
  const sentences = news === undefined ? [] : [{ start: 0, end: news.length, text: news, novelty: 0.9 }]
  await place(room.store, id, storyId, { at, copyOf, news: sentences })
  return id
}

async function edit(): Promise<readonly string[]> {
  room.pass(5000)
  const events: string[] = []
  const options = { api: room.discord.apiUrl, version: '10', retries: 0, rejectOnRateLimit: () => true }
  await runErrands({
    store: room.store,
    courier: createCourier(new REST(options), room.discord.token),
    readers: plainReaders,
    clock: room.now,
    keepTryingMs: 48 * 3_600_000,
    signal: new AbortController().signal,
    digests: { gather: () => Promise.reject(new Error('no digests here')), describe: () => Promise.resolve([]) },
    report: ({ errand, event }) => void events.push(`${errand} ${event}`),
  })
  return events
}

const seen = (where = room.channelId): readonly SeenMessage[] =>
  room.discord.as(room.discord.seed.editorId).messages(where, { limit: 100 })
const words = (message: SeenMessage | undefined) => `${message?.embeds[0]?.title} ${message?.embeds[0]?.description}`
const threads = () =>
  room.discord
    .as(room.discord.seed.editorId)
    .channels(room.discord.seed.guildId)
    .filter(({ parentId }) => parentId === room.channelId)

/** A message stands; what it tells has come. */
async function standing(watch: Watch): Promise<SeenMessage> {
  await report('River rises', [watch])
  await room.tick()
  const [message] = seen()
  if (message === undefined) throw new Error('nothing was sent')
  return message
}

test('copies of three publishers are one message, which names them once it is edited', async () => {
  const watch = await room.addWatch()
  const first = await report('River rises', [watch])
  await room.tick()
  await report('River rises fast', [watch], { copyOf: first, publisher: 'Hill Gazette' })
  await report('Rising river', [watch], { copyOf: first, publisher: 'Coast Post' })
  await room.tick()
  expect(await edit()).toEqual(['story done'])
  expect(seen()).toHaveLength(1)
  expect(words(seen()[0])).toContain('3 publishers · first seen <t:')
  expect(words(seen()[0])).toContain('3 print the same text')
  expect(words(seen()[0])).toContain('[Hill Gazette](<https://hill-gazette.example/')
  expect(JSON.stringify(seen()[0]?.components)).toContain(`"story:${first}"`)
  expect(await edit()).toEqual([])
})

test('an edit that would change nothing is not made, and none mentions anybody', async () => {
  const watch = await room.addWatch({ roleId: room.discord.seed.nightDeskRoleId })
  await standing(watch)
  await report('River rises fast', [watch], { copyOf: 1, publisher: 'Hill Gazette' })
  expect(await edit()).toEqual(['story done'])
  expect(seen()[0]?.pings.roles).toEqual([room.discord.seed.nightDeskRoleId])
  const edits = () => room.discord.requests.filter(({ method }) => method === 'PATCH').length
  const before = edits()
  const [errand] = await room.store.takeErrands(room.now(), 1, room.now())
  expect(errand).toBeUndefined()
  await place(room.store, storyId, storyId, { at: room.now() })
  expect(await edit()).toEqual(['story done'])
  expect(edits()).toBe(before)
})

test('what is new goes to a thread of the message, once, and the message says it too', async () => {
  const watch = await room.addWatch()
  const message = await standing(watch)
  await report('River still rises', [watch], { news: 'Four villages were cleared at noon.' })
  await report('River falls', [watch], { news: 'The river fell by a metre.', publisher: 'Hill Gazette' })
  await room.ticks(1)
  expect(threads().map(({ id, name }) => [id, name])).toEqual([[message.id, 'River rises']])
  expect(seen(message.id).map(words)).toEqual([
    expect.stringContaining(' Four villages were cleared at noon.'),
    expect.stringContaining(' The river fell by a metre.'),
  ])
  await edit()
  expect(words(seen()[0])).toMatch(
    /^\*\*Latest:\*\* \[River falls\]\(\S+\) · Hill Gazette\n\*\*New:\*\* The river fell by a metre\.$/m,
  )
  expect(seen()).toHaveLength(1)
})

test('what a report tells that came before the message was sent is said in it', async () => {
  const watch = await room.addWatch()
  await report('River rises', [watch])
  await report('River still rises', [watch], { news: 'Four villages were cleared at noon.', publisher: 'Hill Gazette' })
  await room.tick()
  expect(seen()).toHaveLength(1)
  expect(words(seen()[0])).toMatch(
    /Latest:\*\* \[River still rises\]\(\S+\) · Hill Gazette\n\*\*New:\*\* Four villages/,
  )
  expect(words(seen()[0]).match(/Four villages/g)).toHaveLength(1)
})

for (const kind of ['bad-gateway', 'hang-up', 'reset'] as const)
  for (const when of ['before', 'after'] as const)
    test(`a follow-up whose answer is lost (${kind} ${when}) stands in the thread once, also after a crash`, async () => {
      const watch = await room.addWatch()
      const message = await standing(watch)
      room.discord.faults.inject({ method: 'POST', path: `/channels/${message.id}/messages` }, { kind, when })
      await report('River falls', [watch], { news: 'The river fell by a metre.' })
      await room.tick()
      await room.crash()
      await room.ticks(12)
      expect(seen(message.id)).toHaveLength(1)
      expect(await room.fates(storyId + 1)).toEqual(['sent'])
    })

test('a thread that somebody opened already is used', async () => {
  const watch = await room.addWatch()
  const message = await standing(watch)
  const rest = new REST({ api: room.discord.apiUrl, version: '10' }).setToken(room.discord.token)
  await rest.post(Routes.threads(room.channelId, message.id), { body: { name: 'Talk' } })
  await report('River falls', [watch], { news: 'The river fell by a metre.' })
  await room.tick()
  expect(seen(message.id)).toHaveLength(1)
})

test('where we may open no threads news is folded into the message, and a role is called in a reply', async () => {
  const [watch, calling] = [await room.addWatch(), await room.addWatch({ roleId: room.discord.seed.nightDeskRoleId })]
  const message = await standing(watch)
  room.discord.stage.denyBot(room.channelId, ['CREATE_PUBLIC_THREADS'])
  const folded = await report('River falls', [watch], { news: 'The river fell by a metre.' })
  await room.tick()
  expect(await room.fates(folded)).toEqual(['folded: Discord says: Missing Permissions (50013)'])
  await edit()
  expect(words(seen()[0])).toContain('The river fell by a metre.')
  await report('River calls', [calling], { news: 'Engineers opened the third gate.' })
  await room.tick()
  expect(seen()[1]).toMatchObject({ replyToId: message.id, pings: { roles: [room.discord.seed.nightDeskRoleId] } })
})

test('a thread that was locked gets no more, its news is folded', async () => {
  const watch = await room.addWatch()
  const message = await standing(watch)
  await report('River falls', [watch], { news: 'The river fell by a metre.' })
  await room.tick()
  const rest = new REST({ api: room.discord.apiUrl, version: '10' }).setToken(room.discord.token)
  await rest.patch(Routes.channel(message.id), { body: { locked: true, archived: true } })
  const folded = await report('River still', [watch], { news: 'The river stood still at dusk.' })
  await room.tick()
  expect(await room.fates(folded)).toEqual(['folded: Discord says: Thread is archived (50083)'])
})

test('news of a message that somebody deleted is a message of its own', async () => {
  const watch = await room.addWatch()
  const message = await standing(watch)
  const rest = new REST({ api: room.discord.apiUrl, version: '10' }).setToken(room.discord.token)
  await rest.delete(Routes.channelMessage(room.channelId, message.id))
  const news = await report('River falls', [watch], { news: 'The river fell by a metre.' })
  await room.tick()
  const [waiting] = await room.store.articlesToPlace(room.now(), 9)
  expect(waiting?.article.id).toBe(news)
  await place(room.store, news, storyId, { at: room.now(), news: [{ start: 0, end: 3, text: 'New', novelty: 1 }] })
  await room.tick()
  expect(seen().map(({ embeds }) => embeds[0]?.title)).toEqual(['__River__ falls'])
})

test('news that was folded into a message which turns out to be deleted is a message of its own, copies are not', async () => {
  await room.store.saveGuildSettings({ guildId: room.discord.seed.guildId, followUpsPerDay: 0 })
  const watch = await room.addWatch()
  const message = await standing(watch)
  const rest = new REST({ api: room.discord.apiUrl, version: '10' }).setToken(room.discord.token)
  await rest.delete(Routes.channelMessage(room.channelId, message.id))
  room.pass(1000)
  const copy = await report('River rises fast', [watch], { copyOf: storyId, publisher: 'Hill Gazette' })
  const news = await report('River falls', [watch], { news: 'The river fell by a metre.' })
  expect(await room.fates(news)).toEqual(['folded'])
  await edit()
  const waiting = await room.store.articlesToPlace(room.now(), 9)
  expect(waiting.map(({ article }) => article.id)).toEqual([news])
  await place(room.store, news, storyId, { at: room.now(), news: [{ start: 0, end: 3, text: 'New', novelty: 1 }] })
  await room.ticks(1)
  expect(room.posted()).toEqual(['__River__ falls'])
  expect(await room.fates(copy)).toEqual(['folded'])
})

test('a person gets follow-ups as replies', async () => {
  const watch = await room.addWatch({ target: { kind: 'dm', userId: room.discord.seed.readerId } })
  await report('River rises', [watch])
  await room.tick()
  await report('River falls', [watch], { news: 'The river fell by a metre.' })
  await room.tick()
  const reader = room.discord.as(room.discord.seed.readerId)
  const [first, second] = reader.messages(reader.openDm().id).slice(-2)
  expect(second?.replyToId).toBe(first?.id)
})

test('in a thread follow-ups are replies too', async () => {
  const rest = new REST({ api: room.discord.apiUrl, version: '10' }).setToken(room.discord.token)
  const opened = await rest.post(Routes.threads(room.channelId), { body: { name: 'Floods', type: 11 } })
  const threadId = (opened as { id: string }).id
  const watch = await room.addWatch({ target: { kind: 'channel', channelId: threadId } })
  await report('River rises', [watch])
  await room.tick()
  await report('River falls', [watch], { news: 'The river fell by a metre.' })
  await room.ticks(1)
  const [first, second] = seen(threadId)
  expect(second?.replyToId).toBe(first?.id)
})

test('news of a post that somebody deleted in a forum is a post of its own', async () => {
  const { stage, seed } = room.discord
  const forum = stage.addChannel(seed.guildId, 'stories', 'forum')
  const watch = await room.addWatch({ target: { kind: 'forum', channelId: forum, tagIds: [] } })
  await report('River rises', [watch])
  await room.tick()
  const posts = () => {
    const channels = room.discord.as(seed.editorId).channels(seed.guildId)
    return channels.filter(({ parentId }) => parentId === forum)
  }
  stage.removeChannel(posts()[0]?.id ?? '')
  const news = await report('River falls', [watch], { news: 'The river fell by a metre.' })
  await room.tick()
  await place(room.store, news, storyId, { at: room.now(), news: [{ start: 0, end: 3, text: 'New', novelty: 1 }] })
  await room.tick()
  expect(posts().map(({ name }) => name)).toEqual(['River falls'])
  expect((await room.store.getWatch(watch.id))?.state).toBe('active')
})

test('in a forum each story is a post with tags, edited and followed up there', async () => {
  const { stage, seed } = room.discord
  const forum = stage.addChannel(seed.guildId, 'stories', 'forum')
  const watch = await room.addWatch({ target: { kind: 'forum', channelId: forum, tagIds: [] } })
  room.discord.faults.inject({ method: 'POST', path: `/channels/${forum}/threads` }, { kind: 'hang-up', when: 'after' })
  const first = await report('River *rises*', [watch])
  await room.tick()
  await room.crash()
  await room.ticks(1)
  const posts = room.discord
    .as(seed.editorId)
    .channels(seed.guildId)
    .filter(({ parentId }) => parentId === forum)
  expect(posts.map(({ name }) => name)).toEqual(['River *rises*'])
  await report('Copy', [watch], { copyOf: first, publisher: 'Hill Gazette' })
  await report('River falls', [watch], { news: 'The river fell by a metre.' })
  await room.tick()
  await edit()
  const [top, followUp, ...more] = seen(posts[0]?.id)
  expect(more).toEqual([])
  expect(words(top)).toContain('2 publishers')
  expect(words(followUp)).toContain('The river fell by a metre.')
})

test('alerts that are gathered come as one message, the story of most publishers first', async () => {
  const watch = await room.addWatch({ delivery: 'hourly' })
  await report('Lonely', [watch])
  storyId = 0
  const wide = await report('Wide', [watch])
  await report('Wide copy', [watch], { copyOf: wide, publisher: 'Hill Gazette' })
  await room.tick()
  expect(seen()).toEqual([])
  await room.ticks(61)
  expect(seen()).toHaveLength(1)
  const [digest] = seen()
  expect(digest?.embeds[0]?.title).toBe('2 stories gathered')
  expect(digest?.embeds[0]?.description).toMatch(/Wide[\s\S]*Indus Courier \+1[\s\S]*Lonely/)
})

test('news after a day is a message of its own that links to the one before, which is left as it is', async () => {
  const watch = await room.addWatch()
  const first = await standing(watch)
  room.pass(25 * 3_600_000)
  await report('River falls', [watch], { news: 'The river fell by a metre.' })
  await room.tick()
  await report('River copy', [watch], { copyOf: storyId, publisher: 'Hill Gazette' })
  await edit()
  const [before, chapter, ...more] = seen()
  expect(more).toEqual([])
  expect(before?.editedAt).toBeUndefined()
  expect(words(chapter)).toContain(
    `[what was told](https://discord.com/channels/${room.discord.seed.guildId}/${room.channelId}/${first.id})`,
  )
  expect(words(chapter)).toContain('2 publishers')
})

test('what was told in a digest counts as told: copies are folded into it, news is a message of its own', async () => {
  const watch = await room.addWatch()
  for (const title of ['One', 'Two', 'Three', 'Four', 'Five']) {
    storyId = 0
    await report(title, [watch])
  }
  room.pass(2 * 3_600_000)
  await room.tick()
  expect(seen().map(({ embeds }) => embeds[0]?.title)).toEqual(['5 reports at once'])
  await report('Five again', [watch], { copyOf: storyId, publisher: 'Hill Gazette' })
  await room.tick()
  await edit()
  expect(seen()).toHaveLength(1)
  expect(seen()[0]?.embeds[0]?.description).toMatch(/Five[^]*Indus Courier \+1/)
  await report('Five goes on', [watch], { news: 'The fifth gate was opened at dusk.' })
  await room.tick()
  expect(seen().map(({ embeds }) => embeds[0]?.title)).toEqual(['5 reports at once', 'Five goes on'])
})

test('a story that turned out to be another one’s says where that is told', async () => {
  const watch = await room.addWatch()
  const first = await standing(watch)
  const older = storyId
  storyId = 0
  const second = await report('Dam bursts', [watch])
  await room.tick()
  const revisions = [{ kind: 'merge', from: second, into: older }] as const
  await place(room.store, second, older, { at: room.now(), revisions })
  expect(await edit()).toEqual(['story done', 'story done'])
  expect(words(seen()[1])).toContain(
    `[told here](https://discord.com/channels/${room.discord.seed.guildId}/${room.channelId}/${first.id})`,
  )
  expect(words(seen()[0])).toContain('**Latest:** [Dam bursts]')
})
