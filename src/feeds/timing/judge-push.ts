import type { PushLease } from '../../model/feed.ts'

const hourMs = 3_600_000
/** How long polls rest while a hub tells us what is new. */
const restWhilePushedMs = 6 * hourMs
/** A hub may take this long to pass on what is new. */
const hubDelayMs = hourMs / 2

/**
 * Judges after a poll whether the hub does its work. While it does, polls rest for `restMs`; once a poll finds new
 * items that nobody pushed, the lease counts as refused until it ends, and polls go on as without a hub.
 */
export function judgePush(lease: PushLease | undefined, newItems: number, now: Date) {
  if (lease?.state !== 'active' || lease.expiresAt <= now) return { lease, restMs: 0 }
  const heardAt = lease.pushedAt ?? lease.askedAt
  const wasMissed = newItems > 0 && now.getTime() - heardAt.getTime() > hubDelayMs
  if (wasMissed) return { lease: { ...lease, state: 'refused' as const }, restMs: 0 }
  const remainingMs = lease.expiresAt.getTime() - now.getTime()
  return { lease, restMs: Math.min(restWhilePushedMs, remainingMs) }
}
