import { expect, test } from 'vitest'
import { createShingleIndex } from '../../src/stories/shingle-index.ts'

test('what is kept is numbered anew, in its order', () => {
  const index = createShingleIndex()
  for (const slot of [0, 1, 3, 4]) index.add(slot, Int32Array.of(7, 100 + slot))
  // The article in slot 2 has no fingerprints.
  index.filter(slot => slot !== 1)
  expect([...index.countShared(Int32Array.of(7))]).toEqual([
    [3, 1],
    [2, 1],
    [0, 1],
  ])
  expect([...index.countShared(Int32Array.of(103))]).toEqual([[2, 1]])
  expect(index.countShared(Int32Array.of(101)).size).toBe(0)
  index.add(4, Int32Array.of(101))
  expect([...index.countShared(Int32Array.of(101))]).toEqual([[4, 1]])
})
