import { expect, test } from 'vitest'
import { areSimilar } from '../../../src/text/similar.ts'
import { makeReport } from '../make-report.ts'
import type { Stores } from '../store.contract.ts'

/** What a store knows of the words it holds. */
export function promiseWords({ store, openAnother }: Stores): void {
  const keep = (...texts: readonly string[]) => store().ingest(texts.map(text => makeReport({ title: '', text })))

  test('every spelling of a name that an article holds is found, in any language and part of an article', async () => {
    const names = 'Ghazab Ghazb Haq Huq Mohammed Muhammad Mohamed Путин Putin Tehreek Tehrik Munir Muneer flood'.split(
      ' ',
    )
    await store().ingest(
      names.map((name, at) => makeReport(at % 2 === 0 ? { title: name } : { text: `About ${name}.` })),
    )
    const words = names.map(name => name.toLowerCase())
    for (const word of words) {
      const expected = words.filter(other => areSimilar(word, other)).toSorted()
      expect(await store().similarWords(word)).toEqual(expect.arrayContaining(expected))
    }
    expect(await store().similarWords('nobody')).toEqual([])
  })
  test('a hyphenated name is found as one word too', async () => {
    await keep('The Al-Sharaa government')
    expect(await store().similarWords('alshara')).toContain('alsharaa')
  })
  test('words are known to whoever opens the store next, and learned in any order', async () => {
    await keep('Ghazab')
    const other = await openAnother()
    await other.ingest([makeReport({ text: 'Ghazb and Ghazab' })])
    expect((await store().similarWords('ghazab')).toSorted()).toEqual(['ghazab', 'ghazb'])
  })
  test('words a letter or two away are offered, nearest first', async () => {
    await keep('Parliament met.', 'The parliamant was misspelled.')
    expect(await store().nearWords('parlament', 10)).toEqual(['parliament', 'parliamant'])
    expect(await store().nearWords('parlament', 1)).toEqual(['parliament'])
    expect(await store().nearWords('parliament', 10)).toEqual(['parliamant'])
  })
}
