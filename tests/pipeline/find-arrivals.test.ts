import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import type { DigestTopic } from '../../src/model/digest.ts'
import { findArrivals } from '../../src/pipeline/find-arrivals.ts'
import { later, makeFeed, makeReport, makeWatch, noon, subscription } from '../corpus/make-report.ts'

let folder = ''
let store: CorpusStore
let tagged = 0
let other = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-arrivals-'))
  store = await openSqliteStore({ folder })
  tagged = (await store.follow(makeFeed('https://a.example/feed'), { ...subscription('100'), tags: ['war'] }, noon))
    .feed.id
  other = (await store.follow(makeFeed('https://b.example/feed'), { ...subscription('100'), tags: [] }, noon)).feed.id
  const theirs = (await store.follow(makeFeed('https://c.example/feed'), subscription('200'), noon)).feed.id
  await keep('Truce holds in Kunar', tagged, 10)
  await keep('Truce broken in Paktia', other, 20)
  await keep('Floods in Sindh', other, 30)
  await keep('Truce heard of elsewhere', theirs, 40)
  await keep('Truce of last year', tagged, 50, new Date('2025-03-05T12:00:00Z'))
})

afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

async function keep(title: string, feedId: number, minutes: number, publishedAt = later(minutes)): Promise<void> {
  const url = `https://x.example/${encodeURIComponent(title)}`
  await store.ingest([
    makeReport({ title, text: `${title}, they said.`, url, feedId, publishedAt, seenAt: later(minutes) }),
  ])
}

async function titles(topic: DigestTopic, marks = { after: 0, through: Number.MAX_SAFE_INTEGER }) {
  const { articles, isCut } = await findArrivals(store, '100', topic, { since: noon, until: later(60), ...marks })
  expect(isCut).toBe(false)
  return articles.map(({ title }) => title)
}

test('all that the feeds of the server brought, newest first, without what is old', async () => {
  const topic = { kind: 'feeds', scope: { kind: 'all' } } as const
  expect(await titles(topic)).toEqual(['Floods in Sindh', 'Truce broken in Paktia', 'Truce holds in Kunar'])
  expect(await titles(topic, { after: 1, through: 2 })).toEqual(['Truce broken in Paktia'])
})

test('some feeds, or those with a tag', async () => {
  expect(await titles({ kind: 'feeds', scope: { kind: 'feeds', feedIds: [tagged] } })).toEqual(['Truce holds in Kunar'])
  expect(await titles({ kind: 'feeds', scope: { kind: 'tags', tags: ['war'] } })).toEqual(['Truce holds in Kunar'])
})

test('what answers a query, in any form of its words', async () => {
  const found = await titles({ kind: 'query', query: 'truces -kunar', scope: { kind: 'all' } })
  expect(found).toEqual(['Truce broken in Paktia'])
  expect(await titles({ kind: 'query', query: '(truce', scope: { kind: 'all' } })).toEqual([])
})

test('what several watches bring, each with its feeds, once; paused and removed ones bring nothing', async () => {
  const add = async (query: string, more = {}) => (await store.addWatch(makeWatch({ query, name: query, ...more }))).id
  const truce = await add('truce', { scope: { kind: 'feeds', feedIds: [tagged] } })
  const kunar = await add('kunar')
  const floods = await add('floods')
  const paused = await add('paktia', { state: 'paused' })
  const foreign = await add('paktia', { guildId: '200' })
  expect(await titles({ kind: 'watches', watchIds: [truce, kunar, floods] })).toEqual([
    'Floods in Sindh',
    'Truce holds in Kunar',
  ])
  expect(await titles({ kind: 'watches', watchIds: [paused, foreign, 999] })).toEqual([])
})

test('a watch that names several feeds does not lend them to another', async () => {
  const near = (await store.addWatch(makeWatch({ query: 'floods', scope: { kind: 'feeds', feedIds: [tagged] } }))).id
  const wide = (await store.addWatch(makeWatch({ query: 'kunar', scope: { kind: 'feeds', feedIds: [other] } }))).id
  expect(await titles({ kind: 'watches', watchIds: [near, wide] })).toEqual([])
})
