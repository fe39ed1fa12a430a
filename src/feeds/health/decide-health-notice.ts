import type { PollState } from '../../model/feed.ts'
import { describeDuration } from './duration-words.ts'

export type HealthNotice = {
  readonly kind: 'failing' | 'back' | 'gone'
  /** Plain words that follow the feed's name. */
  readonly text: string
}

const dayMs = 24 * 3_600_000
const leastFailures = 3

/**
 * What the channels of a feed are told after a poll: once when it has failed for a day (three polls at least), once when
 * it is back after such a time, once when it is gone. Undefined, so nothing, for a blip and for everything else.
 * Follows from the two states alone, so nothing has to be remembered.
 */
export function decideHealthNotice(before: PollState, after: PollState): HealthNotice | undefined {
  if (after.isGone) return before.isGone ? undefined : { kind: 'gone', text: describeEnd(after) }
  if (isLong(after) && !isLong(before)) return { kind: 'failing', text: describeFailing(after) }
  if (isLong(before) && after.failures === 0) return { kind: 'back', text: describeReturn(before, after) }
  return undefined
}

function isLong(poll: PollState): boolean {
  return poll.failures >= leastFailures && failingMs(poll) >= dayMs
}

function failingMs({ failingSince, lastPolledAt }: PollState): number {
  return failingSince === undefined || lastPolledAt === undefined ? 0 : lastPolledAt.getTime() - failingSince.getTime()
}

function describeEnd({ failure }: PollState): string {
  return `is gone: ${failure ?? 'the publisher took it away'}. It is not polled any more; you can remove it with /feed remove.`
}

function describeFailing(poll: PollState): string {
  return `has failed for ${describeDuration(failingMs(poll))}: ${poll.failure ?? 'nobody knows why'}. I keep trying at least once a day.`
}

function describeReturn({ failingSince }: PollState, { lastPolledAt }: PollState): string {
  if (failingSince === undefined || lastPolledAt === undefined) return 'is back.'
  return `is back after ${describeDuration(lastPolledAt.getTime() - failingSince.getTime())}.`
}
