import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import { openStoryRoom, type StoryRoom, type StoryRoomOptions } from '../../src/pipeline/story-room.ts'
import { usualStorySettings } from '../../src/stories/story-settings.ts'
import { makeReport, noon } from '../corpus/make-report.ts'
import { place } from '../corpus/place-stories.ts'
import { distinctReport } from '../e2e/distinct-report.ts'

let folder: string
let store: CorpusStore
let room: StoryRoom
let roll: string
/** Ids of articles whose words were read from the store. */
let read: number[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-story-roll-'))
  roll = join(folder, 'stories.roll')
  store = await openSqliteStore({ folder })
  room = openRoom()
})

afterEach(async () => {
  await room.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

function openRoom(more: Partial<StoryRoomOptions> = {}): StoryRoom {
  const openingsOf: CorpusStore['openingsOf'] = ids => {
    read.push(...ids)
    return store.openingsOf(ids)
  }
  const counted = { ...store, openingsOf }
  read = []
  return openStoryRoom({
    store: counted,
    folder,
    settings: usualStorySettings,
    memoryMb: 256,
    worthSaving: 1,
    ...more,
  })
}

const keep = async (number: number, title?: string): Promise<number> => {
  const report = distinctReport(number)
  const at = new Date(noon.getTime() + number * 1000)
  const made = makeReport({ title: title ?? report.title, text: report.text, publishedAt: at, seenAt: at })
  const [kept] = await store.ingest([made])
  return kept?.articleId ?? 0
}

/** Keeps a report, asks the room for its story and writes that down; gives "story copy-of". */
async function tell(number: number, title?: string): Promise<string> {
  const [article] = await store.openingsOf([await keep(number, title)])
  const [sorted] = article === undefined ? [] : await room.sort([article], later)
  if (sorted === undefined) throw new Error('nothing was sorted')
  await place(store, sorted.articleId, sorted.storyId, { copyOf: sorted.copyOf, revisions: sorted.revisions })
  return `${sorted.storyId} ${sorted.copyOf ?? '-'}`
}
const later = new Date(noon.getTime() + 3_600_000)

/** As `kill -9` leaves it: what was not written is lost. */
async function killAndOpen(more: Partial<StoryRoomOptions> = {}): Promise<void> {
  const left = existsSync(roll) ? readFileSync(roll) : undefined
  await room.close()
  if (left === undefined) rmSync(roll, { force: true })
  else writeFileSync(roll, left)
  room = openRoom(more)
}

test('a room that is opened anew knows what the file tells, and reads only what came after', async () => {
  for (const number of [1, 2]) await tell(number)
  await room.prepare(later)
  await tell(3)
  await killAndOpen()
  await room.prepare(later)
  expect(read).toEqual([3])
  expect([await tell(1, 'One wire'), await tell(3, 'Three wire')]).toEqual(['1 1', '3 3'])
})

test('a room that is closed in peace leaves a file that knows all', async () => {
  for (const number of [1, 2, 3]) await tell(number)
  await room.prepare(later)
  await tell(4)
  await room.prepare(later)
  await room.close()
  room = openRoom()
  await room.prepare(later)
  expect(read).toEqual([])
  expect(await tell(4, 'Four wire')).toBe('4 4')
})

test('a merge after the file was written is taken over', async () => {
  for (const number of [1, 2]) await tell(number)
  await room.prepare(later)
  await place(store, await keep(3), 1, { revisions: [{ kind: 'merge', from: 2, into: 1 }] })
  await killAndOpen()
  expect(await tell(2, 'Two wire')).toBe('1 2')
})

test.each([
  ['that is broken', (bytes: Buffer) => void (bytes[bytes.length - 5] = ~(bytes[bytes.length - 5] ?? 0))],
  ['that ends too soon', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
])('of a file %s nothing is taken', async (_, spoil) => {
  for (const number of [1, 2]) await tell(number)
  await room.prepare(later)
  const bytes = readFileSync(roll)
  await room.close()
  writeFileSync(roll, spoil(bytes) ?? bytes)
  room = openRoom()
  await room.prepare(later)
  expect(read).toEqual([1, 2])
  expect(await tell(2, 'Two wire')).toBe('2 2')
})

test('a file that knows another past than the database is left aside', async () => {
  await tell(1)
  await room.prepare(later)
  await store.close()
  copyFileSync(join(folder, 'dateline.db'), join(folder, 'backup'))
  store = await openSqliteStore({ folder })
  await room.close()
  room = openRoom()
  await tell(2)
  await room.prepare(later)
  const known = readFileSync(roll)
  await room.close()
  await store.close()
  for (const more of ['-wal', '-shm']) rmSync(join(folder, `dateline.db${more}`), { force: true })
  copyFileSync(join(folder, 'backup'), join(folder, 'dateline.db'))
  store = await openSqliteStore({ folder })
  room = openRoom()
  await tell(3)
  await room.close()
  writeFileSync(roll, known)
  room = openRoom()
  await room.prepare(later)
  expect(read).toEqual([1, 2])
  expect(await tell(3, 'Three wire')).toBe('2 2')
})

test('without a file the newest are known at once, and all when there was time to read them', async () => {
  for (const number of [1, 2, 3, 4, 5]) await tell(number)
  await killAndOpen({ readAtOnce: 2, worthSaving: 1000 })
  rmSync(roll, { force: true })
  expect(await tell(5, 'Five wire')).toBe('5 5')
  expect(read).toEqual([5])
  await room.prepare(later)
  expect(await tell(1, 'One wire')).toBe('1 1')
})
