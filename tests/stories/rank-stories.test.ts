import { expect, test } from 'vitest'
import { rankStories, type StoryWeight } from '../../src/stories/rank-stories.ts'

const period = { since: new Date('2026-03-04T08:00:00Z'), until: new Date('2026-03-05T08:00:00Z') }
const plain: StoryWeight = {
  publishers: 1,
  reports: 1,
  copies: 0,
  isNew: true,
  newestAt: new Date('2026-03-05T00:00:00Z'),
  quotations: 0,
}

/** The first of the two stands before the second, whichever is given first. */
function check(before: Partial<StoryWeight>, after: Partial<StoryWeight>): void {
  expect(
    rankStories(
      [
        { ...plain, ...before },
        { ...plain, ...after },
      ],
      period,
    ),
  ).toEqual([0, 1])
  expect(
    rankStories(
      [
        { ...plain, ...after },
        { ...plain, ...before },
      ],
      period,
    ),
  ).toEqual([1, 0])
}

test('what more publishers print stands first', () => {
  check({ publishers: 3, reports: 3 }, { publishers: 1, reports: 3 })
  check({ publishers: 4, reports: 4, newestAt: period.since }, { publishers: 1, reports: 6, newestAt: period.until })
})

test('then reports of their own words; copies add nothing but their publishers', () => {
  check({ reports: 3 }, { reports: 1 })
  check({ publishers: 2, reports: 2 }, { publishers: 2, reports: 2, copies: 1 })
})

test('then who speaks in it, whether it is new, and how late it came', () => {
  check({ quotations: 3 }, { quotations: 0 })
  check({ isNew: true }, { isNew: false })
  check({ newestAt: period.until }, { newestAt: period.since })
})

test('a report dated outside the period counts as at its edge', () => {
  const early = { ...plain, newestAt: new Date('2026-02-01T00:00:00Z') }
  const publishers = { ...plain, publishers: 2, newestAt: period.since }
  expect(rankStories([early, publishers], period)).toEqual([1, 0])
})

test('nothing is ranked as nothing', () => {
  expect(rankStories([], period)).toEqual([])
})
