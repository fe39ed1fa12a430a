import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { areSimilar, askedSounds, keptSounds } from '../../src/text/similar.ts'

const syllable = fc.constantFrom(
  ...'mu mo ha hu az ez in iz gha kha zar tan shir lil haq qi ali ya ou dh عب الر حم ку рб'.split(' '),
)
const name = fc.array(syllable, { minLength: 1, maxLength: 5 }).map(list => list.join(''))
/** A name and the same with a letter dropped, doubled or changed. */
const edited = fc
  .tuple(name, fc.nat(12), fc.constantFrom('', 'h', 'a', 'o', 'k', 'n', 'ر'), fc.nat(1))
  .map(([word, at, letter, cut]) => [word, word.slice(0, at) + letter + word.slice(at + cut)] as const)

function share(left: string, right: string): boolean {
  const kept = new Set(keptSounds(right))
  return askedSounds(left).some(key => kept.has(key))
}

test('similar words always find one another by the sounds that a vocabulary keeps', () => {
  let similar = 0
  fc.assert(
    fc.property(edited, ([left, right]) => {
      if (left === right || !areSimilar(left, right)) return
      similar++
      expect({ left, right, isFound: share(left, right) && share(right, left) }).toEqual({ left, right, isFound: true })
    }),
    { numRuns: 5000, seed: 3 },
  )
  expect(similar).toBeGreaterThan(500)
})
