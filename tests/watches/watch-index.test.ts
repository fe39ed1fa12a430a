import { deserialize, serialize } from 'node:v8'
import { expect, test } from 'vitest'
import { analyseArticle } from '../../src/watches/analyse-article.ts'
import { parseQuery } from '../../src/watches/parse-query.ts'
import type { Query } from '../../src/watches/query.ts'
import { type WatchIndex, type WatchSnapshot, createWatchIndex } from '../../src/watches/watch-index.ts'

const queries = [
  'dam',
  '"dam gates"',
  'gates NEAR/4 river',
  'riv*',
  'Tarwalla~',
  '"Bilquis Navaz"~',
  'title:river',
  'publisher:post engineer',
  '=IRSA',
  'lang:en',
  'dam -cricket',
  'cricket OR flood',
  '/spill[a-z]+/',
  'flood-gates',
]
const article = analyseArticle({
  title: 'River gates open',
  text: 'IRSA said the dam gates at Tarwala let the river pass. Engineer Bilquis Nawaz watched the spillway and the floodgates.',
  publisher: 'Valley Post',
  language: 'en',
  publishedAt: new Date('2026-03-05'),
})
const answered = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13]

function read(written: string): Query {
  const parsed = parseQuery(written)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.query
}

function fill(index: WatchIndex): WatchIndex {
  for (const [id, written] of queries.entries()) index.add(id, read(written))
  return index
}

function matches(index: WatchIndex): number[] {
  return index
    .match(article)
    .map(({ watchId }) => watchId)
    .sort((a, b) => a - b)
}

test('every watch that the article answers is found, once', () => {
  expect(matches(fill(createWatchIndex()))).toEqual(answered)
})

test('watches with the same query share it', () => {
  const index = fill(createWatchIndex())
  index.add(100, read('dam'))
  index.add(101, read('  dam '))
  expect(index.queryCount).toBe(queries.length)
  expect(matches(index)).toEqual([...answered, 100, 101])
  index.remove(0)
  index.remove(101)
  expect(matches(index)).toEqual([...answered.slice(1), 100])
})

test('a watch that gets a new query loses the old one', () => {
  const index = fill(createWatchIndex())
  index.add(0, read('cricket'))
  expect(matches(index)).toEqual(answered.slice(1))
  index.add(0, read('dam'))
  expect(matches(index)).toEqual(answered)
})

test('watches that come and go leave the others as they were', () => {
  const index = fill(createWatchIndex())
  for (let id = 1000; id < 13_000; id++) index.add(id, read(`gates${id} river`))
  expect(index.queryCount).toBe(queries.length + 12_000)
  for (let id = 1000; id < 13_000; id++) index.remove(id)
  expect(index.queryCount).toBe(queries.length)
  expect(matches(index)).toEqual(answered)
  index.add(500, read('engineer'))
  index.remove(3)
  expect(matches(index)).toEqual([...answered.filter(id => id !== 3), 500])
})

test('a snapshot gives the same index', () => {
  const before = fill(createWatchIndex())
  const snapshot = deserialize(serialize(before.save())) as WatchSnapshot
  const after = createWatchIndex(undefined, snapshot)
  expect(matches(after)).toEqual(answered)
  after.add(200, read('"dam gates"'))
  after.add(201, read('spillway'))
  after.remove(1)
  expect(matches(after)).toEqual([...answered.filter(id => id !== 1), 200, 201])
})

test('a snapshot of another version is left aside', () => {
  const index = createWatchIndex(undefined, { ...fill(createWatchIndex()).save(), version: 0 })
  expect(index.queryCount).toBe(0)
})
