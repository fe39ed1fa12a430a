import { expect, test } from 'vitest'
import type { ReadingStore } from '../../src/pipeline/match-article.ts'
import { searchCorpus } from '../../src/pipeline/search-corpus.ts'
import { parseQuery } from '../../src/watches/parse-query.ts'
import { makeReport } from '../corpus/make-report.ts'

const wishes = { scope: { kind: 'all' }, sort: 'newest', offset: 0, limit: 40 } as const

/** Searches a corpus of these texts, all of which the index offers, and counts how often it was asked for more. */
async function search(written: string, texts: readonly string[]) {
  const parsed = parseQuery(written)
  if (!parsed.ok) throw new Error(parsed.reason)
  const articles = texts.map((text, at) => {
    const { content, seenAt } = makeReport({ title: `Report ${at}` })
    return { ...content, text, id: at + 1, revision: 1, firstSeenAt: seenAt, revisedAt: seenAt }
  })
  let asked = 0
  const unused = () => Promise.resolve([])
  const reading: ReadingStore = {
    quotationsOf: unused,
    arrivalsOf: unused,
    followedFeeds: unused,
    getFeed: () => Promise.resolve(undefined),
  }
  const store = {
    ...reading,
    similarWords: unused,
    aliasesOf: unused,
    searchArticles: ({ offset, limit }: { readonly offset: number; readonly limit: number }) => {
      asked++
      return Promise.resolve({ articles: articles.slice(offset, offset + limit), total: articles.length })
    },
  }
  const { hits, total, hasMore } = await searchCorpus(store, parsed.query, wishes)
  return { found: hits.length, total, hasMore, asked }
}

test('reports that do not answer after all are not counted, on whichever page of candidates they stand', async () => {
  const texts = Array.from({ length: 50 }, (_, at) => (at % 2 === 0 ? 'The ferry sank.' : 'The ferry sailed.'))
  expect(await search('ferry sank', texts)).toEqual({ found: 25, total: 25, hasMore: false, asked: 3 })
})

test('very long reports that do not answer end the search sooner', async () => {
  const book = ' '.repeat(1_000_000)
  expect(
    (
      await search(
        'ferry',
        Array.from({ length: 60 }, () => book),
      )
    ).asked,
  ).toBe(1)
  expect(
    (
      await search(
        'ferry',
        Array.from({ length: 60 }, () => ' '),
      )
    ).asked,
  ).toBe(4)
})
