import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import { createRollFile, type RollFile } from '../../src/pipeline/roll-file.ts'
import { createWatchRoom } from '../../src/pipeline/watch-room.ts'
import { openWatchRoll, type SavedRoll, type WatchRoll } from '../../src/pipeline/watch-roll.ts'
import { analyseArticle } from '../../src/watches/analyse-article.ts'
import { later, makeReport, makeWatch, noon } from '../corpus/make-report.ts'

let folder: string
let store: CorpusStore
let file: RollFile<SavedRoll>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-roll-'))
  store = await openSqliteStore({ folder })
  file = createRollFile<SavedRoll>(join(folder, 'watches.roll'))
})

afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const { content } = makeReport({ title: 'Ferries return', text: 'The ferries sailed from Sarhad again.' })
const matched = (roll: WatchRoll) => roll.match(analyseArticle(content)).map(({ id }) => id)

/** The same store, and how often all watches were read from it. */
function counting(): { readonly counted: CorpusStore; readonly reads: () => number } {
  let reads = 0
  const activeWatchesAfter: CorpusStore['activeWatchesAfter'] = (...args) => {
    reads++
    return store.activeWatchesAfter(...args)
  }
  return { counted: { ...store, activeWatchesAfter }, reads: () => reads }
}

async function savedRoll() {
  await file.write((await openWatchRoll(store)).save())
  return file.read()
}

test('a change of one watch is taken over without reading the others', async () => {
  const [first, second] = [await store.addWatch(makeWatch({ query: 'ferry' })), await store.addWatch(makeWatch())]
  const { counted, reads } = counting()
  const roll = await openWatchRoll(counted)
  expect(reads()).toBe(1)
  await store.updateWatch(second.id, { query: 'sarhad' })
  await store.removeWatch(first.id)
  await roll.catchUp()
  expect(matched(roll)).toEqual([second.id])
  expect(roll.size).toBe(1)
  expect(reads()).toBe(1)
})

test('an alias of a server changes what its watches mean', async () => {
  const { id } = await store.addWatch(makeWatch({ query: 'lighthouse~', guildId: '100' }))
  await store.addWatch(makeWatch({ query: 'lighthouse~', guildId: '200' }))
  const roll = await openWatchRoll(store)
  await store.saveAlias('100', { name: 'lighthouse', spellings: ['sarhad'], acronyms: [] })
  await roll.catchUp()
  expect(matched(roll)).toEqual([id])
})

test('a saved roll is read instead of all watches, and takes over what changed since', async () => {
  const first = await store.addWatch(
    makeWatch({ query: 'ferry', scope: { kind: 'tags', tags: ['sea'] }, mutedUntil: later(5) }),
  )
  const second = await store.addWatch(makeWatch({ query: 'ferry', guildId: '200' }))
  await store.addWatch(makeWatch({ query: 'ferry OR (' }))
  const saved = await savedRoll()
  const third = await store.addWatch(makeWatch({ query: 'sailed' }))
  await store.updateWatch(second.id, { state: 'paused' })
  const { counted, reads } = counting()
  const roll = await openWatchRoll(counted, saved)
  expect(reads()).toBe(0)
  expect(roll.match(analyseArticle(content))).toEqual([
    { id: first.id, guildId: first.guildId, scope: { kind: 'tags', tags: ['sea'] }, mutedUntil: later(5) },
    { id: third.id, guildId: third.guildId, scope: { kind: 'all' }, mutedUntil: undefined },
  ])
})

test('before many watches are indexed, the newest articles tell which words are rare', async () => {
  await store.ingest(
    Array.from({ length: 120 }, (_, at) => makeReport({ title: `Ferry ${at}`, text: `Sarhad news ${at}` })),
  )
  const { articles, counts } = (await openWatchRoll(store)).save().frequencies
  expect([articles, counts.size]).toEqual([0, 0])
  for (let at = 0; at < 1000; at++) await store.addWatch(makeWatch({ query: `sarhad ${at}` }))
  const learned = (await openWatchRoll(store)).save().frequencies
  expect([learned.articles, learned.counts.get('sarhad'), learned.counts.get('7')]).toEqual([120, 120, 1])
  expect((await openWatchRoll(store, await savedRoll())).save().frequencies).toEqual(learned)
})

test('a saved roll that is broken anywhere is left aside', async () => {
  await store.addWatch(makeWatch({ query: 'ferry' }))
  await savedRoll()
  const path = join(folder, 'watches.roll')
  const whole = readFileSync(path)
  for (const broken of [
    whole.subarray(0, whole.length - 1),
    Buffer.alloc(0),
    Buffer.from('nothing of the kind'),
    ...[0, 10, Math.floor(whole.length / 2), whole.length - 1].map(at => {
      const copy = Buffer.from(whole)
      copy.writeUInt8(copy.readUInt8(at) ^ 1, at)
      return copy
    }),
  ]) {
    writeFileSync(path, broken)
    expect(await file.read()).toBeUndefined()
  }
})

test('a roll of another database, another version or a later time is left aside', async () => {
  await store.addWatch(makeWatch({ query: 'ferry' }))
  const saved = await savedRoll()
  if (saved === undefined) throw new Error('nothing was saved')
  for (const stale of [
    { ...saved, database: 'another' },
    { ...saved, format: 'another' },
    { ...saved, index: { ...saved.index, version: saved.index.version - 1 } },
    { ...saved, generation: saved.generation + 1 },
    // As if a backup with other watches had been laid over the database.
    { ...saved, ledger: { ...saved.ledger, watchIds: new Float64Array(0) } },
    // What no reader understands.
    { ...saved, index: undefined as never },
  ]) {
    const { counted, reads } = counting()
    expect(matched(await openWatchRoll(counted, stale))).toHaveLength(1)
    expect(reads()).toBe(1)
  }
})

test('what a killed writer left is cleared away by the next', async () => {
  writeFileSync(join(folder, 'watches.roll.4f3c.part'), 'half of it')
  await savedRoll()
  expect(readdirSync(folder).filter(name => name.startsWith('watches.roll'))).toEqual(['watches.roll'])
})

test('a room saves its roll once enough changed, and begins with it the next time', async () => {
  const room = () => {
    const { counted, reads } = counting()
    return { ...createWatchRoom(counted, { file, worthSaving: 2 }), reads }
  }
  const first = room()
  await store.addWatch(makeWatch({ query: 'ferry' }))
  await first.open()
  await first.save()
  expect(await file.read()).toBeUndefined()
  await store.addWatch(makeWatch({ query: 'sarhad' }))
  await first.open()
  await first.save()

  const second = room()
  const hits = await second.findHits(content, new Set(['100']), noon)
  expect(hits).toHaveLength(2)
  expect(second.reads()).toBe(0)
})
