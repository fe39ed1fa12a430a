import { afterEach, beforeEach, expect, test } from 'vitest'
import { distinctReport } from './distinct-report.ts'
import { openNewsroom, plainWordsOf, replyOf, waitForMessage, type Newsroom } from './open-newsroom.ts'

let room: Newsroom

beforeEach(async () => {
  room = await openNewsroom()
  const { editor, discord, publisher } = room
  // On a busy machine the wait may be shown to one and the answer to all: what counts is that it is done.
  await editor.run('feed add', { url: publisher.feedUrl }, discord.seed.deskId)
  await editor.run('watch add', { query: 'sarhad', channel: discord.seed.alertsId, save: true }, discord.seed.deskId)
  await editor.run('feed check', { feed: 'Hill Gazette' }, discord.seed.deskId)
})

afterEach(async () => {
  await room.close()
})

const alertsPath = () => `/channels/${room.discord.seed.alertsId}/messages`

function printReports(count: number): readonly string[] {
  const reports = Array.from({ length: count }, (_, number) => distinctReport(number))
  for (const report of reports) room.publisher.print(report)
  return reports.map(({ title }) => title)
}

const posted = () =>
  room.editor.messages(room.discord.seed.alertsId, { limit: 200 }).map(message => plainTitle(message.embeds[0]?.title))

const plainTitle = (title = '') => title.replaceAll(/\*\*|__/g, '')

async function arrive(titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    await waitForMessage(room.editor, room.discord.seed.alertsId, message =>
      plainWordsOf(message).replaceAll('__', '').includes(title),
    )
  }
}

async function stopWithin(limitMs: number): Promise<void> {
  const startedAt = performance.now()
  await room.stop()
  expect(performance.now() - startedAt).toBeLessThan(limitMs)
}

test('stopped in the middle of polls and deliveries, the bot ends within 5 s and loses nothing', async () => {
  room.discord.faults.inject({ method: 'POST', path: alertsPath(), times: 100 }, { kind: 'delay', ms: 300 })
  const titles = printReports(6)
  await arrive(titles.slice(0, 2))
  await stopWithin(5000)
  room.discord.faults.clear()
  await room.restart()
  await arrive(titles)
  expect(posted().toSorted()).toEqual(titles.toSorted())
}, 60_000)

test('under a rate limit of ten minutes the bot still ends within 5 s', async () => {
  const limit = room.discord.faults.inject(
    { method: 'POST', path: alertsPath(), times: 100 },
    { kind: 'rate-limit', retryAfterSeconds: 600 },
  )
  printReports(2)
  await expect.poll(() => limit.remaining, { timeout: 20_000 }).toBeLessThan(100)
  await stopWithin(5000)
}, 60_000)

test('while Discord does not answer, the bot still ends within 5 s and the alert comes once', async () => {
  const hang = room.discord.faults.inject({ method: 'POST', path: alertsPath() }, { kind: 'delay', ms: 3000 })
  const titles = printReports(1)
  await expect.poll(() => hang.remaining, { timeout: 20_000 }).toBe(0)
  await stopWithin(5000)
  await room.restart()
  await arrive(titles)
  const more = distinctReport(99)
  room.publisher.print(more)
  await arrive([more.title])
  expect(posted()).toEqual([...titles, more.title])
}, 60_000)

test('a server that throws the bot out is forgotten, and the bot goes on', async () => {
  const { stage, seed } = room.discord
  const guildId = stage.addGuild('Elsewhere', seed.editorId)
  const channelId = stage.addChannel(guildId, 'news')
  replyOf(await room.editor.run('feed add', { url: room.publisher.feedUrl }, channelId))
  replyOf(await room.editor.run('watch add', { query: 'sarhad', channel: channelId, save: true }, channelId))
  stage.removeGuild(guildId)
  const titles = printReports(2)
  await arrive(titles)
  expect(room.discord.requests.filter(({ path }) => path === `/channels/${channelId}/messages`)).toEqual([])
}, 60_000)

test('gateway troubles while alerts flow lose none of them', async () => {
  const titles = printReports(4)
  room.discord.gateway.invalidateAfterResume(false)
  room.discord.gateway.drop()
  await arrive(titles)
  await room.discord.gateway.whenReady()
  replyOf(await room.editor.run('status', {}, room.discord.seed.deskId))
  expect(posted().toSorted()).toEqual(titles.toSorted())
}, 60_000)
