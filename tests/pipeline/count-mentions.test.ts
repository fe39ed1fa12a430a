import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import { countMentions, countReports } from '../../src/pipeline/count-mentions.ts'
import { expandAliases } from '../../src/watches/aliases.ts'
import { analyseArticle } from '../../src/watches/analyse-article.ts'
import { answersQuery } from '../../src/watches/match-query.ts'
import { parseQuery } from '../../src/watches/parse-query.ts'
import type { Query } from '../../src/watches/query.ts'
import { makeReport } from '../corpus/make-report.ts'
import { randomArticle, writtenQuery } from '../watches/random-queries.ts'

const wishes = { scope: { kind: 'all' }, tell: () => undefined } as const
/** Each of a publisher of its own: the same words of one publisher would be one report. */
const samples = fc
  .sample(randomArticle, { numRuns: 120, seed: 17 })
  .map(({ title, text, language, publishedAt }, at) => {
    return { title, text, language, publishedAt, publisher: `Courier ${at}`, url: `https://courier.example/${at}` }
  })

let folder: string
let store: CorpusStore
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-mentions-'))
  store = await openSqliteStore({ folder })
  await store.ingest(
    samples.map(sample => makeReport(sample)),
    { together: true },
  )
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

function read(written: string): Query {
  const parsed = parseQuery(written)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.query
}

test('exactly those reports are counted that the matcher accepts, whatever is asked', async () => {
  const articles = samples.map(sample => analyseArticle(sample))
  let answered = 0
  for (const written of fc.sample(writtenQuery, { numRuns: 300, seed: 23 })) {
    const parsed = parseQuery(written)
    if (!parsed.ok) continue
    const mentions = await countMentions(store, parsed.query, wishes)
    const query = expandAliases(parsed.query)
    const expected = articles.filter(article => answersQuery(query, article))
    answered += expected.length
    const found = { written, times: inOrder(mentions.times) }
    expect(found).toEqual({ written, times: inOrder(expected.map(({ publishedAt }) => publishedAt.getTime())) })
    expect(mentions.isEstimate).toBe(false)
  }
  expect(answered).toBeGreaterThan(300)
})

function inOrder(times: Iterable<number>): readonly number[] {
  return [...times].toSorted((a, b) => a - b)
}

test('a period begins with its first instant and ends before its last', async () => {
  const times = inOrder(samples.map(({ publishedAt }) => publishedAt.getTime()))
  const [since = 0, until = 0] = [times[20], times[90]]
  const period = { ...wishes, since: new Date(since), until: new Date(until) }
  const inside = times.filter(time => time >= since && time < until)
  expect(inOrder(await countReports(store, period))).toEqual(inside)
  const { times: found } = await countMentions(store, read('publisher:courier'), period)
  expect(inOrder(found)).toEqual(inside)
})

test('a page that ends among reports of one moment loses and doubles none', async () => {
  const start = Date.parse('2031-01-01T00:00:00Z')
  await store.ingest(
    Array.from({ length: 30 }, (_, at) =>
      makeReport({
        title: `Earthquake ${at}`,
        publisher: 'Quake Courier',
        publishedAt: new Date(start + Math.floor(at / 4)),
        url: `https://courier.example/quake-${at}`,
      }),
    ),
  )
  const { ids } = await countMentions(store, read('title:earthquake'), { ...wishes, pageSize: 7 })
  expect(new Set(ids).size).toBe(30)
  expect(ids.length).toBe(30)
})

test('of more reports than are read, an even sample is, and says so', async () => {
  const { ids, weights, isEstimate } = await countMentions(store, read('"river rose" OR /zzz/'), {
    ...wishes,
    mostRead: 40,
  })
  expect(isEstimate).toBe(true)
  const all = await countMentions(store, read('"river rose" OR /zzz/'), wishes)
  const estimated = weights.reduce((sum, weight) => sum + weight, 0)
  expect(ids.length).toBeLessThan(41)
  expect(estimated).toBeGreaterThan(all.ids.length * 0.4)
  expect(estimated).toBeLessThan(all.ids.length * 1.8)
})
