import { describe, expect, test } from 'vitest'
import { decideHealthNotice } from '../../../src/feeds/health/decide-health-notice.ts'
import { describeHealth } from '../../../src/feeds/health/describe-health.ts'
import { describeDuration } from '../../../src/feeds/health/duration-words.ts'
import { decideNextPoll } from '../../../src/feeds/timing/decide-next-poll.ts'
import { choosePace } from '../../../src/feeds/timing/pace.ts'
import type { PollOutcome } from '../../../src/feeds/timing/poll-outcome.ts'
import type { PollState } from '../../../src/model/feed.ts'
import { newPollState } from '../../../src/model/new-poll-state.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const now = new Date('2026-03-02T08:00:00Z')
const before = (ms: number) => new Date(now.getTime() - ms)
const pace = choosePace(false, { intervalMs: 15 * minute, privateIntervalMs: 5000 })

function check(poll: Partial<PollState>): string {
  const fine = { lastPolledAt: before(3 * minute), lastSucceededAt: before(3 * minute), lastItemAt: before(hour) }
  const { kind, text } = describeHealth(
    { ...newPollState(new Date(now.getTime() + 12 * minute)), ...fine, ...poll },
    now,
  )
  return `${kind}: ${text}`
}

test('each feed says how it is doing, and why', () => {
  expect(check({})).toBe('fine: is fine, polled 3 minutes ago')
  expect(check({ lastPolledAt: undefined })).toBe('new: is new and has not been polled yet')
  expect(check({ isGone: true, failure: 'the publisher took it away for good (410)' })).toBe(
    'gone: is gone: the publisher took it away for good (410)',
  )
  expect(check({ failures: 4, failingSince: before(3 * hour), failure: 'the server has a fault (500)' })).toBe(
    'failing: has failed for 3 hours (4 times): the server has a fault (500); next try in 12 minutes',
  )
  expect(check({ retryAfterAt: new Date(now.getTime() + hour) })).toBe(
    'slow: is slow: its server asked to be left alone, next poll in 12 minutes',
  )
  expect(check({ wishes: { gapMs: 6 * hour, skipHours: [], skipDays: [] } })).toBe(
    'slow: is slow: the publisher asks to be polled no more than every 6 hours',
  )
})

describe('a feed is silent longer than usual', () => {
  test.each([
    [hour, 2 * day, 'fine'],
    [hour, 4 * day, 'silent'],
    [2 * day, 9 * day, 'fine'],
    [2 * day, 11 * day, 'silent'],
    [undefined, 13 * day, 'fine'],
    [undefined, 15 * day, 'silent'],
  ])('gap %i, silence %i', (itemGapMs, silenceMs, kind) => {
    expect(check({ itemGapMs, lastItemAt: before(silenceMs) }).split(':')[0]).toBe(kind)
  })

  test('and says how often it posts', () => {
    expect(check({ itemGapMs: 2 * hour, lastItemAt: before(5 * day) })).toBe(
      'silent: answers, but has had nothing new for 5 days; it usually posts every 2 hours',
    )
  })
})

test('lengths of time are told as people tell them', () => {
  const told = [0, 40_000, 60_000, 59 * minute, hour, 90 * minute, 23 * hour, day, 13 * day, 30 * day].map(
    describeDuration,
  )
  expect(told).toEqual([
    'a minute',
    'a minute',
    'a minute',
    '59 minutes',
    'an hour',
    '2 hours',
    '23 hours',
    'a day',
    '13 days',
    '4 weeks',
  ])
})

describe('what a channel is told', () => {
  const good: PollOutcome = {
    kind: 'unchanged',
    answer: {
      finalUrl: 'https://a.example/f',
      permanentUrl: undefined,
      etag: undefined,
      lastModified: undefined,
      answeredDate: undefined,
      lifetimeMs: undefined,
      linkHeaders: [],
    },
  }
  const bad: PollOutcome = { kind: 'failed', reason: 'the server has a fault (500)' }

  /** Polls whenever due; `isUp` says how the server is at that hour. Gives the hour and kind of each notice. */
  function tell(isUp: (hours: number) => boolean, hours: number): string[] {
    const told: string[] = []
    let state = newPollState(now)
    while (state.dueAt.getTime() < now.getTime() + hours * hour) {
      const at = state.dueAt
      const after = decideNextPoll(state, isUp((at.getTime() - now.getTime()) / hour) ? good : bad, {
        now: at,
        pace,
        random: 0,
      })
      const notice = decideHealthNotice(state, after)
      if (notice !== undefined) told.push(notice.kind)
      state = after
    }
    return told
  }

  test('nothing while a feed is fine, and nothing for a blip', () => {
    expect(tell(() => true, 500)).toEqual([])
    expect(tell(hours => hours < 10 || hours > 30, 500)).toEqual([])
    expect(tell(hours => Math.floor(hours) % 2 === 0, 500)).toEqual([])
  })

  test('once when it fails for long, once when it is back', () => {
    expect(tell(hours => hours < 10, 2000)).toEqual(['failing'])
    expect(tell(hours => hours < 10 || hours > 500, 2000)).toEqual(['failing', 'back'])
    expect(tell(hours => hours < 10 || (hours > 500 && hours < 600) || hours > 900, 2000)).toEqual([
      'failing',
      'back',
      'failing',
      'back',
    ])
  })

  test('once when it is gone, in words', () => {
    const gone = decideNextPoll(
      newPollState(now),
      { kind: 'gone', reason: 'the publisher took it away for good (410)' },
      { now, pace, random: 0 },
    )
    expect(decideHealthNotice(newPollState(now), gone)).toEqual({
      kind: 'gone',
      text: 'is gone: the publisher took it away for good (410). It is not polled any more; you can remove it with /feed remove.',
    })
    expect(decideHealthNotice(gone, gone)).toBeUndefined()
  })

  test('why it fails, and for how long it did', () => {
    const failing: PollState = {
      ...newPollState(now),
      failures: 6,
      failingSince: before(2 * day),
      lastPolledAt: now,
      failure: 'the host name is not known',
    }
    expect(decideHealthNotice({ ...failing, failures: 2, lastPolledAt: before(day) }, failing)?.text).toBe(
      'has failed for 2 days: the host name is not known. I keep trying at least once a day.',
    )
    expect(decideHealthNotice(failing, { ...failing, failures: 0, failingSince: undefined })?.text).toBe(
      'is back after 2 days.',
    )
  })
})
