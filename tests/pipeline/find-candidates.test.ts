import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import { findCandidates } from '../../src/pipeline/find-candidates.ts'
import { searchCorpus } from '../../src/pipeline/search-corpus.ts'
import { spellingsInCorpus, suggestWords } from '../../src/pipeline/suggest-words.ts'
import { expandAliases } from '../../src/watches/aliases.ts'
import { analyseArticle } from '../../src/watches/analyse-article.ts'
import { answersQuery } from '../../src/watches/match-query.ts'
import { parseQuery } from '../../src/watches/parse-query.ts'
import { printQuery } from '../../src/watches/print-query.ts'
import type { Query } from '../../src/watches/query.ts'
import { makeReport } from '../corpus/make-report.ts'
import { randomArticle, writtenQuery } from '../watches/random-queries.ts'

const scope = { kind: 'all' } as const
const page = { scope, sort: 'newest', offset: 0, limit: 200 } as const

let folder: string
let store: CorpusStore
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-candidates-'))
  store = await openSqliteStore({ folder })
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

const samples = fc.sample(randomArticle, { numRuns: 120, seed: 7 })

test('the store offers every article that the matcher accepts, whatever is asked', async () => {
  await store.ingest(
    samples.map(({ title, text, language, publishedAt }, at) =>
      makeReport({ title, text, language, publishedAt, url: `https://courier.example/${at}` }),
    ),
    { together: true },
  )
  const articles = samples.map(sample => analyseArticle(sample))
  let accepted = 0
  let offered = 0
  for (const written of fc.sample(writtenQuery, { numRuns: 400, seed: 11 })) {
    const parsed = parseQuery(written)
    if (!parsed.ok) continue
    const query = expandAliases(parsed.query)
    const found = await store.searchArticles({ ...page, candidates: await findCandidates(store, query) })
    const urls = new Set(found.articles.map(article => article.url))
    offered += urls.size
    for (const [at, article] of articles.entries()) {
      if (!answersQuery(query, article)) continue
      accepted++
      expect({ query: printQuery(query), at, isOffered: urls.has(`https://courier.example/${at}`) }).toMatchObject({
        isOffered: true,
      })
    }
  }
  expect(accepted).toBeGreaterThan(1000)
  // Offering everything always would miss nothing, and be of no use.
  expect(offered).toBeLessThan(400 * samples.length * 0.7)
})

test('a name is looked up in the words of the corpus, not in every article', async () => {
  await store.ingest([
    makeReport({ title: 'Operation Ghazb-ul-Haq goes on' }),
    makeReport({ title: 'Troops of Ghazab lil-Haq return' }),
    makeReport({ title: 'Hikers go home' }),
  ])
  const query = read('"Ghazab lil Haq"~ operation')
  const titles = (await searchCorpus(store, query, page)).hits.map(hit => hit.article.title)
  expect(titles).toEqual(['Operation Ghazb-ul-Haq goes on'])
  const { total } = await store.searchArticles({ ...page, candidates: await findCandidates(store, query) })
  expect(total).toBe(1)
})

test('a name of the starter pack finds its acronym; a pack of one server may know others', async () => {
  await store.ingest([makeReport({ title: 'TTP denies it' }), makeReport({ title: 'VRS boats leave' })])
  const titlesOf = async (written: string, ...aliases: Parameters<typeof searchCorpus>[3][]) =>
    (await searchCorpus(store, read(written), page, ...aliases)).hits.map(hit => hit.article.title)
  expect(await titlesOf('"Pakistani Taliban"~')).toEqual(['TTP denies it'])
  expect(await titlesOf('"Valley Rescue"~')).toEqual([])
  const pack = [{ name: 'Valley Rescue', spellings: [], acronyms: ['VRS'] }]
  expect(await titlesOf('"Valley Rescue"~', pack)).toEqual(['VRS boats leave'])
})

test('articles with a word that is left out are not offered', async () => {
  await store.ingest([
    makeReport({ title: 'Cyclone near the lighthouse' }),
    makeReport({ title: 'Cyclone over the plain' }),
    makeReport({ title: 'Cyclone in the orchards', text: 'No word of "US" here: it was us.' }),
  ])
  const offered = async (written: string) => {
    const candidates = await findCandidates(store, read(written))
    return (await store.searchArticles({ ...page, candidates })).articles.map(article => article.title)
  }
  expect(await offered('cyclone -lighthouse')).toEqual(['Cyclone in the orchards', 'Cyclone over the plain'])
  expect(await offered('cyclone -(lighthouse OR plain)')).toEqual(['Cyclone in the orchards'])
  expect(await offered('cyclone -title:plain*')).toHaveLength(2)
  expect(await offered('cyclone -(-plain)')).toEqual(['Cyclone over the plain'])
  expect(await offered('cyclone -US')).toHaveLength(3)
  expect(await offered('cyclone -quote:lighthouse')).toHaveLength(3)
})

test('a word that no article holds brings the words it may stand for; one that is there brings none', async () => {
  await store.ingest([
    makeReport({ title: 'Parliament meets', text: 'The parliament of Balochistan.' }),
    makeReport({ title: 'Parliament rises' }),
  ])
  expect(await suggestWords(store, 'Parlament', 'en')).toEqual(['parliament'])
  expect(await suggestWords(store, 'Baluchistn', 'en')).toEqual(['balochistan'])
  expect(await suggestWords(store, 'parliaments', 'en')).toEqual([])
  expect(await suggestWords(store, 'qqqqqq', 'en')).toEqual([])
  expect(await suggestWords(store, '...', 'en')).toEqual([])
})

test('a short word brings no other, and what every report has is no suggestion', async () => {
  await store.ingest([makeReport({ title: 'He said that an aide paid', text: 'Those were there.' })])
  expect(await suggestWords(store, 'aid', 'en')).toEqual([])
  expect(await suggestWords(store, 'thos', 'en')).toEqual([])
  expect(await suggestWords(store, 'aidee', 'en')).toEqual(['aide'])
})

test('the words that ~ also matches are listed with how many articles hold them', async () => {
  await store.ingest([
    makeReport({ title: 'Zulfiqar speaks' }),
    makeReport({ title: 'Zulfikar and Zulfiqar meet' }),
    makeReport({ title: 'Zulfikar leaves' }),
  ])
  expect(await spellingsInCorpus(store, 'Zulfiqar')).toEqual([{ word: 'zulfikar', count: 2 }])
})

test('words of a feed that only others follow are neither suggested nor listed', async () => {
  const { feed } = await store.follow(
    { url: 'https://valley.example/feed', title: 'Valley', publisher: 'Valley', siteUrl: undefined, language: 'en' },
    { guildId: '1', addedBy: '7', channelId: '5', tags: [] },
    new Date(0),
  )
  await store.ingest([makeReport({ title: 'Qandeelabad and Kandeelabad', feedId: feed.id })])
  for (const [guildId, found] of [
    ['1', ['kandeelabad']],
    ['2', []],
  ] as const) {
    const inSight = { kind: 'guild', guildId } as const
    const listed = await spellingsInCorpus(store, 'Qandeelabad', inSight)
    expect(listed.map(one => one.word)).toEqual(found)
    expect(await suggestWords(store, 'Kandeelabd', 'en', inSight)).toEqual(
      guildId === '1' ? ['kandeelabad', 'qandeelabad'] : [],
    )
  }
})
