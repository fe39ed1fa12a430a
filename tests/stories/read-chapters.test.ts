import { expect, test } from 'vitest'
import { readChapters } from '../../src/stories/read-chapters.ts'

/** Reports by day of March, each an hour after the one before on that day. */
function check(days: readonly number[]): string[] {
  const times = days.map(
    (day, at) => new Date(Date.UTC(2024, 2, day, days.slice(0, at).filter(it => it === day).length)),
  )
  return readChapters(times).map(({ start, end }) => days.slice(start, end).join(' '))
}

test('a burst of reports is one chapter', () => {
  expect(check([4, 4, 4, 5, 5, 6])).toEqual(['4 4 4 5 5 6'])
  expect(check([4])).toEqual(['4'])
  expect(check([])).toEqual([])
})

test('a long silence ends a chapter', () => {
  expect(check([4, 5, 6, 14, 25])).toEqual(['4 5 6', '14', '25'])
  expect(check([1, 1, 1, 4, 4])).toEqual(['1 1 1', '4 4'])
})

test('what comes every week has no chapter a week', () => {
  expect(check([1, 8, 15, 22, 29])).toEqual(['1 8 15 22 29'])
})

test('a quiet day between two waves ends a chapter, though no day is silent', () => {
  const waves = [1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 7, 7, 8, 8, 8, 8, 9, 9]
  expect(check(waves)).toEqual(['1 1 1 1 2 2 2 3 3 4 5', '6 7 7 8 8 8 8 9 9'])
  expect(check([1, 1, 1, 1, 2, 3, 3, 3, 3])).toEqual(['1 1 1 1 2 3 3 3 3'])
})
