import { expect, test } from 'vitest'
import type { QuotationFilter } from '../../../src/corpus/article-store.ts'
import { later, makeQuotation, makeReport } from '../make-report.ts'
import type { Stores } from '../store.contract.ts'

/** Who said what, over all articles. */
export function promiseQuotations({ store }: Stores): void {
  async function find(filter: Partial<QuotationFilter>): Promise<string> {
    const { found, total } = await store().findQuotations({
      candidates: { kind: 'everything' },
      scope: { kind: 'all' },
      offset: 0,
      limit: 10,
      ...filter,
    })
    return `${total}: ${found.map(({ quotation, article }) => `${article.id} ${quotation.text}`).join(' | ')}`
  }
  async function fill(): Promise<void> {
    await store().ingest([
      makeReport({
        title: 'Bridge closed',
        quotations: [
          makeQuotation('Field Marshal José Munir', 'We wait.', { role: 'Chief of Army Staff' }),
          makeQuotation('a senior security official', 'Two died.', { isNamed: false }),
          makeQuotation('Sana Baloch', 'It was late.', { kind: 'indirect', confidence: 0.3 }),
        ],
      }),
      makeReport({
        title: 'Wheat prices',
        publishedAt: later(5),
        quotations: [
          makeQuotation('Sana Baloch', 'Prices fell.'),
          makeQuotation('Munir', 'No comment.', { kind: 'mixed' }),
          makeQuotation('nobody', 'Somebody said.', { speaker: undefined, cue: undefined }),
        ],
      }),
    ])
  }

  test('the newest article comes first, within it text order', async () => {
    await fill()
    expect(await find({})).toBe(
      '6: 2 Prices fell. | 2 No comment. | 2 Somebody said. | 1 We wait. | 1 Two died. | 1 It was late.',
    )
    expect(await find({ limit: 2, offset: 2 })).toBe('6: 2 Somebody said. | 1 We wait.')
  })
  test('a speaker is found by words of name, role or printed mention, all of them', async () => {
    await fill()
    expect(await find({ speakerWords: ['munir'] })).toBe('2: 2 No comment. | 1 We wait.')
    expect(await find({ speakerWords: ['munir', 'army'] })).toBe('1: 1 We wait.')
    expect(await find({ speakerWords: ['jose'] })).toBe('1: 1 We wait.')
    expect(await find({ speakerWords: ['security', 'official'] })).toBe('1: 1 Two died.')
    expect(await find({ speakerWords: ['he'] })).toMatch(/^5: /)
    expect(await find({ speakerWords: ['muni'] })).toBe('0: ')
    expect(await find({ speakerWords: ['munir', 'baloch'] })).toBe('0: ')
    expect(await find({ speakerWords: [] })).toMatch(/^6: /)
  })
  test('article, period, words, kind and confidence narrow the answer together', async () => {
    await fill()
    const wheat = { kind: 'stem', stem: 'wheat', field: 'any' } as const
    expect(await find({ articleId: 1 })).toBe('3: 1 We wait. | 1 Two died. | 1 It was late.')
    expect(await find({ candidates: wheat })).toBe('3: 2 Prices fell. | 2 No comment. | 2 Somebody said.')
    expect(await find({ candidates: wheat, speakerWords: ['munir'] })).toBe('1: 2 No comment.')
    expect(
      await find({
        candidates: { kind: 'except', from: { kind: 'everything' }, without: wheat },
        speakerWords: ['munir'],
      }),
    ).toBe('1: 1 We wait.')
    expect(await find({ until: later(5), speakerWords: ['baloch'] })).toBe('1: 1 It was late.')
    expect(await find({ candidates: wheat, since: later(6), speakerWords: ['baloch'] })).toBe('0: ')
    expect(await find({ kinds: ['direct', 'mixed'], speakerWords: ['baloch'] })).toBe('1: 2 Prices fell.')
    expect(await find({ minConfidence: 0.3, articleId: 1 })).toMatch(/^3: /)
    expect(await find({ minConfidence: 0.31, articleId: 1 })).toMatch(/^2: /)
    expect(await find({ candidates: { kind: 'nothing' } })).toBe('0: ')
  })
  test('names narrow the answer to speakers who bear one of them', async () => {
    await fill()
    expect(await find({ speakerNames: ['Munir', 'Field Marshal José Munir'], speakerWords: ['munir'] })).toBe(
      '2: 2 No comment. | 1 We wait.',
    )
    expect(await find({ speakerNames: ['Munir'] })).toBe('1: 2 No comment.')
    expect(await find({ speakerNames: ['munir', 'a senior security official'] })).toBe('0: ')
    expect(await find({ speakerNames: [] })).toBe('0: ')
  })
  test('a list tells the same without the texts', async () => {
    await fill()
    const filter = { candidates: { kind: 'everything' }, scope: { kind: 'all' }, limit: 10 } as const
    const { found } = await store().findQuotations({ ...filter, offset: 0 })
    const heads = found.map(({ quotation, article: { id, title, publisher, url, publishedAt, language } }) => ({
      quotation,
      article: { id, title, publisher, url, publishedAt, language },
    }))
    expect(await store().listQuotations(filter)).toEqual(heads)
    expect(await store().listQuotations({ ...filter, speakerWords: ['munir'], limit: 1 })).toHaveLength(1)
    expect(await store().listQuotations({ ...filter, scope: { kind: 'guild', guildId: '100' } })).toHaveLength(6)
    expect(await store().listQuotations({ ...filter, candidates: { kind: 'nothing' } })).toEqual([])
  })
  test('all names that a word is part of are told, most quoted first', async () => {
    await fill()
    await store().ingest([
      makeReport({ title: 'Parade held', feedId: 9, quotations: [makeQuotation('Munir', 'Attention.')] }),
    ])
    expect(await store().speakersCalled('munir', { kind: 'all' }, 10)).toEqual([
      { name: 'Munir', count: 2 },
      { name: 'Field Marshal José Munir', count: 1 },
    ])
    expect(await store().speakersCalled('munir', { kind: 'guild', guildId: '100' }, 1)).toEqual([
      { name: 'Field Marshal José Munir', count: 1 },
    ])
    expect(await store().speakersCalled('official', { kind: 'all' }, 10)).toEqual([])
  })
  test('a quotation comes back as it was given', async () => {
    const quotations = [
      makeQuotation('Sana Baloch', 'So be it.', { role: 'mayor' }),
      makeQuotation('x', 'y', { speaker: undefined, cue: undefined }),
    ]
    await store().ingest([makeReport({ quotations })])
    expect(await store().quotationsOf(1)).toEqual(quotations)
    expect(await store().quotationsOf(2)).toEqual([])
  })
  test('speakers and publishers are listed most frequent first, unnamed speakers not at all', async () => {
    await fill()
    expect(await store().listSpeakers({ kind: 'all' }, 2)).toEqual([
      { name: 'Sana Baloch', count: 2 },
      { name: 'Field Marshal José Munir', count: 1 },
    ])
    expect((await store().listSpeakers({ kind: 'all' }, 10)).map(({ name }) => name)).not.toContain(
      'a senior security official',
    )
    expect(await store().listPublishers({ kind: 'all' })).toEqual([{ publisher: 'Indus Courier', count: 2 }])
  })
}
