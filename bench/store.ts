import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { IngestRequest, SearchRequest } from '../src/corpus/article-store.ts'
import { openSqliteStore } from '../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../src/corpus/store.ts'
import type { Candidates } from '../src/model/candidate.ts'
import type { Quotation } from '../src/model/quotation.ts'
import { joinTerms } from '../src/text/join-terms.ts'

/**
 * How fast the store keeps and finds made-up reports of some 400 words: `npm run bench -- store [articles]` (10,000
 * unless told). The rival scans the same database with LIKE.
 */
export default async function run(args: string[]): Promise<void> {
  const articles = Number(args[0] ?? 10_000)
  const folder = await mkdtemp(join(tmpdir(), 'dateline-bench-'))
  const store = await openSqliteStore({ folder })
  try {
    await fill(store, articles)
    const { size } = await stat(join(folder, 'dateline.db'))
    console.log(`database: ${(size / articles / 1024).toFixed(1)} KB an article`)
    const rival = new DatabaseSync(join(folder, 'dateline.db'), { readOnly: true })
    for (const [name, candidates, word] of searches) await compare(store, rival, name, candidates, word)
    rival.close()
    await timeCalls(store)
  } finally {
    await store.close()
    await rm(folder, { recursive: true })
  }
}

const guildId = '1'
const stem = (value: string): Candidates => ({ kind: 'stem', stem: value, field: 'any' })
const searches: readonly (readonly [string, Candidates, string])[] = [
  ['in nearly every article', stem('waa'), 'waa'],
  ['in one of ten', stem('wdv'), 'wdv'],
  ['rare', stem('w4qn'), 'w4qn'],
  ['two common words', { kind: 'all', of: [stem('wab'), stem('wac')] }, 'wab%wac'],
  ['phrase', { kind: 'phrase', stems: ['wab', 'waa'], field: 'any' }, 'wab waa'],
]

async function fill(store: CorpusStore, articles: number): Promise<void> {
  const { feed } = await store.follow(
    { url: 'https://example.org/feed', title: 'Example', publisher: 'Example', siteUrl: undefined, language: 'en' },
    { guildId, addedBy: '2', channelId: '3', tags: [] },
    new Date(0),
  )
  let storeMs = 0
  const random = randomFrom(7)
  for (let first = 0; first < articles; first += 100) {
    const batch = Array.from({ length: Math.min(100, articles - first) }, (_, at) =>
      makeReport(first + at, feed.id, random),
    )
    const startedAt = performance.now()
    await store.ingest(batch, { together: true })
    storeMs += performance.now() - startedAt
  }
  console.log(
    `kept ${articles} articles: ${(storeMs / articles).toFixed(2)} ms each, ${Math.round((articles / storeMs) * 1000)} a second`,
  )
}

async function compare(
  store: CorpusStore,
  rival: DatabaseSync,
  name: string,
  candidates: Candidates,
  word: string,
): Promise<void> {
  const times: string[] = []
  let total = 0
  const scope = { kind: 'guild', guildId } as const
  let newest = 0
  for (const sort of ['newest', 'relevance'] as const) {
    const request: SearchRequest = { candidates, scope, sort, offset: 0, limit: 20 }
    const ms = await medianMs(11, async () => {
      total = (await store.searchArticles(request)).total
    })
    if (sort === 'newest') newest = ms
    times.push(`${sort} ${ms.toFixed(1)} ms`)
  }
  const naive = rival.prepare(
    `SELECT article_id FROM revision WHERE title || ' ' || text LIKE '%' || ? || '%' ORDER BY published_at DESC LIMIT 20`,
  )
  const naiveMs = await medianMs(3, async () => void naive.all(word))
  console.log(
    `${name.padEnd(24)} ${String(total).padStart(6)} hits  ${times.join('  ')}  LIKE ${naiveMs.toFixed(0)} ms  (${(naiveMs / newest).toFixed(0)} times)`,
  )
}

async function timeCalls(store: CorpusStore): Promise<void> {
  const scope = { kind: 'guild', guildId } as const
  const everything = { kind: 'everything' } as const
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    'newest of everything': () =>
      store.searchArticles({ candidates: everything, scope, sort: 'newest', offset: 0, limit: 20 }),
    'quotations of a speaker': () =>
      store.findQuotations({ candidates: everything, scope, speakerWords: ['speaker', 'w12'], offset: 0, limit: 5 }),
    'quotations about': () => store.findQuotations({ candidates: stem('waa'), scope, offset: 0, limit: 5 }),
    'of a speaker, about': () =>
      store.findQuotations({ candidates: stem('waa'), scope, speakerWords: ['speaker'], offset: 0, limit: 5 }),
    speakers: () => store.listSpeakers(scope, 2000),
    'document frequencies': () => store.documentFrequencies(['waa', 'wdv', 'w4qn']),
    'one article': () => store.getArticle(5),
  }
  for (const [name, call] of Object.entries(calls)) {
    console.log(`${name.padEnd(24)} ${(await medianMs(11, call)).toFixed(1)} ms`)
  }
}

async function medianMs(times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let time = 0; time < times; time++) {
    const startedAt = performance.now()
    await work()
    taken.push(performance.now() - startedAt)
  }
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0
}

/** A report of Zipf-like words, "waa" the commonest. */
function makeReport(number: number, feedId: number, random: () => number): IngestRequest {
  const title = words(10, random)
  const text = words(400, random)
  const publishedAt = new Date(Date.UTC(2020, 0, 1) + number * 61_000)
  const url = `https://example.org/${number}`
  const quotations = Array.from({ length: 5 }, () => makeQuotation(text, random))
  return {
    content: {
      title,
      text,
      publisher: `Publisher ${number % 40}`,
      url,
      author: undefined,
      language: 'en',
      dateline: undefined,
      publishedAt,
      imageUrl: undefined,
      completeness: 'full',
    },
    quotations,
    terms: joinTerms({ title, text, language: 'xx' }, quotations),
    sighting: { feedId, guid: url, url, itemHash: url },
    seenAt: publishedAt,
    hits: [],
  }
}

function makeQuotation(text: string, random: () => number): Quotation {
  const start = Math.floor(random() * 500)
  const end = start + 120
  const name = `Speaker W${Math.floor(random() ** 3 * 3000)}`
  return {
    start,
    end,
    text: text.slice(start, end),
    kind: 'direct',
    speaker: { mention: { start, end: start + 4, text: 'He' }, name, isNamed: true, role: 'minister', kind: 'person' },
    cue: undefined,
    sentence: { start, end },
    confidence: 0.9,
    isNegated: false,
    isSecondHand: false,
  }
}

function words(count: number, random: () => number): string {
  const made: string[] = []
  for (let at = 0; at < count; at++) {
    const rank = Math.floor(Math.exp(random() * Math.log(60_000))) - 1
    made.push(rank < 676 ? `w${letterOf(rank / 26)}${letterOf(rank)}` : `w${rank.toString(36)}`)
  }
  return made.join(' ')
}

function letterOf(value: number): string {
  return String.fromCharCode(97 + (Math.floor(value) % 26))
}

// Mulberry32: the same reports every time.
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
