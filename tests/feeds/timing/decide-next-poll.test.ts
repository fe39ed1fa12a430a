import { describe, expect, test } from 'vitest'
import type { Answer } from '../../../src/feeds/fetch/fetched.ts'
import { decideNewAddress, decideNextPoll } from '../../../src/feeds/timing/decide-next-poll.ts'
import { choosePace } from '../../../src/feeds/timing/pace.ts'
import type { PollOutcome } from '../../../src/feeds/timing/poll-outcome.ts'
import type { PollState } from '../../../src/model/feed.ts'
import { newPollState } from '../../../src/model/new-poll-state.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const start = new Date('2026-03-02T08:00:00Z')
const pace = choosePace(false, { intervalMs: 15 * minute, privateIntervalMs: 5000 })

const plainAnswer: Answer = {
  finalUrl: 'https://a.example/feed',
  permanentUrl: undefined,
  etag: '"1"',
  lastModified: undefined,
  answeredDate: 'Mon, 02 Mar 2026 08:00:00 GMT',
  lifetimeMs: undefined,
  linkHeaders: [],
}
const noWishes = { gapMs: 0, skipHours: [], skipDays: [] }

function read(
  reading: Partial<Extract<PollOutcome, { kind: 'read' }>['reading']> = {},
  answer: Partial<Answer> = {},
): PollOutcome {
  const whole = { wishes: noWishes, itemTimes: [start], newItems: 1, ...reading }
  return { kind: 'read', answer: { ...plainAnswer, ...answer }, bodyHash: 'b1', reading: whole }
}
const unchanged = (answer: Partial<Answer> = {}): PollOutcome => ({
  kind: 'unchanged',
  answer: { ...plainAnswer, ...answer },
})
const failed: PollOutcome = { kind: 'failed', reason: 'the server has a fault (500)' }

const fresh = newPollState(start)
const next = (state: PollState, outcome: PollOutcome, now = start, random = 0) =>
  decideNextPoll(state, outcome, { now, pace, random })
const waitMs = (state: PollState, now = start) => state.dueAt.getTime() - now.getTime()
const every = (gapMs: number, count: number) =>
  Array.from({ length: count }, (_, at) => new Date(start.getTime() - at * gapMs))

const limited = (retryAfterMs: number | undefined, wasAsked = true): PollOutcome => ({
  kind: 'rateLimited',
  reason: 'busy',
  retryAfterMs,
  wasAsked,
})
const movedTo = (permanentUrl: string | undefined) => unchanged({ permanentUrl })
const addressAfter = (...outcomes: PollOutcome[]) =>
  decideNewAddress(outcomes.reduce((state, it) => next(state, it), fresh))

describe('when a feed is asked again', () => {
  test('after fifteen minutes at the soonest, however often it posts and whatever the settings say', () => {
    const hasty = choosePace(false, { intervalMs: 1000, privateIntervalMs: 1000 })
    const state = decideNextPoll(fresh, read({ itemTimes: every(2 * minute, 20) }), {
      now: start,
      pace: hasty,
      random: 0,
    })
    expect(waitMs(state)).toBe(15 * minute)
  })

  test('a private host may be asked every few seconds, in a steady rhythm', () => {
    const steady = choosePace(true, { intervalMs: 15 * minute, privateIntervalMs: 5000 })
    const state = decideNextPoll(fresh, read({ itemTimes: every(day, 20) }), { now: start, pace: steady, random: 0 })
    expect(waitMs(state)).toBe(5000)
  })

  test('twice in the time the feed usually takes for an item', () => {
    expect(waitMs(next(fresh, read({ itemTimes: every(4 * hour, 10) })))).toBe(2 * hour)
    expect(waitMs(next(fresh, read({ itemTimes: every(30 * day, 10) })))).toBe(day)
  })

  test('less often the longer it is silent, a day at most, and again at once when it wakes', () => {
    let state = next(fresh, read({ itemTimes: every(30 * minute, 10) }))
    const waits = [10, 100, 1000].map(hours => {
      const now = new Date(start.getTime() + hours * hour)
      state = next(state, unchanged(), now)
      return waitMs(state, now)
    })
    expect(waits).toEqual([hour, 10 * hour, day])
    const now = new Date(start.getTime() + 1001 * hour)
    expect(waitMs(next(state, read({ itemTimes: [now] }), now), now)).toBe(15 * minute)
  })

  test('a feed without dates goes by when something new was seen', () => {
    const first = next(fresh, read({ itemTimes: [], newItems: 5 }))
    expect(first.lastItemAt).toEqual(start)
    const later = new Date(start.getTime() + 100 * hour)
    expect(waitMs(next(first, read({ itemTimes: [], newItems: 0 }), later), later)).toBe(10 * hour)
    expect(waitMs(next(first, read({ itemTimes: every(day, 2), newItems: 1 }), later), later)).toBe(15 * minute)
  })

  test('jitter makes it later, never sooner', () => {
    const waits = [0, 0.5, 0.999].map(random => waitMs(next(fresh, read(), start, random)))
    expect(waits[0]).toBe(15 * minute)
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    expect(waits[2]).toBeLessThan(17 * minute)
  })
})

describe('what the publisher asks for only lengthens', () => {
  test.each([
    ['max-age of an hour', read({}, { lifetimeMs: hour }), hour],
    ['max-age of a minute', read({}, { lifetimeMs: minute }), 15 * minute],
    ['max-age of a year', read({}, { lifetimeMs: 365 * day }), day],
    ['ttl of 40 minutes', read({ wishes: { ...noWishes, gapMs: 40 * minute } }), 40 * minute],
    ['ttl of 1 minute', read({ wishes: { ...noWishes, gapMs: minute } }), 15 * minute],
    ['updatePeriod yearly', read({ wishes: { ...noWishes, gapMs: 365 * day } }), day],
    ['skipHours of the next two hours', read({ wishes: { ...noWishes, skipHours: [8, 9] } }), 2 * hour],
    ['skipHours that are over', read({ wishes: { ...noWishes, skipHours: [7] } }), 15 * minute],
    ['skipDays of today', read({ wishes: { ...noWishes, skipDays: ['Monday'] } }), 16 * hour],
    [
      'skipDays of all the week',
      read({
        wishes: {
          ...noWishes,
          skipDays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
        },
      }),
      15 * minute,
    ],
  ])('%s', (_what, outcome, ms) => {
    expect(waitMs(next(fresh, outcome))).toBe(ms)
  })

  test('wishes of the last body still hold when nothing changed', () => {
    const state = next(fresh, read({ wishes: { ...noWishes, gapMs: hour } }))
    expect(waitMs(next(state, unchanged()))).toBe(hour)
  })
})

describe('failures', () => {
  test('back off twice as long each time up to a day, and never stop', () => {
    let state = fresh
    let now = start
    const waits: number[] = []
    for (let poll = 0; poll < 2000; poll++) {
      state = next(state, failed, now)
      waits.push(waitMs(state, now))
      now = state.dueAt
    }
    expect(waits.slice(0, 9).map(it => it / minute)).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440])
    expect(new Set(waits.slice(8))).toEqual(new Set([day]))
    expect(state).toMatchObject({ failures: 2000, failingSince: start, isGone: false })
  })

  test('one good answer ends them', () => {
    const state = next(next(next(fresh, failed), failed), unchanged())
    expect(state).toMatchObject({ failures: 0, failingSince: undefined, failure: undefined })
    expect(waitMs(state)).toBe(15 * minute)
  })

  test('keep the validators and what was learnt', () => {
    const state = next(next(fresh, read()), failed)
    expect(state).toMatchObject({ etag: '"1"', bodyHash: 'b1', lastSucceededAt: start })
  })

  test('410 ends the polls', () => {
    const state = next(fresh, { kind: 'gone', reason: 'the publisher took it away for good (410)' })
    expect(state.isGone).toBe(true)
    expect(waitMs(state)).toBeGreaterThan(1000 * 365 * day)
  })
})

describe('a server that asks for fewer questions', () => {
  test('is left alone as long as it says, or as long as a failure would take', () => {
    expect(waitMs(next(fresh, limited(3 * hour)))).toBe(3 * hour)
    expect(waitMs(next(fresh, limited(3 * day)))).toBe(3 * day)
    expect(waitMs(next(fresh, limited(1000)))).toBe(15 * minute)
    expect(waitMs(next(fresh, limited(undefined)))).toBe(15 * minute)
  })

  test('makes other feeds of its host wait without failing', () => {
    const state = next(next(fresh, read()), limited(hour, false))
    expect(state).toMatchObject({ failures: 0, lastPolledAt: start, retryAfterAt: new Date(start.getTime() + hour) })
    expect(waitMs(state)).toBe(hour)
  })
})

describe('a feed that moved', () => {
  test('is polled at its new address after three polls in a row said so', () => {
    expect(addressAfter(movedTo('https://b.example/'), movedTo('https://b.example/'))).toBeUndefined()
    expect(
      addressAfter(movedTo('https://b.example/'), movedTo('https://b.example/'), movedTo('https://b.example/')),
    ).toBe('https://b.example/')
  })

  test('has to say the same each time', () => {
    const b = movedTo('https://b.example/')
    expect(addressAfter(b, b, movedTo('https://c.example/'))).toBeUndefined()
    expect(addressAfter(b, b, movedTo(undefined), b)).toBeUndefined()
    expect(addressAfter(b, b, failed, b)).toBeUndefined()
  })
})
