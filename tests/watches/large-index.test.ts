import { deserialize, serialize } from 'node:v8'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMadeUp } from '../../bench/watches/made-up.ts'
import { analyseArticle } from '../../src/watches/analyse-article.ts'
import { createLists } from '../../src/watches/index/lists.ts'
import { answersQuery } from '../../src/watches/match-query.ts'
import { parseQuery } from '../../src/watches/parse-query.ts'
import type { Query } from '../../src/watches/query.ts'
import { type WatchSnapshot, createWatchIndex } from '../../src/watches/watch-index.ts'

const news = createMadeUp(7)

function makeArticle() {
  return analyseArticle({ ...news.makeArticle(), publisher: 'Post', language: 'en', publishedAt: new Date(0) })
}

/** Half of the mix, half spellings of names. */
function makeQuery(number: number): Query {
  const written = news.makeQuery(number % 2 === 0 ? 'spelling' : undefined)
  const parsed = parseQuery(written)
  if (!parsed.ok) throw new Error(`${written}: ${parsed.reason}`)
  return parsed.query
}

test('thousands of watches and long articles: the index says what each query says, also when watches come and go', () => {
  const index = createWatchIndex(news.frequency)
  const queries = new Map<number, Query>()
  let hits = 0
  for (let round = 0; round < 8; round++) {
    for (let id = round * 100; id < round * 100 + 300; id++) {
      const query = makeQuery(id)
      queries.set(id, query)
      index.add(id, query)
    }
    for (let id = round * 100; id < round * 100 + 50; id++) {
      queries.delete(id)
      index.remove(id)
    }
    const article = makeArticle()
    const truth = [...queries].filter(([, query]) => answersQuery(query, article)).map(([id]) => id)
    const said = index.match(article).map(({ watchId }) => watchId)
    expect(said.toSorted((a, b) => a - b)).toEqual(truth.toSorted((a, b) => a - b))
    hits += truth.length
  }
  expect(hits).toBeGreaterThan(10)
})

test('an article full of names that each have several watched spellings sets all of them off the first time it is read', () => {
  const spellings = `muhammad mohamed mohammad muhamad, hussain hosein hussayn husain, yousuf youssef yousef yusef,
    ibraheem ebrahim ibrahym, abdallah abdulla abdulah, suleiman sulaiman suleyman, tareq tariq tarik`
  const queries = spellings.split(/[\s,]+/).flatMap(name => {
    const parsed = parseQuery(`${name}~`)
    return parsed.ok ? [parsed.query] : []
  })
  const index = createWatchIndex()
  for (const [id, query] of queries.entries()) index.add(id, query)
  const text = 'Mohammed met Hussein, Yusuf, Ibrahim, Abdullah, Solayman and Tarek.'
  const article = analyseArticle({ title: '', text, publisher: '', language: 'en', publishedAt: new Date(0) })
  const truth = queries.flatMap((query, id) => (answersQuery(query, article) ? [id] : []))
  const said = index.match(article).map(({ watchId }) => watchId)
  expect(said.toSorted((a, b) => a - b)).toEqual(truth)
  expect(truth.length).toBeGreaterThan(15)
})

test('an index from a snapshot goes on as the one it was made of', () => {
  const before = createWatchIndex(news.frequency)
  for (let id = 0; id < 600; id++) before.add(id, makeQuery(id))
  before.match(makeArticle())
  const after = createWatchIndex(news.frequency, deserialize(serialize(before.save())) as WatchSnapshot)
  const more = Array.from({ length: 300 }, (_, at) => makeQuery(at))
  for (const index of [before, after]) {
    for (const [at, query] of more.entries()) index.add(400 + at, query)
    for (let id = 100; id < 500; id++) index.remove(id)
  }
  expect(after.queryCount).toBe(before.queryCount)
  for (let count = 0; count < 20; count++) {
    const article = makeArticle()
    const [one, other] = [before, after].map(index =>
      index
        .match(article)
        .map(({ watchId }) => watchId)
        .toSorted((a, b) => a - b),
    )
    expect(one).toEqual(other)
  }
})

test('lists hold what was put in and not taken out', () => {
  const change = fc.tuple(fc.nat(5), fc.integer({ min: -3, max: 3 }), fc.boolean())
  fc.assert(
    fc.property(fc.array(change, { maxLength: 400 }), changes => {
      let lists = createLists()
      const model = new Map<number, number[]>()
      for (const [at, [key, value, isTaken]] of changes.entries()) {
        const held = model.get(key) ?? []
        model.set(key, held)
        if (isTaken) {
          lists.remove(key, value)
          if (held.includes(value)) held.splice(held.indexOf(value), 1)
        } else {
          lists.push(key, value)
          held.push(value)
        }
        if (at === 200) lists = createLists(lists.save())
      }
      for (const [key, held] of model) {
        const found = Array.from({ length: lists.lengthOf(key) }, (_, at) => lists.get(key, at))
        expect(found.toSorted((a, b) => a - b)).toEqual(held.toSorted((a, b) => a - b))
      }
    }),
    { numRuns: 200, seed: 8 },
  )
})
