import { REST } from 'discord.js'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runErrands } from '../../src/alerts/run-errands.ts'
import { createCourier } from '../../src/discord/create-courier.ts'
import type { LookoutKinds } from '../../src/model/lookout.ts'
import { newPollState } from '../../src/model/new-poll-state.ts'
import type { Watch } from '../../src/model/watch.ts'
import { checkLookouts, meaningOf } from '../../src/pipeline/check-lookouts.ts'
import { makeFeed } from '../corpus/make-report.ts'
import { plainReaders } from './plain-readers.ts'
import { place } from '../corpus/place-stories.ts'
import { openDeliveryRoom, type DeliveryRoom } from './open-delivery-room.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** No digest is due in these tests. */
const noDigests = {
  gather: () => Promise.reject(new Error('nothing is gathered here')),
  describe: () => Promise.reject(new Error('nothing is told here')),
}

let room: DeliveryRoom
let feedId: number

beforeAll(async () => {
  room = await openDeliveryRoom()
  const { guildId, editorId } = room.discord.seed
  const follower = { guildId, addedBy: editorId, channelId: room.channelId, tags: [] }
  feedId = (await room.store.follow(makeFeed('https://courier.example/feed'), follower, room.now())).feed.id
})

afterAll(async () => {
  await room.close()
})

beforeEach(async () => {
  await room.clear()
})

const signal = new AbortController().signal

/** As the tick of a bot that has just started does, after a poll of its feed. */
async function tick(): Promise<void> {
  const now = room.now()
  await room.store.recordPoll(feedId, { ...newPollState(now), lastPolledAt: now, lastSucceededAt: now })
  await checkLookouts({ store: room.store, clock: room.now, signal })
  await settle()
}

async function settle(): Promise<void> {
  const options = { api: room.discord.apiUrl, version: '10', retries: 0, rejectOnRateLimit: () => true }
  await runErrands({
    store: room.store,
    courier: createCourier(new REST(options), room.discord.token),
    readers: plainReaders,
    clock: room.now,
    keepTryingMs: 48 * hourMs,
    signal,
    digests: noDigests,
    report: () => undefined,
  })
}

/** A watch of 20 days that was answered every eight hours. */
async function addOldWatch(kinds: LookoutKinds = 'both'): Promise<Watch> {
  const watch = await room.addWatch({ name: 'floods', createdAt: room.now() })
  for (let passed = 0; passed < 60; passed++) {
    room.pass(8 * hourMs)
    await room.queue(`Gauge ${passed}`, [watch])
  }
  const now = room.now()
  const memory = { countedSince: watch.createdAt, awakeSince: now, checkedAt: now, meaning: meaningOf(watch) }
  const nothingTold = { restingSince: undefined, busySince: undefined, silentSince: undefined }
  const subject = { kind: 'watch', id: watch.id } as const
  await room.store.saveLookout({ guildId: watch.guildId, subject, kinds, memory: { ...memory, ...nothingTold } }, now)
  return watch
}

/** Fourteen reports of one story, of two publishers. */
async function burst(watch: Watch): Promise<void> {
  let storyId: number | undefined
  for (let number = 1; number <= 14; number++) {
    room.pass(90_000)
    const publisher = number % 2 === 0 ? 'Dawn' : 'Courier'
    const id = await room.queue(`Dam at Sukkur opens gate ${number}`, [watch], { publisher })
    storyId ??= id
    if (id === storyId) continue
    await place(room.store, id, storyId, { at: room.now(), revisions: [{ kind: 'merge', from: id, into: storyId }] })
  }
}

/** Ticks every half hour. */
async function ticks(hours: number): Promise<void> {
  for (let passed = 0; passed < hours * 2; passed++) {
    room.pass(hourMs / 2)
    await tick()
  }
}

const messages = () => room.discord.as(room.discord.seed.editorId).messages(room.channelId, { limit: 100 })
const told = () => messages().map(message => message.embeds[0]?.description ?? '')

test('a burst is told once in the place of the watch, with what it is about, and again only when it comes again', async () => {
  const watch = await addOldWatch()
  await tick()
  expect(told()).toEqual([])
  await burst(watch)
  await tick()
  expect(told()).toHaveLength(1)
  expect(told()[0]).toContain('**floods** is unusually busy: 1')
  expect(told()[0]).toContain('reports in the last 24 hours, usually about 3.')
  expect(told()[0]).toContain('Mostly: “Dam at Sukkur opens gate 1” · Courier and 1 more')
  await ticks(12)
  expect(told()).toHaveLength(1)
})

test('a notice whose answer was lost is looked for, not said twice', async () => {
  const watch = await addOldWatch()
  await burst(watch)
  room.discord.faults.inject({ method: 'POST', path: room.alertsPath }, { kind: 'bad-gateway', when: 'after' })
  await tick()
  room.pass(hourMs)
  await settle()
  expect(told()).toHaveLength(1)
})

test('silence is told once, and what is not wished for is not', async () => {
  await addOldWatch()
  await ticks(10)
  expect(told()).toEqual([])
  await ticks(10)
  expect(told()).toEqual([
    '**floods** is unusually silent: nothing for 16 hours; in the four weeks before, its longest pause was 8 hours.',
  ])
  await room.clear()
  await addOldWatch('spikes')
  await ticks(30)
  expect(told()).toEqual([])
})

test('nothing is told while no feed at all could be read: the silence is ours', async () => {
  await addOldWatch()
  const failing = { ...newPollState(room.now()), lastPolledAt: room.now(), failures: 5, failure: 'it is down' }
  await room.store.recordPoll(feedId, failing)
  for (let hour = 0; hour < 40; hour++) {
    room.pass(hourMs)
    await checkLookouts({ store: room.store, clock: room.now, signal })
  }
  await settle()
  expect(told()).toEqual([])
})

test('a notice that was ended before it was said is not said, and a removed watch has none', async () => {
  const watch = await addOldWatch()
  const subject = { kind: 'watch', id: watch.id } as const
  await burst(watch)
  await checkLookouts({ store: room.store, clock: room.now, signal })
  await room.store.removeLookout(watch.guildId, subject)
  await settle()
  expect(told()).toEqual([])
  const other = await addOldWatch()
  await room.store.removeWatch(other.id)
  await tick()
  expect(await room.store.getLookout(other.guildId, { kind: 'watch', id: other.id })).toBeUndefined()
})

test('a feed is told of where it was added, by the rule of its health', async () => {
  const { guildId, editorId } = room.discord.seed
  const follower = { guildId, addedBy: editorId, channelId: room.channelId, tags: [] }
  const { feed } = await room.store.follow(makeFeed('https://hill.example/feed', 'Hill Gazette'), follower, room.now())
  const memory = {
    countedSince: new Date(room.now().getTime() - 30 * dayMs),
    awakeSince: new Date(room.now().getTime() - dayMs),
    checkedAt: room.now(),
    meaning: feed.url,
    restingSince: undefined,
    busySince: undefined,
    silentSince: undefined,
  }
  await room.store.saveLookout({ guildId, subject: { kind: 'feed', id: feed.id }, kinds: 'both', memory }, room.now())
  const lastItemAt = new Date(room.now().getTime() - 5 * dayMs)
  const poll = { ...newPollState(room.now()), lastPolledAt: room.now(), lastSucceededAt: room.now() }
  await room.store.recordPoll(feed.id, { ...poll, lastItemAt, itemGapMs: 6 * hourMs })
  await tick()
  expect(told()).toEqual([
    '**News of Hill Gazette** answers, but has had nothing new for 5 days; it usually posts every 6 hours.',
  ])
  await tick()
  expect(told()).toHaveLength(1)
})
