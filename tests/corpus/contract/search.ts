import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ArticleFilter, SearchRequest } from '../../../src/corpus/article-store.ts'
import type { Candidates } from '../../../src/model/candidate.ts'
import { later, makeReport } from '../make-report.ts'
import { stemWord } from '../../../src/text/stem.ts'
import type { Stores } from '../store.contract.ts'

const rawStem = (value: string): Candidates => ({ kind: 'stem', stem: value, field: 'any' })
const stem = (word: string) => rawStem(stemWord(word, 'en'))
const phrase = (...words: string[]): Candidates => ({
  kind: 'phrase',
  stems: words.map(word => stemWord(word, 'en')),
  field: 'any',
})
const everything: Candidates = { kind: 'everything' }

/** What a search finds, and in which order. */
export function promiseSearch({ store }: Stores): void {
  async function keep(...reports: readonly Parameters<typeof makeReport>[0][]): Promise<void> {
    await store().ingest(reports.map(makeReport), { together: true })
  }
  async function page(candidates: Candidates, wishes: Partial<SearchRequest> = {}) {
    const request = { candidates, scope: { kind: 'all' }, sort: 'newest', offset: 0, limit: 10, ...wishes } as const
    const { articles, total } = await store().searchArticles(request)
    return { ids: articles.map(({ id }) => id), total }
  }
  const find = async (candidates: Candidates, wishes: Partial<SearchRequest> = {}) =>
    (await page(candidates, wishes)).ids

  const three = [
    { title: 'Ceasefire holds', text: 'Rebels and the army keep the ceasefire.', publishedAt: later(1) },
    { title: 'Army moves', text: 'The army crossed the bridge; rebels fled.', publishedAt: later(3) },
    { title: 'Wheat prices', text: 'Markets in Sukkur were calm.', publishedAt: later(2) },
  ]

  test('words are found by stem, in title or text, newest first', async () => {
    await keep(...three)
    expect(await find(stem('crosswind'))).toEqual([])
    expect(await find(stem('army'))).toEqual([2, 1])
    expect(await find(stem('army'), { sort: 'oldest' })).toEqual([1, 2])
    expect(await find({ kind: 'stem', stem: stemWord('army', 'en'), field: 'title' })).toEqual([2])
    expect(await find({ kind: 'word', word: 'rebels', field: 'any' })).toEqual([2, 1])
    expect(await find({ kind: 'word', word: 'rebel', field: 'any' })).toEqual([])
    expect(await find({ kind: 'prefix', prefix: 'sukk', field: 'any' })).toEqual([3])
    expect(await find(phrase('the', 'bridge'))).toEqual([2])
    expect(await find(phrase('bridge', 'the'))).toEqual([])
  })
  test('all, any and except are taken at their word', async () => {
    await keep(...three)
    expect(await find({ kind: 'all', of: [stem('army'), stem('bridge')] })).toEqual([2])
    expect(await find({ kind: 'any', of: [stem('bridge'), stem('wheat')] })).toEqual([2, 3])
    expect(await find({ kind: 'except', from: stem('army'), without: stem('bridge') })).toEqual([1])
    expect(await find({ kind: 'except', from: everything, without: stem('army') })).toEqual([3])
    expect(
      await find({ kind: 'any', of: [stem('wheat'), { kind: 'except', from: everything, without: stem('bridge') }] }),
    ).toEqual([3, 1])
    expect(await find({ kind: 'all', of: [] })).toEqual([2, 3, 1])
    expect(await find({ kind: 'any', of: [] })).toEqual([])
    expect(await find({ kind: 'nothing' })).toEqual([])
    expect(await find({ kind: 'except', from: everything, without: everything })).toEqual([])
  })
  test('any nesting of all, any and except agrees with sets', async () => {
    await keep(...three)
    const leaves: readonly (readonly [Candidates, readonly number[]])[] = [
      [stem('army'), [1, 2]],
      [stem('bridge'), [2]],
      [stem('wheat'), [3]],
      [stem('nowhere'), []],
      [everything, [1, 2, 3]],
      [{ kind: 'nothing' }, []],
    ]
    type Case = readonly [Candidates, readonly number[]]
    const { tree } = fc.letrec<{ tree: Case }>(tie => ({
      tree: fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom(...leaves),
        fc
          .array(tie('tree'), { maxLength: 3 })
          .map((of): Case => [
            { kind: 'any', of: of.map(([it]) => it) },
            [1, 2, 3].filter(id => of.some(([, ids]) => ids.includes(id))),
          ]),
        fc
          .array(tie('tree'), { maxLength: 3 })
          .map((of): Case => [
            { kind: 'all', of: of.map(([it]) => it) },
            [1, 2, 3].filter(id => of.every(([, ids]) => ids.includes(id))),
          ]),
        fc
          .tuple(tie('tree'), tie('tree'))
          .map(([from, without]): Case => [
            { kind: 'except', from: from[0], without: without[0] },
            from[1].filter(id => !without[1].includes(id)),
          ]),
      ),
    }))
    await fc.assert(
      fc.asyncProperty(tree, async ([candidates, ids]) => {
        expect((await find(candidates)).toSorted((a, b) => a - b)).toEqual(ids)
      }),
      { numRuns: 100 },
    )
  })
  test('no value is ever syntax, and none makes a search fail', async () => {
    await keep(...three)
    for (const value of [
      '"',
      'a" OR "army',
      'army*',
      '',
      ' ',
      '-',
      '(',
      'title_stems:army',
      'x\0y',
      'NEAR(',
      '😀',
      '^',
      "'; DROP TABLE article",
    ]) {
      for (const candidates of [
        rawStem(value),
        { kind: 'prefix', prefix: value, field: 'any' },
        { kind: 'phrase', stems: [value, value], field: 'title' },
      ] as const) {
        expect(await find(candidates)).toEqual([])
        expect(await find({ kind: 'any', of: [candidates, stem('wheat')] })).toEqual([3])
        expect(await find({ kind: 'except', from: stem('wheat'), without: candidates })).toEqual([3])
      }
    }
  })
  test('long lists and deep nests are answered; what is too deep may offer more but misses nothing', async () => {
    await keep(...three)
    const many = Array.from({ length: 3000 }, (_, at) => stem(`word${at}`))
    expect(await find({ kind: 'any', of: [...many, stem('wheat')] })).toEqual([3])
    expect(await find({ kind: 'all', of: [...many, stem('wheat')] })).toEqual([])
    let deep = stem('wheat')
    let deepExcept = stem('wheat')
    for (let depth = 0; depth < 300; depth++) {
      deep = { kind: depth % 2 === 0 ? 'all' : 'any', of: [deep, stem('wheat')] }
      deepExcept = {
        kind: 'except',
        from: stem('wheat'),
        without: { kind: 'except', from: stem('army'), without: deepExcept },
      }
    }
    expect(await find(deep)).toContain(3)
    expect(await find(deepExcept)).toContain(3)
  })
  test('since is included, until is not', async () => {
    await keep(...three)
    const between = (filter: Partial<ArticleFilter>) => find(everything, filter)
    expect(await between({ since: later(2) })).toEqual([2, 3])
    expect(await between({ until: later(2) })).toEqual([1])
    expect(await find(stem('army'), { since: later(1), until: later(3) })).toEqual([1])
    expect(await between({ since: new Date(8.64e15) })).toEqual([])
  })
  test('publisher and language narrow a search', async () => {
    await keep({ title: 'One' }, { title: 'Two', publisher: 'Delta Gazette' }, { title: 'Drei', language: 'de' })
    expect(await find(everything, { publisher: 'Delta Gazette' })).toEqual([2])
    expect(await find(everything, { language: 'de' })).toEqual([3])
    expect(await find(stem('river'), { publisher: 'Delta Gazette' })).toEqual([2])
  })
  test('pages follow one another and the total stays', async () => {
    await keep(...Array.from({ length: 7 }, (_, at) => ({ title: `Wheat ${at}`, publishedAt: later(at) })))
    const wheat = stem('wheat')
    const pageAt = (offset: number) => page(wheat, { offset, limit: 3 })
    expect(await pageAt(0)).toEqual({ ids: [7, 6, 5], total: 7 })
    expect(await pageAt(3)).toEqual({ ids: [4, 3, 2], total: 7 })
    expect(await pageAt(6)).toEqual({ ids: [1], total: 7 })
    expect(await pageAt(9)).toEqual({ ids: [], total: 7 })
  })
  test('articles of one moment are sorted by id, however many', async () => {
    await keep(...Array.from({ length: 1200 }, (_, at) => ({ title: `Notice ${at}` })))
    expect(await find(everything, { limit: 3 })).toEqual([1200, 1199, 1198])
    expect(await find(stem('notice'), { sort: 'oldest', limit: 3, offset: 1100 })).toEqual([1101, 1102, 1103])
  })
  test('relevance puts a headline about it before a mention in passing', async () => {
    await keep(
      { title: 'Bridge', text: 'The bridge over the canal, the old bridge, is closed.', publishedAt: later(1) },
      {
        title: 'Markets',
        text: `Prices rose. ${'Sellers were calm. '.repeat(40)} A bridge stood near.`,
        publishedAt: later(9),
      },
      { title: 'Weather', text: 'Sun.', publishedAt: later(5) },
    )
    expect(await find(stem('bridge'), { sort: 'relevance' })).toEqual([1, 2])
    expect(await find(stem('bridge'), { sort: 'newest' })).toEqual([2, 1])
    expect(await find(everything, { sort: 'relevance' })).toEqual([2, 3, 1])
  })
  test('only the newest revision is found, at its own date', async () => {
    await keep(
      { url: 'https://courier.example/a', text: 'Old words here.', publishedAt: later(1) },
      { title: 'Between', publishedAt: later(2) },
    )
    await keep({ url: 'https://courier.example/a', text: 'Fresh phrases now.', publishedAt: later(3) })
    expect(await find(stem('old'))).toEqual([])
    expect(await find(stem('fresh'))).toEqual([1])
    expect(await find(everything)).toEqual([1, 2])
    expect(await store().documentFrequencies(['old', 'fresh', 'river', '"', ''])).toEqual([0, 1, 2, 0, 0])
  })
  test('an article revised twice within one import stands in the index once', async () => {
    const url = 'https://courier.example/a'
    await keep({ url, text: 'First words.' }, { url, text: 'Second words.' }, { url, text: 'Third words.' })
    expect(await page(stem('word'))).toEqual({ ids: [1], total: 1 })
    expect(await find(stem('first'))).toEqual([])
    expect(await find(stem('third'))).toEqual([1])
  })
  test('words of every script are found', async () => {
    await keep(
      { title: 'Дождь', text: 'В Москве дождь', language: 'ru' },
      { title: 'سیلاب', text: 'دریا میں پانی', language: 'ur' },
      { title: '東京', text: '東京で雨', language: 'ja' },
    )
    for (const [id, request] of [
      makeReport({ title: 'Дождь', language: 'ru' }),
      makeReport({ title: 'سیلاب', language: 'ur' }),
      makeReport({ title: '東京', language: 'ja' }),
    ].entries()) {
      expect(await find({ kind: 'phrase', stems: request.terms.titleStems.split(' '), field: 'any' })).toEqual([id + 1])
    }
  })
}
