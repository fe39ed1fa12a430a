import { array, assert, boolean, integer, nat, property, uniqueArray } from 'fast-check'
import { deserialize, serialize } from 'node:v8'
import { expect, test } from 'vitest'
import { createShingleIndex, type SavedShingles } from '../../src/stories/shingle-index.ts'

/** Few enough that many articles share some. */
const shingle = integer({ min: -40, max: 40 }).map(number => Math.imul(number, 0x9e3779b1))
const article = uniqueArray(shingle, { maxLength: 8 })

function slowly(articles: readonly (readonly number[])[], first: number, asked: readonly number[]) {
  return articles.flatMap((held, slot) => {
    const shared = held.filter(one => asked.includes(one)).length
    return slot < first || shared === 0 ? [] : [[slot, shared]]
  })
}

test('sealed or not, saved or not, an index counts what articles share', () => {
  assert(
    property(array(article, { maxLength: 40 }), article, nat(40), boolean(), (articles, asked, gone, isSaved) => {
      let index = createShingleIndex(undefined, 10)
      for (const [slot, held] of articles.entries()) index.add(slot, Int32Array.from(held))
      const first = Math.min(gone, articles.length)
      index.dropBefore(first)
      if (isSaved) index = createShingleIndex(deserialize(serialize(index.save())) as SavedShingles, 10)
      const shared = [...index.countShared(Int32Array.from(asked))].toSorted(([left], [right]) => left - right)
      expect(shared).toEqual(slowly(articles, first, asked))
    }),
    { numRuns: 60 },
  )
})

test('of a run that hundreds print only the newest count', () => {
  const index = createShingleIndex(undefined, 100)
  for (let slot = 0; slot < 1000; slot++) index.add(slot, Int32Array.of(7))
  const shared = [...index.countShared(Int32Array.of(7)).keys()]
  expect([shared.length, Math.min(...shared), Math.max(...shared)]).toEqual([300, 700, 999])
})
