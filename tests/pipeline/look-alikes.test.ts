import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import { findLookAlikes } from '../../src/pipeline/find-look-alikes.ts'
import { judgeTerms } from '../../src/pipeline/judge-terms.ts'
import { looseCandidates } from '../../src/pipeline/loosen-query.ts'
import { namesIn, toggleExcept } from '../../src/watches/leave-out.ts'
import { parseQuery } from '../../src/watches/parse-query.ts'
import { printQuery } from '../../src/watches/print-query.ts'
import type { Query } from '../../src/watches/query.ts'
import { makeReport } from '../corpus/make-report.ts'

const filter = { scope: { kind: 'guild', guildId: '100' } } as const

let folder: string
let store: CorpusStore
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-look-alikes-'))
  store = await openSqliteStore({ folder })
  const texts = [
    'Asif Marjan opened the dam.',
    'Asif Marjaan spoke at the bridge.',
    'Asif Murjan sells boats.',
    'Asif Murjan bought boats, and Hina Murjan sold one.',
    'A murjan is a bead.',
  ]
  await store.ingest(
    texts.map((text, at) => makeReport({ title: `Report ${at}`, text, url: `https://courier.example/${at}` })),
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

async function asked(written: string): Promise<string[]> {
  const found = await findLookAlikes(store, read(written), filter)
  return found.map(({ at, printed, isLeftOut }) => `${at} ${printed}${isLeftOut ? ' left out' : ''}`)
}

test('names that hardly sound the same are asked about, as they are printed, when reports print them', async () => {
  expect(await asked('marjan~')).toEqual(['0 Murjan'])
  expect(await asked('dam "asif marjan"~')).toEqual(['0 Asif Murjan'])
  expect(await asked('dam OR title:(boats bilal~) OR marjan~ NEAR/3 x')).toEqual(['1 Murjan'])
  expect(await asked('"bilal marjan"~')).toEqual([])
  expect(await asked('marjan -murjan~')).toEqual([])
})

test('what was left out is asked about again', async () => {
  expect(await asked('marjan~(-murjan)')).toEqual(['0 Murjan left out'])
})

test('a name is left out of the very term it was found by, and taken back in', () => {
  const query = read('dam marjan~ (speaker:"asif marjan"~ OR x) -bilal~')
  expect(namesIn(query).map(({ text }) => text)).toEqual(['marjan', 'asif marjan'])
  const without = toggleExcept(query, 1, 'murjan')
  expect(printQuery(without)).toBe('dam marjan~ (speaker:"asif marjan"~(-murjan) OR x) -bilal~')
  expect(printQuery(toggleExcept(toggleExcept(without, 1, 'marjaan'), 1, 'murjan'))).toContain('~(-marjaan)')
  expect(toggleExcept(without, 1, 'murjan')).toEqual(query)
})

test('a name counts in all its spellings, and by its aliases', async () => {
  const counted = async (written: string) =>
    (await judgeTerms(store, read(written), filter)).map(({ text, articles }) => `${text} ${articles}`)
  expect(await counted('marjan~ boats')).toEqual(['marjan 5', 'boats 2'])
  expect(await counted('marjan~(-murjan)')).toEqual(['marjan 2'])
  expect(await counted('qandil~')).toEqual(['qandil 0'])
  await store.saveAlias('100', { name: 'Asif Marjan', spellings: ['Hina'], acronyms: [] })
  expect(await counted('"asif marjan"~')).toEqual(['asif marjan 4'])
  await store.removeAlias('100', 'Asif Marjan')
})

test('reports that come close are sought by the spellings of a name, also by those left out', async () => {
  const close = async (written: string) => {
    const candidates = await looseCandidates(store, read(written))
    const page = await store.searchArticles({ ...filter, candidates, sort: 'oldest', offset: 0, limit: 10 })
    return page.articles.map(({ title }) => title)
  }
  expect(await close('lighthouse marjan~(-murjan)')).toHaveLength(5)
  expect(await close('lighthouse qandil~')).toEqual([])
  expect(await close('boats qandil~')).toEqual(['Report 2', 'Report 3'])
})
