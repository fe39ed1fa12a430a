import { expect, test } from 'vitest'
import { chooseSpread } from '../../src/pipeline/choose-spread.ts'
import { findPeaks, type FoundReports } from '../../src/pipeline/find-peaks.ts'

const day = (number: number, hour = 8) => Date.UTC(2026, 1, number, hour)

function found(times: readonly number[]): FoundReports {
  return {
    ids: times.map((_, at) => at + 1),
    times,
    weights: times.map(() => 1),
    isEstimate: false,
  }
}

/** Every report is one of its own story, but those of the tenth day. */
const store = {
  storiesOf: (ids: readonly number[]) => Promise.resolve(ids.map(id => (id > 14 ? 15 : id))),
  getArticles: (ids: readonly number[]) =>
    Promise.resolve(
      ids.map(id => ({
        id,
        title: `Report ${id}`,
        text: '',
        publisher: `Paper ${id}`,
        url: undefined,
        author: undefined,
        language: 'en',
        dateline: undefined,
        publishedAt: new Date(day(10)),
        firstSeenAt: new Date(day(10)),
        imageUrl: undefined,
        completeness: 'full' as const,
        revision: 1,
      })),
    ),
}

test('a day of many more reports than usual is a peak, explained by its top story', async () => {
  const times = [
    ...Array.from({ length: 14 }, (_, at) => day(at + 1)),
    ...Array.from({ length: 9 }, (_, at) => day(10, at)),
  ]
  const [peak, ...others] = await findPeaks(store, found(times))
  expect(others).toEqual([])
  expect(peak).toMatchObject({ day: '2026-02-10', reports: 10 })
  expect(peak?.story?.publishers).toHaveLength(9)
})

test('a steady flow and a handful of reports have none', async () => {
  expect(await findPeaks(store, found(Array.from({ length: 40 }, (_, at) => day((at % 20) + 1))))).toEqual([])
  expect(await findPeaks(store, found([day(1), day(1), day(2)]))).toEqual([])
  expect(await findPeaks(store, found([]))).toEqual([])
})

test('a choice of reports takes some of every day before many of one', () => {
  const { ids, times } = found([day(1), day(1, 9), day(1, 10), day(2), day(3)])
  expect([...chooseSpread({ ids, times }, 3)].toSorted((a, b) => a - b)).toEqual([1, 4, 5])
  expect([...chooseSpread({ ids, times }, 4)].toSorted((a, b) => a - b)).toEqual([1, 2, 4, 5])
})
