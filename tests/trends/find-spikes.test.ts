import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { findSpikes } from '../../src/trends/find-spikes.ts'
import { judgeCount } from '../../src/trends/judge-count.ts'

/** The slots of the spikes among counts, where the corpus does not grow. */
function check(counts: readonly number[], totals = counts.map(() => 100)): readonly number[] {
  return findSpikes(counts, totals).map(({ slot }) => slot)
}

const quiet = (days: number) => Array.from({ length: days }, (_, day) => (day * 7) % 3)
const busy = (days: number) => Array.from({ length: days }, (_, day) => 40 + ((day * 13) % 17))

test('a burst after quiet days is a spike, and so is one after busy days', () => {
  expect(check([...quiet(20), 9, ...quiet(5)])).toEqual([20])
  expect(check([...busy(20), 130, ...busy(5)])).toEqual([20])
})

test('ups and downs as on other days are none', () => {
  expect(check(quiet(40))).toEqual([])
  expect(check(busy(40))).toEqual([])
  const weekends = Array.from({ length: 42 }, (_, day) => (day % 7 < 2 ? 4 : 20 + ((day * 5) % 6)))
  expect(check(weekends)).toEqual([])
})

test('three reports are no news, however quiet it was', () => {
  expect(check([...quiet(0), ...Array.from({ length: 20 }, () => 0), 3])).toEqual([])
  expect(check([...Array.from({ length: 20 }, () => 0), 4])).toEqual([20])
})

test('days side by side are one spike, told by the highest', () => {
  expect(check([...quiet(20), 9, 31, 14, ...quiet(5)])).toEqual([21])
  expect(check([...quiet(20), 31, 1, 30, ...quiet(5)])).toEqual([20, 22])
})

test('a spike in the first days is seen against those that follow', () => {
  expect(check([1, 25, ...quiet(20)])).toEqual([1])
})

test('of a few slots nobody can tell what is usual', () => {
  expect(check([0, 0, 0, 0, 50])).toEqual([])
})

test('more reports of everything, since a feed was added, make no spike; a burst within them does', () => {
  const counts = [
    ...Array.from({ length: 15 }, (_, day) => 5 + (day % 3)),
    ...Array.from({ length: 15 }, (_, day) => 20 + (day % 3)),
  ]
  const totals = [...Array.from({ length: 15 }, () => 100), ...Array.from({ length: 15 }, () => 400)]
  expect(check(counts, totals)).toEqual([])
  expect(check(counts).length).toBeGreaterThan(0)
  expect(check(counts.with(25, 90), totals)).toEqual([25])
})

test('a sudden rise of everything is still a spike', () => {
  expect(check([...quiet(20), 30, 1], [...Array.from({ length: 20 }, () => 20), 60, 20])).toEqual([20])
})

test('chance alone seldom makes one', () => {
  const random = fc.sample(fc.infiniteStream(fc.double({ min: 1e-9, max: 1, noNaN: true })), { numRuns: 1, seed: 5 })[0]
  const next = () => Number(random?.next().value ?? 0.5)
  let spikes = 0
  for (let run = 0; run < 200; run++) {
    const mean = [0.3, 2, 10, 60][run % 4] ?? 1
    spikes += check(Array.from({ length: 30 }, () => poisson(mean, next))).length
  }
  // 6,000 days.
  expect(spikes).toBeLessThan(12)
})

/** Knuth's way. */
function poisson(mean: number, next: () => number): number {
  const border = Math.exp(-mean)
  let count = -1
  for (let product = 1; product > border; count++) product *= next()
  return Math.max(0, count)
}

test('the judgement says what would have been usual', () => {
  const { isSpike, expected } = judgeCount(41, [8, 9, 10, 9, 11, 8, 9, 60, 10, 9])
  expect(isSpike).toBe(true)
  expect(expected).toBeGreaterThan(8)
  expect(expected).toBeLessThan(10)
})
