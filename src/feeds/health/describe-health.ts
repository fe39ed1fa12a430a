import type { PollState } from '../../model/feed.ts'
import { describeDuration } from './duration-words.ts'

export type Health = {
  readonly kind: 'new' | 'fine' | 'slow' | 'failing' | 'silent' | 'gone'
  /** Plain words that follow the feed's name: "is fine, polled 3 minutes ago". */
  readonly text: string
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Weekends and holidays are no silence. */
const shortestSilenceMs = 3 * dayMs
/** For a feed whose rhythm nobody knows. */
const unknownRhythmSilenceMs = 14 * dayMs

/** How a feed is doing, with the reason. */
export function describeHealth(poll: PollState, now: Date): Health {
  if (poll.isGone) return { kind: 'gone', text: `is gone: ${poll.failure ?? 'the publisher took it away'}` }
  if (poll.failures > 0) return { kind: 'failing', text: describeFailure(poll, now) }
  if (poll.lastPolledAt === undefined) return { kind: 'new', text: 'is new and has not been polled yet' }
  const slowness = describeSlowness(poll, now)
  if (slowness !== undefined) return { kind: 'slow', text: slowness }
  const silence = describeSilence(poll, now)
  if (silence !== undefined) return { kind: 'silent', text: silence }
  return { kind: 'fine', text: `is fine, polled ${ago(poll.lastPolledAt, now)}` }
}

function describeFailure(poll: PollState, now: Date): string {
  const since =
    poll.failingSince === undefined ? '' : ` for ${describeDuration(now.getTime() - poll.failingSince.getTime())}`
  const times = poll.failures === 1 ? 'once' : `${poll.failures} times`
  return `has failed${since} (${times}): ${poll.failure ?? 'nobody knows why'}; next try ${fromNow(poll.dueAt, now)}`
}

function describeSlowness(poll: PollState, now: Date): string | undefined {
  if (poll.retryAfterAt !== undefined && poll.retryAfterAt > now) {
    return `is slow: its server asked to be left alone, next poll ${fromNow(poll.dueAt, now)}`
  }
  const gapMs = Math.min(dayMs, poll.wishes?.gapMs ?? 0)
  if (gapMs < 2 * hourMs || gapMs <= poll.intervalMs) return undefined
  return `is slow: the publisher asks to be polled no more than every ${describeDuration(gapMs)}`
}

function describeSilence({ itemGapMs, lastItemAt }: PollState, now: Date): string | undefined {
  if (lastItemAt === undefined) return undefined
  const silenceMs = now.getTime() - lastItemAt.getTime()
  const usualMs = itemGapMs === undefined ? unknownRhythmSilenceMs : Math.max(shortestSilenceMs, 5 * itemGapMs)
  if (silenceMs <= usualMs) return undefined
  const usual = itemGapMs === undefined ? '' : `; it usually posts every ${describeDuration(itemGapMs)}`
  return `answers, but has had nothing new for ${describeDuration(silenceMs)}${usual}`
}

function ago(at: Date, now: Date): string {
  const ms = now.getTime() - at.getTime()
  return ms < 60_000 ? 'just now' : `${describeDuration(ms)} ago`
}

function fromNow(at: Date, now: Date): string {
  const ms = at.getTime() - now.getTime()
  return ms < 60_000 ? 'any moment' : `in ${describeDuration(ms)}`
}
