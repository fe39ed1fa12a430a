import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import { openStoryRoom, type StoryRoom, type StoryRoomOptions } from '../../src/pipeline/story-room.ts'
import { usualStorySettings } from '../../src/stories/story-settings.ts'
import { makeReport, noon } from '../corpus/make-report.ts'
import { place } from '../corpus/place-stories.ts'
import { distinctReport } from '../e2e/distinct-report.ts'

const dayMs = 86_400_000
let folder = ''
let store: CorpusStore
let room: StoryRoom

const openRoom = (more: Partial<StoryRoomOptions> = {}) =>
  openStoryRoom({ store, folder, settings: usualStorySettings, memoryMb: 256, ...more })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-room-'))
  store = await openSqliteStore({ folder })
  room = openRoom()
})

afterAll(async () => {
  await room.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Keeps a report, asks the room for its story and writes that down; gives "story copy-of". */
async function tell(
  number: number,
  more: { readonly title?: string; readonly publishedAt?: Date } = {},
): Promise<string> {
  const report = { ...distinctReport(number), ...more }
  const { publishedAt = noon } = more
  const [kept] = await store.ingest([makeReport({ title: report.title, text: report.text, publishedAt })])
  const [article] = await store.openingsOf([kept?.articleId ?? 0])
  const [sorted] = article === undefined ? [] : await room.sort([article], noon)
  if (sorted === undefined) throw new Error('nothing was sorted')
  await place(store, sorted.articleId, sorted.storyId, { copyOf: sorted.copyOf, revisions: sorted.revisions })
  return `${sorted.storyId} ${sorted.copyOf ?? '-'}`
}

test('a copy belongs to the story of its original, another report opens its own', async () => {
  expect(await tell(1)).toBe('1 -')
  expect(await tell(2)).toBe('2 -')
  expect(await tell(1, { title: 'Wire: quite another headline' })).toBe('1 1')
})

test('a room that was opened anew knows what was placed before', async () => {
  await room.close()
  room = openRoom()
  expect(await tell(2, { title: 'Second wire' })).toBe('2 2')
})

test('a room that was told to forget reads the store again', async () => {
  room.forget()
  expect(await tell(2, { title: 'Third wire' })).toMatch(/^2 \d$/)
})

test('reports of years ago are sorted among themselves, and those of now know nothing of them', async () => {
  const ago = (days: number) => new Date(noon.getTime() - 900 * dayMs - days * dayMs)
  const first = await tell(7, { publishedAt: ago(3) })
  const [storyId = ''] = first.split(' ')
  expect(await tell(7, { title: 'An old wire', publishedAt: ago(2) })).toBe(`${storyId} ${storyId}`)
  expect(await tell(7, { title: 'A wire of today' })).not.toMatch(new RegExp(`^${storyId} `))
  // A date in the future does not make today old.
  await tell(8, { publishedAt: new Date(noon.getTime() + 900 * dayMs) })
  expect(await tell(2, { title: 'Fourth wire' })).toMatch(/^2 \d$/)
})
