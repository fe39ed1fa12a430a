import type { AlertClaim } from '../corpus/alert-store.ts'

const firstWaitMs = 10_000
const longestWaitMs = 900_000

/** How long a claim that failed for reasons of its own waits: not at all the first time, then ever longer. */
export function chooseRetryWait(claim: Pick<AlertClaim, 'rows'>): number {
  const attempts = attemptsOf(claim)
  return attempts <= 1 ? 0 : growWait(firstWaitMs, attempts - 2)
}

/** `startMs` doubled so many times, at most a quarter of an hour. */
export function growWait(startMs: number, times: number): number {
  return Math.min(startMs * 2 ** Math.min(times, 20), longestWaitMs)
}

const fewestTries = 5

/** Waited longer than alerts are kept, and not for want of trying: after days offline each is tried anew. */
export function isGivenUp(
  { rows }: Pick<AlertClaim, 'rows'>,
  tries: number,
  now: Date,
  { keepTryingMs }: { readonly keepTryingMs: number },
): boolean {
  return tries >= fewestTries && rows.every(row => now.getTime() - row.queuedAt.getTime() > keepTryingMs)
}

/** How often a claim was taken up. */
export function attemptsOf({ rows }: Pick<AlertClaim, 'rows'>): number {
  return Math.max(0, ...rows.map(row => row.attempts))
}
