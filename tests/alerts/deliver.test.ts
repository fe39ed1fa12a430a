import { REST, Routes } from 'discord.js'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openDeliveryRoom, type DeliveryRoom } from './open-delivery-room.ts'
import type { Fault } from '../../src/playground/double/faults.ts'

let room: DeliveryRoom

beforeAll(async () => {
  room = await openDeliveryRoom()
})

beforeEach(async () => {
  await room.clear()
})

afterAll(async () => {
  await room.close()
})

const sendings = (): number =>
  room.discord.requests.filter(({ method, path }) => method === 'POST' && path === room.alertsPath).length

const failures: readonly Fault[] = [
  { kind: 'bad-gateway', when: 'before' },
  { kind: 'bad-gateway', when: 'after' },
  { kind: 'reset', when: 'before' },
  { kind: 'reset', when: 'after' },
  { kind: 'hang-up', when: 'before' },
  { kind: 'hang-up', when: 'after' },
  { kind: 'rate-limit', retryAfterSeconds: 4 },
  { kind: 'rate-limit', retryAfterSeconds: 4, isGlobal: true },
]

for (const fault of failures) {
  const name = `${fault.kind}${'when' in fault ? ` ${fault.when}` : ''}${'isGlobal' in fault ? ' everywhere' : ''}`
  test(`three alerts arrive once and in order although the first meets a ${name}`, async () => {
    const watch = await room.addWatch()
    room.discord.faults.inject({ method: 'POST', path: room.alertsPath }, fault)
    for (const title of ['One', 'Two', 'Three']) await room.queue(title, [watch])
    await room.tick()
    // discord.js keeps a global limit by the machine's clock: the crash stands for the time that passes.
    await room.crash()
    await room.ticks(1)
    expect(room.posted()).toEqual(['One', 'Two', 'Three'])
  })
}

test('an alert whose first look fails is looked for again, ever more rarely', async () => {
  const watch = await room.addWatch()
  room.discord.faults.inject({ method: 'POST', path: room.alertsPath }, { kind: 'bad-gateway', when: 'after' })
  const looks = room.discord.faults.inject(
    { method: 'GET', path: room.alertsPath, times: 1000 },
    { kind: 'bad-gateway', when: 'before' },
  )
  const article = await room.queue('One', [watch])
  await room.ticks(60)
  expect(1000 - looks.remaining).toBeLessThan(20)
  looks.cancel()
  await room.ticks(16)
  expect(room.posted()).toEqual(['One'])
  expect(await room.fates(article)).toEqual(['sent'])
})

test('a channel that refuses us is asked four times an hour, and gets all in order once it lets us', async () => {
  const watch = await room.addWatch()
  room.discord.stage.denyBot(room.channelId, ['SEND_MESSAGES'])
  for (const title of ['One', 'Two', 'Three']) await room.queue(title, [watch])
  await room.ticks(59)
  expect(sendings()).toBe(4)
  room.discord.stage.denyBot(room.channelId, [])
  await room.ticks(16)
  expect(room.posted()).toEqual(['One', 'Two', 'Three'])
})

test('an alert that is refused for days is given up with the reason', async () => {
  const watch = await room.addWatch()
  room.discord.stage.denyBot(room.channelId, ['VIEW_CHANNEL'])
  const article = await room.queue('One', [watch])
  for (let hour = 0; hour < 50; hour++) {
    room.pass(3_600_000)
    await room.tick()
  }
  expect(await room.fates(article)).toEqual(['dropped: Discord says: Missing Access (50001)'])
})

test('after days offline nothing is given up at the first refusal', async () => {
  const watch = await room.addWatch()
  await room.queue('One', [watch])
  room.pass(72 * 3_600_000)
  room.discord.stage.denyBot(room.channelId, ['SEND_MESSAGES'])
  await room.tick()
  room.discord.stage.denyBot(room.channelId, [])
  await room.ticks(16)
  expect(room.posted()).toEqual(['One'])
})

test('an alert that died on its way three days ago is still sent', async () => {
  const watch = await room.addWatch()
  await room.queue('One', [watch])
  await room.store.claimAlerts(room.now(), 10)
  room.pass(72 * 3_600_000)
  await room.crash()
  await room.tick()
  expect(room.posted()).toEqual(['One'])
})

test('without Read Message History nothing is sent again on mere suspicion', async () => {
  const watch = await room.addWatch()
  room.discord.faults.inject({ method: 'POST', path: room.alertsPath }, { kind: 'bad-gateway', when: 'after' })
  const article = await room.queue('One', [watch])
  await room.tick()
  room.discord.stage.denyBot(room.channelId, ['READ_MESSAGE_HISTORY'])
  await room.ticks(30)
  expect(room.posted()).toEqual(['One'])
  expect(await room.fates(article)).toEqual(['claimed'])
  room.discord.stage.denyBot(room.channelId, [])
  await room.ticks(16)
  expect(await room.fates(article)).toEqual(['sent'])
  expect(sendings()).toBe(1)
})

test('a deleted channel and a person who takes no messages end their alerts with the reason', async () => {
  const { seed, stage } = room.discord
  const channel = await room.addWatch()
  const personal = await room.addWatch({ target: { kind: 'dm', userId: seed.readerId } })
  stage.removeChannel(room.channelId)
  stage.setRefusesDms(seed.readerId, true)
  const article = await room.queue('One', [channel, personal])
  await room.tick()
  stage.setRefusesDms(seed.readerId, false)
  expect(await room.fates(article)).toEqual([
    'dropped: Discord says: Unknown Channel (10003)',
    'dropped: Discord says: Cannot send messages to this user (50007)',
  ])
})

test('thirty alerts that waited too long become three digests, also when a crash follows the first', async () => {
  const watch = await room.addWatch()
  const articles: number[] = []
  for (let number = 0; number < 30; number++) articles.push(await room.queue(`Report ${number}`, [watch]))
  room.pass(2 * 3_600_000)
  room.discord.faults.inject({ method: 'POST', path: room.alertsPath }, { kind: 'hang-up', when: 'after' })
  await room.tick()
  await room.crash()
  await room.ticks(1)
  expect(room.posted()).toEqual([12, 12, 6].map(count => `${count} reports at once`))
  for (const article of articles) expect(await room.fates(article)).toEqual(['sent'])
})

test('reports that are old when they are found come as one digest', async () => {
  const watch = await room.addWatch()
  const publishedAt = new Date(room.now().getTime() - 5 * 3_600_000)
  for (let number = 0; number < 6; number++) await room.queue(`Report ${number}`, [watch], { publishedAt })
  await room.tick()
  expect(room.posted()).toEqual(['6 reports at once'])
})

test('a report that was lost alone takes its place in the digest that follows', async () => {
  const watch = await room.addWatch()
  room.discord.faults.inject({ method: 'POST', path: room.alertsPath }, { kind: 'bad-gateway', when: 'before' })
  await room.queue('Report 0', [watch])
  await room.tick()
  room.pass(2 * 3_600_000)
  for (let number = 1; number < 5; number++) {
    await room.queue(`Report ${number}`, [watch], { publishedAt: new Date(room.now().getTime() - 7_200_000) })
  }
  await room.tick()
  expect(room.posted()).toEqual(['5 reports at once'])
})

test('a message that a moderator deleted before we could look is not lost with the others', async () => {
  const { seed, faults, apiUrl, token } = room.discord
  const watch = await room.addWatch()
  faults.inject({ method: 'POST', path: room.alertsPath }, { kind: 'hang-up', when: 'after' })
  await room.queue('One', [watch])
  await room.queue('Two', [watch])
  await room.tick()
  const [message] = room.discord.as(seed.editorId).messages(room.channelId)
  const rest = new REST({ api: apiUrl, version: '10' }).setToken(token)
  await rest.delete(Routes.channelMessage(room.channelId, message?.id ?? ''))
  await room.ticks(1)
  expect(room.posted()).toEqual(['One', 'Two'])
})

test('a watch that was removed, paused or muted meanwhile gets nothing, its neighbour does', async () => {
  const [kept, removed, paused, muted] = [
    await room.addWatch({ name: 'kept' }),
    await room.addWatch({ name: 'removed' }),
    await room.addWatch({ name: 'paused' }),
    await room.addWatch({ name: 'muted' }),
  ]
  const article = await room.queue('One', [kept, removed, paused, muted])
  const alone = await room.queue('Two', [paused])
  await room.store.removeWatch(removed.id)
  await room.store.updateWatch(paused.id, { state: 'paused' })
  await room.store.updateWatch(muted.id, { mutedUntil: new Date(room.now().getTime() + 86_400_000) })
  await room.tick()
  expect(room.posted()).toEqual(['One'])
  const [message] = room.discord.as(room.discord.seed.editorId).messages(room.channelId)
  expect(message?.embeds[0]?.footer?.text).toBe('Watch: kept')
  expect(await room.fates(article)).toEqual([
    'sent',
    'dropped: the watch was removed',
    'dropped: the watch was paused',
    'dropped: the watch was muted',
  ])
  expect(await room.fates(alone)).toEqual(['dropped: the watch was paused'])
})

test('a server that threw us out costs one request and holds up nobody', async () => {
  const { stage, seed } = room.discord
  const otherGuild = stage.addGuild('Other', seed.editorId)
  const otherChannel = stage.addChannel(otherGuild, 'news')
  const lost = await room.addWatch({ guildId: otherGuild, target: { kind: 'channel', channelId: otherChannel } })
  const kept = await room.addWatch()
  await room.queue('One', [lost, kept])
  await room.queue('Two', [lost, kept])
  stage.removeGuild(otherGuild)
  await room.tick()
  expect(room.posted()).toEqual(['One', 'Two'])
  expect(room.discord.requests.filter(({ path }) => path === `/channels/${otherChannel}/messages`)).toHaveLength(1)
})

test('one channel under a long rate limit does not hold up another', async () => {
  const { seed, faults } = room.discord
  const slow = await room.addWatch()
  const quick = await room.addWatch({ target: { kind: 'channel', channelId: seed.deskId } })
  faults.inject({ method: 'POST', path: room.alertsPath }, { kind: 'rate-limit', retryAfterSeconds: 600 })
  await room.queue('One', [slow, quick])
  await room.tick()
  expect(room.posted(seed.deskId)).toEqual(['One'])
  expect(room.posted()).toEqual([])
  await room.ticks(11)
  expect(room.posted()).toEqual(['One'])
})

test('what was stopped before it was sent waits for the next start', async () => {
  const watch = await room.addWatch()
  for (const title of ['One', 'Two', 'Three']) await room.queue(title, [watch])
  const { editorId } = room.discord.seed
  const unsubscribe = room.discord.as(editorId).subscribe(change => {
    if (change.kind === 'message-created' && change.message.channelId === room.channelId) room.stop()
  })
  await room.tick()
  unsubscribe()
  expect(room.posted()).toEqual(['One'])
  room.pass(60_000)
  await room.crash()
  await room.ticks(1)
  expect(room.posted()).toEqual(['One', 'Two', 'Three'])
})

test('Discord out of reach for days loses nothing', async () => {
  const lonely = await openDeliveryRoom()
  const article = await lonely.queue('One', [await lonely.addWatch()])
  await lonely.discord.close()
  for (let hour = 0; hour < 60; hour++) {
    lonely.pass(3_600_000)
    await lonely.tick()
  }
  expect((await lonely.fates(article))[0]).toMatch(/^queued/)
  await lonely.close()
})
