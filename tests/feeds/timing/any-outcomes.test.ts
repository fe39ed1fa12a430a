import {
  array,
  assert,
  boolean,
  constant,
  date,
  double,
  integer,
  oneof,
  option,
  property,
  record,
  subarray,
} from 'fast-check'
import { expect, test } from 'vitest'
import { decideNextPoll } from '../../../src/feeds/timing/decide-next-poll.ts'
import { choosePace } from '../../../src/feeds/timing/pace.ts'
import type { PollOutcome } from '../../../src/feeds/timing/poll-outcome.ts'
import { newPollState } from '../../../src/model/new-poll-state.ts'

const minute = 60_000
const day = 24 * 60 * minute
const start = new Date('2026-03-02T08:00:00Z')
const pace = choosePace(false, { intervalMs: 15 * minute, privateIntervalMs: 5000 })
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

const maybe = <T>(of: Parameters<typeof option<T>>[0]) => option(of, { nil: undefined })
const anyMs = integer({ min: 0, max: 400 * day })
const answer = record({
  finalUrl: constant('https://a.example/feed'),
  permanentUrl: maybe(constant('https://b.example/feed')),
  etag: maybe(constant('"1"')),
  lastModified: constant(undefined),
  answeredDate: constant(undefined),
  lifetimeMs: maybe(anyMs),
  linkHeaders: constant([]),
})
const wishes = record({
  gapMs: anyMs,
  skipHours: subarray(Array.from({ length: 24 }, (_, hour) => hour)),
  skipDays: subarray(days),
})
const itemTimes = array(date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), {
  maxLength: 30,
})
const outcome = oneof(
  record({
    kind: constant('read' as const),
    answer,
    bodyHash: constant('b'),
    reading: record({ wishes, itemTimes, newItems: integer({ min: 0, max: 5 }) }),
  }),
  record({ kind: constant('same' as const), answer }),
  record({ kind: constant('unchanged' as const), answer }),
  record({ kind: constant('failed' as const), reason: constant('x') }),
  record({
    kind: constant('rateLimited' as const),
    reason: constant('x'),
    retryAfterMs: maybe(integer({ min: 0, max: 7 * day })),
    wasAsked: boolean(),
  }),
)

test('whatever a server does, it is asked again within a week or so, and never within fifteen minutes', () => {
  const story = array(record({ outcome, random: double({ min: 0, max: 0.999, noNaN: true }) }), { maxLength: 12 })
  assert(
    property(story, steps => {
      let state = newPollState(start)
      for (const { outcome, random } of steps as { outcome: PollOutcome; random: number }[]) {
        const now = state.dueAt
        state = decideNextPoll(state, outcome, { now, pace, random })
        const waitMs = state.dueAt.getTime() - now.getTime()
        const wasAsked = outcome.kind !== 'rateLimited' || outcome.wasAsked
        expect(waitMs).toBeGreaterThanOrEqual(wasAsked ? 15 * minute : 0)
        // Retry-After and quiet days may take a week each.
        expect(waitMs).toBeLessThan(15 * day)
        expect(state.intervalMs).toBeLessThanOrEqual(day)
      }
    }),
    { numRuns: 300 },
  )
})
