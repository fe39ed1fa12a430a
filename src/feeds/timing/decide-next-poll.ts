import type { PollState } from '../../model/feed.ts'
import type { Answer } from '../fetch/fetched.ts'
import { chooseConditions } from './choose-conditions.ts'
import { judgePush } from './judge-push.ts'
import type { Pace } from './pace.ts'
import type { PollOutcome } from './poll-outcome.ts'
import { afterQuietHours } from './quiet-hours.ts'
import { suitedIntervalMs, usualGapMs } from './rhythm.ts'

export type PollCircumstances = {
  /** When the server was asked. */
  readonly now: Date
  readonly pace: Pace
  /** Chance, from 0 up to 1: feeds of one moment spread out a little, later only. */
  readonly random: number
}

/** How many polls in a row must be sent to the same address before it is taken over. */
const movedEnough = 3

/** A feed that is gone is not due before this; the owner of the store may leave it out altogether. */
const never = new Date('9999-12-31T00:00:00Z')

/**
 * Decides what a poll taught us and when to poll next. Every feed that is not gone stays due at some time,
 * at most a day away (a week where Retry-After or quiet days ask for it).
 */
export function decideNextPoll(state: PollState, outcome: PollOutcome, circumstances: PollCircumstances): PollState {
  switch (outcome.kind) {
    case 'gone':
      return { ...fail(state, outcome.reason, circumstances), isGone: true, dueAt: never }
    case 'rateLimited':
      return waitAsAsked(state, outcome, circumstances)
    case 'refused':
    case 'failed':
      return fail(state, outcome.reason, circumstances)
    case 'read':
    case 'same':
    case 'unchanged':
      return succeed(state, outcome, circumstances)
  }
}

/** The address to poll from now on, once permanent redirects have led there three polls in a row; else undefined. */
export function decideNewAddress(state: PollState): string | undefined {
  return state.movedCount >= movedEnough ? state.movedTo : undefined
}

type Success = Extract<PollOutcome, { readonly answer: Answer }>

function succeed(state: PollState, outcome: Success, circumstances: PollCircumstances): PollState {
  const { now, pace } = circumstances
  const learned: PollState = {
    ...state,
    ...learnFromAnswer(state, outcome, now),
    ...(outcome.kind === 'read' && learnFromReading(state, outcome, now)),
    firstPolledAt: state.firstPolledAt ?? now,
    lastPolledAt: now,
    lastSucceededAt: now,
    failures: 0,
    failingSince: undefined,
    failure: undefined,
    isGone: false,
    retryAfterAt: undefined,
  }
  const rhythmMs = suitedIntervalMs(learned.itemGapMs, learned.lastItemAt ?? learned.firstPolledAt, now)
  const intervalMs = clamp(rhythmMs, pace.floorMs, pace.rhythmMs)
  const push = judgePush(learned.push, outcome.kind === 'read' ? outcome.reading.newItems : 0, now)
  const wishedMs = Math.max(outcome.answer.lifetimeMs ?? 0, learned.wishes?.gapMs ?? 0, push.restMs)
  const waitMs = Math.max(intervalMs, Math.min(wishedMs, pace.ceilingMs))
  return { ...learned, intervalMs, push: push.lease, dueAt: dueAfter(waitMs, learned, circumstances) }
}

function learnFromAnswer(state: PollState, { kind, answer }: Success, now: Date): Partial<PollState> {
  const movedTo = answer.permanentUrl
  const isSameMove = movedTo !== undefined && movedTo === state.movedTo
  const moved = { movedTo, movedCount: movedTo === undefined ? 0 : isSameMove ? state.movedCount + 1 : 1 }
  // A 304 may leave out validators; then the old ones stand.
  if (kind === 'unchanged') {
    return { ...moved, etag: answer.etag ?? state.etag, lastModified: answer.lastModified ?? state.lastModified }
  }
  const { etag, lastModified, answeredDate, finalUrl: validatorsUrl } = answer
  const unconditionalAt = chooseConditions(state, now) === undefined ? now : state.unconditionalAt
  return { ...moved, etag, lastModified, answeredDate, validatorsUrl, unconditionalAt }
}

function learnFromReading(
  state: PollState,
  { bodyHash, reading }: Extract<PollOutcome, { kind: 'read' }>,
  now: Date,
): Partial<PollState> {
  const { itemTimes, newItems, wishes } = reading
  const past = itemTimes.filter(it => it <= now)
  const newest = past.length === 0 ? undefined : new Date(Math.max(...past.map(it => it.getTime())))
  // Where dates are missing or stale, what counts is when we saw something new.
  const isStale = newest === undefined || (state.lastPolledAt !== undefined && newest <= state.lastPolledAt)
  const lastItemAt = isStale && newItems > 0 ? now : (newest ?? state.lastItemAt)
  return { bodyHash, wishes, lastItemAt, itemGapMs: usualGapMs(itemTimes, now) ?? state.itemGapMs }
}

function fail(state: PollState, reason: string, circumstances: PollCircumstances): PollState {
  const { now, pace } = circumstances
  const failures = state.failures + 1
  const waitMs = Math.min(pace.ceilingMs, pace.floorMs * 2 ** Math.min(failures - 1, 30))
  const failed: PollState = {
    ...state,
    lastPolledAt: now,
    failures,
    failingSince: state.failingSince ?? now,
    failure: reason,
    movedTo: undefined,
    movedCount: 0,
    retryAfterAt: undefined,
  }
  return { ...failed, dueAt: dueAfter(waitMs, failed, circumstances) }
}

function waitAsAsked(
  state: PollState,
  { reason, retryAfterMs = 0, wasAsked }: Extract<PollOutcome, { kind: 'rateLimited' }>,
  circumstances: PollCircumstances,
): PollState {
  const { now } = circumstances
  const retryAfterAt = retryAfterMs > 0 ? new Date(now.getTime() + retryAfterMs) : undefined
  // While its host is left in peace nobody asks for the feed, so it has neither failed nor answered.
  const waiting = wasAsked ? fail(state, reason, circumstances) : state
  const askedFor = dueAfter(retryAfterMs, state, circumstances)
  const dueAt = wasAsked && waiting.dueAt > askedFor ? waiting.dueAt : askedFor
  return { ...waiting, retryAfterAt, dueAt }
}

/** The wait, a little jitter, and then past the quiet hours. */
function dueAfter(waitMs: number, state: PollState, { now, random, pace }: PollCircumstances): Date {
  const jitterMs = random * Math.min(waitMs / 10, pace.floorMs / 3)
  const at = new Date(now.getTime() + waitMs + jitterMs)
  if (state.wishes === undefined) return at
  const allowedAt = afterQuietHours(at, state.wishes)
  return allowedAt > at ? new Date(allowedAt.getTime() + jitterMs) : at
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
