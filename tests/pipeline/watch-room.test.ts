import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CorpusStore } from '../../src/corpus/store.ts'
import { createWatchRoom, type WatchRoom } from '../../src/pipeline/watch-room.ts'
import { openLineStore } from '../discord/open-line.ts'
import { later, makeReport, makeWatch, noon } from '../corpus/make-report.ts'

let shared: Awaited<ReturnType<typeof openLineStore>>
let store: CorpusStore
let room: WatchRoom

beforeAll(async () => {
  shared = await openLineStore()
  store = shared.store
  room = createWatchRoom(store)
})

afterAll(async () => {
  await shared.close()
})

const hits = async (guildId = '100', now = noon) => {
  const { content } = makeReport({ title: 'Ferries return', text: 'The ferries sailed from Sarhad again.' })
  const found = await room.findHits({ ...content, quotations: [], feeds: [] }, new Set([guildId]), now)
  return found.map(({ watchId }) => watchId)
}

test('what is added, changed, paused, muted and removed counts at once, for its own server only', async () => {
  const { id } = await store.addWatch(makeWatch({ query: 'ferry sarhad' }))
  expect(await hits()).toEqual([id])
  expect(await hits('200')).toEqual([])
  await store.updateWatch(id, { query: 'cricket' })
  expect(await hits()).toEqual([])
  await store.updateWatch(id, { query: 'sailed' })
  expect(await hits()).toEqual([id])
  await store.updateWatch(id, { state: 'paused' })
  expect(await hits()).toEqual([])
  await store.updateWatch(id, { state: 'active', mutedUntil: later(10) })
  expect(await hits('100', later(9))).toEqual([])
  expect(await hits('100', later(10))).toEqual([id])
  await store.removeWatch(id)
  expect(await hits()).toEqual([])
})

test('a query that can not be read matches nothing and harms no other', async () => {
  const broken = await store.addWatch(makeWatch({ query: 'ferry OR (' }))
  const good = await store.addWatch(makeWatch({ query: 'ferry' }))
  expect(await hits()).toEqual([good.id])
  expect(broken.id).not.toBe(good.id)
})
