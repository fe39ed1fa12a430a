import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import { createPlacing, type Placing } from '../../src/pipeline/place-stories.ts'
import type { Sorted } from '../../src/pipeline/sort-stories.ts'
import { storyJobs, type AskWorker } from '../../src/pipeline/story-jobs.ts'
import type { StoryRoom } from '../../src/pipeline/story-room.ts'
import { makeReport, makeWatch, noon } from '../corpus/make-report.ts'
import { rules } from '../corpus/place-stories.ts'

let folder = ''
let store: CorpusStore
let now = noon
/** Titles in the order in which the room was asked, a batch a list; what it forgot stands as "forgot". */
let asked: (readonly string[] | 'forgot')[] = []
let choke: (titles: readonly string[]) => boolean = () => false
let placing: Placing

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-place-'))
  store = await openSqliteStore({ folder })
})

afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  choke = () => false
  placing = createPlacing({
    store,
    room,
    ask,
    rules,
    clock: () => now,
    signal: new AbortController().signal,
    placed: () => undefined,
  })
  await placing.placeWaiting()
  asked = []
})

/** All whose title begins alike is one story. */
const room: StoryRoom = {
  prepare: () => Promise.resolve(),
  sort(articles) {
    const titles = articles.map(({ title }) => title)
    asked.push(titles)
    if (choke(titles)) return Promise.reject(new Error('the room died'))
    return Promise.all(articles.map(({ id, title }) => sortOne(id, title)))
  },
  forget: () => void asked.push('forgot'),
  close: () => Promise.resolve(),
}
const stories = new Map<string, number>()
function sortOne(articleId: number, title: string): Promise<Sorted> {
  const [name = ''] = title.split(' ')
  const storyId = stories.get(name) ?? articleId
  stories.set(name, storyId)
  return Promise.resolve({ articleId, storyId, copyOf: undefined, revisions: [] })
}
const ask: AskWorker = (kind, input) => Promise.resolve({ kind: 'done', value: storyJobs[kind](input) })

async function keep(title: string, text: string, watchIds: readonly number[] = []): Promise<number> {
  const hits = watchIds.map(watchId => ({ watchId, dueAt: now }))
  const [outcome] = await store.ingest([makeReport({ title, text, publishedAt: now, seenAt: now, hits })])
  return outcome?.articleId ?? 0
}
const addWatch = async () => (await store.addWatch(makeWatch())).id
const failing = (work: Promise<void>) =>
  work.then(
    () => 'done',
    () => 'failed',
  )

test('what alerts wait for is placed before a backlog', async () => {
  for (let number = 0; number < 3; number++) await keep(`Backlog${number}`, `Report ${number} of the backlog.`)
  await keep('Urgent', 'Somebody waits for this.', [await addWatch()])
  await placing.placeWaiting()
  expect(asked).toEqual([['Urgent'], ['Backlog0', 'Backlog1', 'Backlog2']])
})

test('an alert is told what its report adds to the story', async () => {
  const watch = await addWatch()
  const lead = 'The bridge at Attock fell into the river on Monday, police said.'
  await keep('Bridge falls', lead, [watch])
  await placing.placeWaiting()
  const [claim] = await store.claimAlerts(now, 9)
  await store.markSent(claim?.rows.map(({ id }) => id) ?? [], 'm1', now)
  const added = 'Divers pulled 14 people from the water before dusk, the fire brigade said.'
  const news = await keep('Bridge toll', `${lead} ${added}`, [watch])
  const nothing = await keep('Bridge again', lead.replace('Monday', 'Monday morning'), [watch])
  await placing.placeWaiting()
  expect(await store.alertsAbout(news, '100')).toMatchObject([{ part: 'follow-up', news: [{ text: added }] }])
  expect(await store.alertsAbout(nothing, '100')).toMatchObject([{ state: 'folded', news: undefined }])
})

test('what the room took but the store did not is asked anew of a room that has forgotten it', async () => {
  await keep('Lost', 'The store fails once.')
  const broken = { ...store, placeArticles: () => Promise.reject(new Error('disk full')) }
  const other = createPlacing({
    store: broken,
    room,
    ask,
    rules,
    clock: () => now,
    signal: new AbortController().signal,
    placed: () => undefined,
  })
  expect(await failing(other.placeWaiting())).toBe('failed')
  expect(asked).toEqual([['Lost'], 'forgot'])
})

test('one report that the room can’t bear holds up no other and stands alone', async () => {
  const poison = await keep('Poison', 'Nobody can read this.')
  const sound = await keep('Sound', 'Everybody can read this.')
  choke = titles => titles.includes('Poison')
  while ((await failing(placing.placeWaiting())) === 'failed') now = new Date(now.getTime() + 1000)
  expect(await store.storiesOf([poison, sound])).toEqual([poison, sound])
  expect(asked).toEqual([['Poison', 'Sound'], 'forgot', ['Poison'], 'forgot', ['Sound']])
})

test('placing is stuck once alerts have waited for a minute', async () => {
  await keep('Urgent', 'Somebody waits for this too.', [await addWatch()])
  const other = createPlacing({
    store,
    room: { ...room, sort: () => Promise.reject(new Error('out of memory')) },
    ask,
    rules,
    clock: () => now,
    signal: new AbortController().signal,
    placed: () => undefined,
  })
  expect(await failing(other.placeWaiting())).toBe('failed')
  expect(other.isStuck()).toBe(false)
  now = new Date(now.getTime() + 61_000)
  expect(other.isStuck()).toBe(true)
  // The third time it is placed without the room.
  expect([await failing(other.placeWaiting()), await failing(other.placeWaiting())]).toEqual(['failed', 'done'])
  expect(other.isStuck()).toBe(false)
})
