import type { PushLease } from '../../model/feed.ts'
import { askedLeaseMs, refuseLease } from './decide-subscription.ts'

export type IntentAnswer =
  /** Echo the challenge and keep the lease. */
  | { readonly kind: 'confirm'; readonly challenge: string; readonly lease: PushLease }
  /** The hub says no; keep the lease as refused. */
  | { readonly kind: 'denied'; readonly lease: PushLease }
  /** We did not ask for this. */
  | { readonly kind: 'unknown' }

const shortestLeaseMs = 5 * 60_000
const longestChallenge = 2000

/**
 * Judges a hub's question whether we want what somebody asked in our name (WebSub, 5.3): yes only for the very topic of
 * a lease we asked for. Giving up a lease is never confirmed, since we never ask for it: leases simply run out.
 */
export function answerIntent(lease: PushLease, query: URLSearchParams, now: Date): IntentAnswer {
  if (query.get('hub.topic') !== lease.topicUrl) return { kind: 'unknown' }
  const mode = query.get('hub.mode')
  if (mode === 'denied') return { kind: 'denied', lease: refuseLease(lease, now) }
  const challenge = query.get('hub.challenge') ?? ''
  if (mode !== 'subscribe' || challenge === '' || challenge.length > longestChallenge) return { kind: 'unknown' }
  if (lease.state === 'refused') return { kind: 'unknown' }
  const expiresAt = new Date(now.getTime() + leaseMs(query.get('hub.lease_seconds')))
  return { kind: 'confirm', challenge, lease: { ...lease, state: 'active', expiresAt } }
}

function leaseMs(seconds: string | null): number {
  const asked = seconds !== null && /^\d{1,10}$/.test(seconds) ? Number(seconds) * 1000 : askedLeaseMs
  return Math.min(3 * askedLeaseMs, Math.max(shortestLeaseMs, asked))
}
