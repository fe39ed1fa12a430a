import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import { backTest } from '../../src/pipeline/back-test.ts'
import { parseQuery } from '../../src/watches/parse-query.ts'
import { makeFeed, makeReport } from '../corpus/make-report.ts'

const now = new Date('2026-03-20T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

let folder: string
let store: CorpusStore
let feedId: number
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-back-test-'))
  store = await openSqliteStore({ folder })
  const subscription = { guildId: '1', addedBy: '7', channelId: '5', tags: [] }
  feedId = (await store.follow(makeFeed('https://valley.example/feed'), subscription, daysAgo(1))).feed.id
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

async function daysHeld(): Promise<number> {
  const parsed = parseQuery('cyclone')
  if (!parsed.ok) throw new Error(parsed.reason)
  const scope = { kind: 'guild', guildId: '1' } as const
  return (await backTest(store, parsed.query, { scope, feedIds: undefined, now, tell: () => undefined })).daysHeld
}

const report = (days: number, more: { feedId?: number } = {}) =>
  makeReport({ title: `Cyclone ${days}`, url: `https://valley.example/${days}`, publishedAt: daysAgo(days), ...more })

test('a server that began yesterday is not judged by a fortnight, whatever was imported', async () => {
  await store.ingest([report(1.5, { feedId }), report(40)])
  expect(await daysHeld()).toBe(2)
})

test('a feed that told of older days was silent since, so all days count', async () => {
  await store.ingest([report(1.5, { feedId }), report(20, { feedId })])
  expect(await daysHeld()).toBe(14)
})
