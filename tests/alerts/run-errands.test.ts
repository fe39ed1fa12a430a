import { REST } from 'discord.js'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runErrands } from '../../src/alerts/run-errands.ts'
import { createCourier } from '../../src/discord/create-courier.ts'
import { newPollState } from '../../src/model/new-poll-state.ts'
import type { SeenMessage } from '../../src/playground/double/people/person.ts'
import { makeFeed, makeReport } from '../corpus/make-report.ts'
import { plainReaders } from './plain-readers.ts'
import { placeAlone } from '../corpus/place-stories.ts'
import { openDeliveryRoom, type DeliveryRoom } from './open-delivery-room.ts'

/** No digest is due in these tests. */
const noDigests = {
  gather: () => Promise.reject(new Error('nothing is gathered here')),
  describe: () => Promise.reject(new Error('nothing is told here')),
}

let room: DeliveryRoom
let feeds = 0

beforeAll(async () => {
  room = await openDeliveryRoom()
})

afterAll(async () => {
  await room.close()
})

beforeEach(async () => {
  await room.clear()
})

/** As each tick of a bot that has just started does. */
async function tick(): Promise<readonly string[]> {
  const events: string[] = []
  const options = { api: room.discord.apiUrl, version: '10', retries: 0, rejectOnRateLimit: () => true }
  await runErrands({
    store: room.store,
    courier: createCourier(new REST(options), room.discord.token),
    readers: plainReaders,
    clock: room.now,
    keepTryingMs: 48 * 3_600_000,
    signal: new AbortController().signal,
    digests: noDigests,
    report: ({ errand, event }) => void events.push(`${errand} ${event}`),
  })
  return events
}

async function notice(): Promise<number> {
  const { guildId, editorId } = room.discord.seed
  const url = `https://feed${feeds++}.example/`
  const follower = { guildId, addedBy: editorId, channelId: room.channelId, tags: [] }
  const { feed } = await room.store.follow(makeFeed(url), follower, room.now())
  const poll = { ...newPollState(room.now()), lastPolledAt: room.now() }
  await room.store.recordPoll(feed.id, poll, {}, { news: 'gone', text: 'is gone.', dueAt: room.now() })
  return feed.id
}

const seen = (): readonly SeenMessage[] =>
  room.discord.as(room.discord.seed.editorId).messages(room.channelId, { limit: 100 })
const told = () => seen().map(message => message.embeds[0]?.description)

test('a notice whose answer was lost is looked for, not said twice', async () => {
  await notice()
  room.discord.faults.inject({ method: 'POST', path: room.alertsPath }, { kind: 'bad-gateway', when: 'after' })
  expect(await tick()).toEqual(['notice unknown'])
  expect(await tick()).toEqual([])
  // Longer than Discord remembers a nonce.
  room.pass(3_600_000)
  expect(await tick()).toEqual(['notice done'])
  expect(told()).toEqual(['**News of Indus Courier** is gone.'])
})

test('a notice that Discord never heard is said when it can be', async () => {
  await notice()
  room.discord.faults.inject({ method: 'POST', path: room.alertsPath }, { kind: 'bad-gateway', when: 'before' })
  expect(await tick()).toEqual(['notice unknown'])
  room.pass(61_000)
  expect(await tick()).toEqual(['notice done'])
  expect(told()).toHaveLength(1)
})

test('nobody is told of a feed that the server no longer follows', async () => {
  const feedId = await notice()
  await room.store.unfollow(room.discord.seed.guildId, feedId)
  expect(await tick()).toEqual([])
  expect(told()).toEqual([])
})

test('an edit that failed is made later, and tells what changed since the alert first came', async () => {
  const watch = await room.addWatch()
  const url = `https://courier.example/${room.channelId}`
  await room.queue('Bridge', [watch], { url })
  await room.tick()
  const [alert] = seen()
  const path = `${room.alertsPath}/${alert?.id}`
  const revise = (text: string) =>
    room.store.ingest([makeReport({ title: 'Bridge', url, text, seenAt: room.now(), publishedAt: room.now() })])
  await revise(`Bridge. The river fell, officials said, in ${room.channelId}.`)
  room.discord.faults.inject({ method: 'PATCH', path }, { kind: 'bad-gateway', when: 'before' })
  expect(await tick()).toEqual(['revision unknown'])
  room.pass(61_000)
  expect(await tick()).toEqual(['revision done'])
  expect(seen()[0]?.embeds[0]?.fields?.[0]?.value).toContain('~~rose,~~ **fell,**')

  await revise(`Bridge. The river stood still, officials said, in ${room.channelId}.`)
  room.discord.faults.inject({ method: 'PATCH', path }, { kind: 'bad-gateway', when: 'after' })
  await tick()
  room.pass(61_000)
  expect(await tick()).toEqual(['revision done'])
  // What changed is told against what the alert first showed.
  expect(seen()[0]?.embeds[0]?.fields?.[0]?.value).toContain('~~rose,~~ **stood still,**')
  expect(seen()[0]?.embeds[0]?.fields?.[0]?.name).toContain('revision 3')
  expect(seen()).toHaveLength(1)
})

test('a report that goes back to its first words is no longer called updated', async () => {
  const watch = await room.addWatch()
  const url = `https://courier.example/${room.channelId}`
  const first = `Tunnel. The river rose, officials said, in ${room.channelId}.`
  const report = (text: string) => makeReport({ title: 'Tunnel', url, text, feedId: 1, guid: url, seenAt: room.now() })
  await room.store.ingest([{ ...report(first), hits: [{ watchId: watch.id, dueAt: room.now() }] }])
  await placeAlone(room.store, room.now())
  await room.tick()
  await room.store.ingest([report(`Tunnel. The river fell, officials said, in ${room.channelId}.`)])
  await tick()
  expect(seen()[0]?.embeds[0]?.fields).toHaveLength(1)
  await room.store.ingest([report(first)])
  await tick()
  expect(seen()[0]?.embeds[0]?.fields ?? []).toEqual([])
})

test('in a digest the line of the report says what changed, and the others stay', async () => {
  const watch = await room.addWatch()
  const url = `https://courier.example/${room.channelId}/2`
  for (const number of [1, 2, 3, 4, 5, 6]) {
    await room.queue(`Gauge ${number}`, [watch], { url: `https://courier.example/${room.channelId}/${number}` })
  }
  room.pass(7_200_000)
  await room.tick()
  expect(seen().map(({ embeds }) => embeds[0]?.title)).toEqual(['6 reports at once'])
  const text = `Gauge 2. The river fell, officials said, in ${room.channelId}.`
  await room.store.ingest([makeReport({ title: 'Gauge 2', url, text, seenAt: room.now(), publishedAt: room.now() })])
  expect(await tick()).toEqual(['revision done'])
  const [digest, ...others] = seen()
  expect(others).toEqual([])
  expect(digest?.embeds[0]?.description?.match(/Updated/g)).toHaveLength(1)
  expect(digest?.embeds[0]?.description).toMatch(/Gauge 2.*\n.*\n✏️ Updated: .*\*\*fell,\*\*/)
  expect(digest?.embeds[0]?.description).toContain('Gauge 6')
})
