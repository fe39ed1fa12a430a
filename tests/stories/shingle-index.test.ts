import { array, assert, boolean, integer, nat, property, uniqueArray } from 'fast-check'
import { deserialize, serialize } from 'node:v8'
import { expect, test } from 'vitest'
import { createShingleIndex, type SavedShingles } from '../../src/stories/shingle-index.ts'

/** Few enough that many articles share some. */
const shingle = integer({ min: -40, max: 40 }).map(number => Math.imul(number, 0x9e3779b1))
const article = uniqueArray(shingle, { maxLength: 8 })

function slowly(articles: readonly (readonly number[])[], first: number, asked: readonly number[], fewest: number) {
  const [some, others] = [asked.slice(0, 3), asked.slice(3)]
  return articles.flatMap((held, slot) => {
    const counted = {
      slot,
      shared: held.filter(one => some.includes(one)).length,
      others: held.filter(one => others.includes(one)).length,
    }
    return slot < first || counted.shared + counted.others < fewest ? [] : [counted]
  })
}

test('sealed or not, saved or not, an index counts what articles share', () => {
  assert(
    property(array(article, { maxLength: 40 }), article, nat(40), boolean(), (articles, asked, gone, isSaved) => {
      const fewest = 1 + (gone % 3)
      let index = createShingleIndex(undefined, 10)
      for (const [slot, held] of articles.entries()) index.add(slot, Int32Array.from(held))
      const first = Math.min(gone, articles.length)
      index.dropBefore(first)
      if (isSaved) index = createShingleIndex(deserialize(serialize(index.save())) as SavedShingles, 10)
      const [some, others] = [Int32Array.from(asked.slice(0, 3)), Int32Array.from(asked.slice(3))]
      for (let again = 0; again < 2; again++) {
        const shared = index.countShared(some, others, fewest).toSorted((left, right) => left.slot - right.slot)
        expect(shared).toEqual(slowly(articles, first, asked, fewest))
      }
    }),
    { numRuns: 60 },
  )
})

test('of a run that hundreds print only the newest count', () => {
  const index = createShingleIndex(undefined, 100)
  for (let slot = 0; slot < 1000; slot++) index.add(slot, Int32Array.of(7))
  const shared = index.countShared(Int32Array.of(7)).map(({ slot }) => slot)
  expect([shared.length, Math.min(...shared), Math.max(...shared)]).toEqual([300, 700, 999])
})
