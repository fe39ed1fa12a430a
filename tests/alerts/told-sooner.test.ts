import { REST } from 'discord.js'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createDelivering } from '../../src/alerts/deliver.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import { createCourier } from '../../src/discord/create-courier.ts'
import type { Watch } from '../../src/model/watch.ts'
import { openDeliveryRoom, type DeliveryRoom } from './open-delivery-room.ts'
import { plainReaders } from './plain-readers.ts'

let room: DeliveryRoom
let dams: Watch
let water: Watch

beforeAll(async () => {
  room = await openDeliveryRoom()
})

afterAll(() => room.close())

beforeEach(async () => {
  await room.clear()
  // Far from the hours that these tests pass.
  await room.store.saveGuildSettings({ guildId: room.discord.seed.guildId, dailyAt: '11:00' })
  dams = await room.addWatch({ name: 'dams' })
  water = await room.addWatch({ name: 'water', delivery: 'hourly' })
})

const seen = () => room.discord.as(room.discord.seed.editorId).messages(room.channelId)

test('an alert that answers a digest watch too says so, and the digest does not repeat it', async () => {
  await room.queue('One', [dams, water])
  await room.queue('Two', [water])
  await room.tick()
  expect(seen().map(({ embeds }) => embeds[0]?.footer?.text)).toEqual([
    'Watch: dams · also for water, instead of later',
  ])
  const [alert] = seen()
  expect(JSON.stringify(alert?.components)).toContain('Mute these watches for a day')
  await room.ticks(61)
  expect(room.posted()).toEqual(['One', '1 story gathered'])
  expect(seen()[1]?.embeds[0]?.description).not.toContain('One')
})

test('where the instant watch was muted meanwhile, its report waits for the digest', async () => {
  const article = await room.queue('One', [dams, water])
  await room.store.updateWatch(dams.id, { mutedUntil: new Date(room.now().getTime() + 86_400_000) })
  await room.tick()
  expect(await room.fates(article)).toEqual(['dropped: the watch was muted', 'queued'])
  await room.ticks(30)
  expect(room.posted()).toEqual([])
  await room.ticks(31)
  expect(room.posted()).toEqual(['1 story gathered'])
  expect(await room.fates(article)).toEqual(['dropped: the watch was muted', 'sent'])
})

test('that holds though we die in between', async () => {
  const article = await room.queue('One', [dams, water])
  await room.store.updateWatch(dams.id, { state: 'paused' })
  const [claim] = await room.store.claimAlerts(room.now(), 9)
  expect(claim?.rows).toHaveLength(2)
  await room.crash()
  await room.ticks(30)
  expect(room.posted()).toEqual([])
  expect(await room.fates(article)).toEqual(['dropped: the watch was paused', 'queued: its sending was lost'])
  await room.ticks(31)
  expect(room.posted()).toEqual(['1 story gathered'])
})

test('in an hourly digest too, what a daily watch wants waits where no other watch wants its story any more', async () => {
  const rivers = await room.addWatch({ name: 'rivers', delivery: 'daily' })
  const gates = await room.addWatch({ name: 'gates', delivery: 'hourly' })
  const article = await room.queue('One', [water, rivers])
  await room.queue('Two', [gates])
  await room.store.updateWatch(water.id, { state: 'paused' })
  await room.ticks(61)
  expect(room.posted()).toEqual(['1 story gathered'])
  expect(await room.fates(article)).toEqual(['dropped: the watch was paused', 'queued'])
})

test('a message whose answer was lost is found, and both watches were told by it', async () => {
  const article = await room.queue('One', [dams, water])
  room.discord.faults.inject({ method: 'POST', path: room.alertsPath }, { kind: 'bad-gateway', when: 'after' })
  await room.ticks(65)
  expect(room.posted()).toEqual(['One'])
  expect(await room.fates(article)).toEqual(['sent', 'sent'])
})

test('a store that fails midway does not take what was given back for told', async () => {
  const rivers = await room.addWatch({ name: 'rivers', delivery: 'daily' })
  const gates = await room.addWatch({ name: 'gates', delivery: 'hourly' })
  const waiting = await room.queue('One', [water, rivers])
  const told = await room.queue('Two', [gates])
  await room.store.updateWatch(water.id, { state: 'paused' })
  room.pass(61 * 60_000)
  let isBroken = true
  const markSent: CorpusStore['markSent'] = async (...args) => {
    if (isBroken) throw new Error('the disk is full')
    return room.store.markSent(...args)
  }
  const delivering = createDelivering({
    store: { ...room.store, markSent },
    courier: createCourier(new REST({ api: room.discord.apiUrl, version: '10', retries: 0 }), room.discord.token),
    readers: plainReaders,
    isPlacingStuck: () => false,
    clock: room.now,
    catchUp: { afterMs: 3_600_000, from: 5, floodFrom: 15 },
    keepTryingMs: 48 * 3_600_000,
    signal: new AbortController().signal,
    report: () => undefined,
  })
  await expect(delivering.deliverDue()).rejects.toThrow('the disk is full')
  isBroken = false
  room.pass(6000)
  await delivering.lookForLost()
  expect(await room.fates(told)).toEqual(['sent'])
  expect(await room.fates(waiting)).toEqual(['dropped: the watch was paused', 'queued'])
})
