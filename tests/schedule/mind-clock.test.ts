import { expect, test } from 'vitest'
import { mindClock } from '../../src/schedule/mind-clock.ts'

const minuteMs = 60_000

/** What is told of a clock that is set so many minutes ahead (or back), one step a minute. */
async function toldOf(steps: readonly number[], fails = 0): Promise<readonly number[]> {
  let passedMs = 0
  let aheadMs = 0
  const told: number[] = []
  const mind = mindClock({ now: () => new Date(passedMs + aheadMs), steadyMs: () => passedMs }, async byMs => {
    if (fails-- > 0) throw new Error('disk full')
    told.push(byMs / minuteMs)
  })
  for (const minutes of steps) {
    passedMs += minuteMs
    aheadMs += minutes * minuteMs
    await mind().catch(() => undefined)
  }
  return told
}

test('a clock that goes as it should, or is set forward, is no news', async () => {
  expect(await toldOf([0, 0, 60, 1440, 0])).toEqual([])
})
test('a clock that is set back is told once, by how much', async () => {
  expect(await toldOf([0, -60, 0, 0])).toEqual([60])
  expect(await toldOf([1440, -1440, 0, -5])).toEqual([1440, 5])
})
test('many small steps back are told when they have become a large one', async () => {
  expect(await toldOf(Array.from({ length: 10 }, () => -0.05))).toEqual([0.2, 0.2])
})
test('what could not be followed is told again', async () => {
  expect(await toldOf([-60, 0, 0], 1)).toEqual([60])
})
