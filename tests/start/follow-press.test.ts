import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { settingsSchema } from '../../src/config/settings.ts'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import { newPollState } from '../../src/model/new-poll-state.ts'
import type { Playground } from '../../src/playground/playground.ts'
import { followPress } from '../../src/stock-playground.ts'
import { later, makeFeed, noon, subscription } from '../corpus/make-report.ts'

const guildId = '100'
let folder: string
let store: CorpusStore

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-press-'))
  store = await openSqliteStore({ folder })
})

afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const feedOn = (port: number, slug = 'hill') => `http://127.0.0.1:${port}/press/${slug}/rss`

/** The playground starts on a port, some minutes after noon. */
async function startOn(port: number, minutes = 5, privateHosts: readonly string[] = []): Promise<void> {
  const feeds = ['hill', 'valley'].map(slug => ({ url: feedOn(port, slug), title: slug, publisher: slug }))
  const playground: Playground = {
    address: '',
    apiUrl: '',
    token: '',
    feeds,
    host: `127.0.0.1:${port}`,
    guildId,
    alertsChannelId: '55',
    editorId: '7',
    close: async () => undefined,
  }
  const settings = settingsSchema.parse({ feeds: { privateHosts } })
  await followPress(playground, { store, settings, clock: () => later(minutes) })
}

async function addresses(): Promise<readonly string[]> {
  return (await store.followedFeeds(guildId)).map(({ url }) => url).toSorted()
}

async function followOn(port: number, readAfterMinutes: number): Promise<number> {
  const { feed } = await store.follow(makeFeed(feedOn(port)), subscription(guildId), noon)
  await store.recordPoll(feed.id, { ...newPollState(later(900)), lastSucceededAt: later(readAfterMinutes) })
  return feed.id
}

test('a fresh playground follows its press and has one watch, however often it starts', async () => {
  await startOn(7420)
  await startOn(7420)
  expect(await addresses()).toEqual([feedOn(7420), feedOn(7420, 'valley')])
  expect(await store.watchesOf(guildId)).toHaveLength(1)
})

test('started on another port, the feeds of its press move there and are asked at once', async () => {
  await startOn(7420)
  const before = await store.followedFeeds(guildId)
  for (const { id } of before)
    await store.recordPoll(id, { ...newPollState(later(900)), firstPolledAt: noon, failures: 7 })
  await startOn(7500, 30)
  const after = await store.followedFeeds(guildId)
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  expect(await addresses()).toEqual([feedOn(7500), feedOn(7500, 'valley')])
  expect(after[0]?.poll).toMatchObject({ dueAt: later(30), firstPolledAt: noon, failures: 7 })
  await startOn(7420, 40)
  expect(await addresses()).toEqual([feedOn(7420), feedOn(7420, 'valley')])
})

test('where a feed is followed on two ports, the one that was read last stays', async () => {
  await followOn(7420, 1)
  const newer = await followOn(7500, 9)
  await startOn(7420)
  expect(await addresses()).toEqual([feedOn(7420), feedOn(7420, 'valley')])
  const [kept] = await store.followedFeeds(guildId)
  expect(kept).toMatchObject({ id: newer, url: feedOn(7420) })
})

test('a feed of somebody else on the same machine is left alone', async () => {
  const others = [
    'http://127.0.0.1:9000/press/hill/rss',
    'http://127.0.0.1:7420/feed',
    'http://localhost:7420/press/hill/rss',
  ]
  for (const url of others) await store.follow(makeFeed(url), subscription(guildId), noon)
  await startOn(7500, 5, ['127.0.0.1:9000'])
  expect(await addresses()).toEqual([...others, feedOn(7500), feedOn(7500, 'valley')].toSorted())
})
