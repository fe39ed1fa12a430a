import { expect, test } from 'vitest'
import { createTermPostings, type TermPostings } from '../../src/stories/term-postings.ts'

const one = Float32Array.of(1)

function slotsOf(postings: TermPostings, term: number): readonly number[] {
  const { slots, count } = postings.findSharing(Int32Array.of(term), one)
  return [...slots.subarray(0, count)]
}

function filled(): TermPostings {
  const postings = createTermPostings()
  for (let slot = 0; slot < 100; slot++) for (const term of [slot % 3, 5 + (slot % 7)]) postings.add(term, slot)
  return postings
}

const every = (step: number, rest: number, from: number) =>
  Array.from({ length: 100 }, (_, slot) => slot)
    .filter(slot => slot >= from && slot % step === rest)
    .toReversed()

test.each([0, 20, 60, 99])('slots below %i are forgotten, the others found newest first', first => {
  const postings = filled()
  postings.dropBefore(first)
  expect(slotsOf(postings, 1)).toEqual(every(3, 1, first))
  expect(slotsOf(postings, 8)).toEqual(every(7, 3, first))
  postings.add(1, 100)
  expect(slotsOf(createTermPostings(postings.save()), 1)).toEqual([100, ...every(3, 1, first)])
})

test('what is forgotten gives its room back', () => {
  const postings = createTermPostings()
  for (let slot = 0; slot < 10_000; slot++) postings.add(slot % 5, slot)
  const { bytes } = postings
  postings.dropBefore(8000)
  expect(postings.bytes).toBeLessThan(bytes / 2)
})

test('weights are squared and added up by slot', () => {
  const { slots, sums, count } = filled().findSharing(Int32Array.of(0, 5), Float32Array.of(3, 2))
  const bySlot = new Map([...slots.subarray(0, count)].map((slot, at) => [slot, sums[at]]))
  expect([bySlot.get(21), bySlot.get(3), bySlot.get(7), bySlot.get(1)]).toEqual([13, 9, 4, undefined])
})
