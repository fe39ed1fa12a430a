import type { PollState } from './feed.ts'

/** What we know of a feed nobody has polled yet. It is due at `dueAt`. */
export function newPollState(dueAt: Date, intervalMs = 15 * 60_000): PollState {
  return {
    dueAt,
    intervalMs,
    etag: undefined,
    lastModified: undefined,
    answeredDate: undefined,
    validatorsUrl: undefined,
    unconditionalAt: undefined,
    bodyHash: undefined,
    firstPolledAt: undefined,
    lastPolledAt: undefined,
    lastSucceededAt: undefined,
    lastItemAt: undefined,
    failures: 0,
    failingSince: undefined,
    failure: undefined,
    isGone: false,
    movedTo: undefined,
    movedCount: 0,
    retryAfterAt: undefined,
    itemGapMs: undefined,
    wishes: undefined,
    push: undefined,
  }
}
