import type { PollWishes } from '../../model/feed.ts'
import type { Answer, Fetched } from '../fetch/fetched.ts'

/** What one poll came to. */
export type PollOutcome =
  /** A new body, and it was read. */
  | { readonly kind: 'read'; readonly answer: Answer; readonly bodyHash: string; readonly reading: ReadingOutcome }
  /** A body that hashes as before, so nobody read it again. */
  | { readonly kind: 'same'; readonly answer: Answer }
  /** 304. */
  | { readonly kind: 'unchanged'; readonly answer: Answer }
  | Extract<Fetched, { readonly kind: 'gone' | 'rateLimited' | 'refused' }>
  /** No answer, or one that can't be read as a feed. */
  | { readonly kind: 'failed'; readonly reason: string }

type ReadingOutcome = {
  readonly wishes: PollWishes
  /** Publication times of the items that have one. */
  readonly itemTimes: readonly Date[]
  /** Items never seen before. */
  readonly newItems: number
}

/** Gathers a feed's wishes from what the reader found. */
export function gatherWishes(found: {
  readonly ttlMinutes: number | undefined
  readonly updatePeriodMs: number | undefined
  readonly skipHours: readonly number[]
  readonly skipDays: readonly string[]
}): PollWishes {
  const gapMs = Math.max((found.ttlMinutes ?? 0) * 60_000, found.updatePeriodMs ?? 0)
  return { gapMs, skipHours: found.skipHours, skipDays: found.skipDays }
}
