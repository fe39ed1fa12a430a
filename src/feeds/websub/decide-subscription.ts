import type { PushLease } from '../../model/feed.ts'
import type { HubOffer } from './read-link-header.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** A hub verifies within this time, or did not hear us. */
const verifyWithinMs = 30 * minuteMs
const renewBeforeMs = 12 * 60 * minuteMs
/** How long a hub that said no, or whose pushes did not come, is not asked again. */
const refusedForMs = 3 * dayMs
export const askedLeaseMs = 10 * dayMs

/**
 * The lease to ask the hub for now, after a good poll; undefined when there is nothing to ask: no hub offered, the lease
 * still long, or a hub that was refused lately. A renewal keeps token and secret, so that no push in between is lost.
 * `fresh` are unguessable words for a new lease.
 */
export function decideSubscription(
  lease: PushLease | undefined,
  offer: HubOffer | undefined,
  fresh: { readonly token: string; readonly secret: string },
  now: Date,
): PushLease | undefined {
  if (offer === undefined) return undefined
  const isSame = lease !== undefined && lease.hubUrl === offer.hubUrl && lease.topicUrl === offer.topicUrl
  if (isSame && !isTimeToAsk(lease, now)) return undefined
  const { token, secret } = isSame ? lease : fresh
  const isRunning = isSame && lease.state === 'active' && lease.expiresAt > now
  return {
    ...offer,
    token,
    secret,
    state: isRunning ? 'active' : 'asked',
    askedAt: now,
    expiresAt: isRunning ? lease.expiresAt : new Date(now.getTime() + verifyWithinMs),
    pushedAt: isSame ? lease.pushedAt : undefined,
  }
}

function isTimeToAsk({ state, askedAt, expiresAt }: PushLease, now: Date): boolean {
  const remainingMs = expiresAt.getTime() - now.getTime()
  if (state !== 'active') return remainingMs <= 0
  const sinceAskedMs = now.getTime() - askedAt.getTime()
  return remainingMs <= renewBeforeMs && sinceAskedMs >= verifyWithinMs
}

/** The form that asks a hub for a lease (WebSub, 5.1). */
export function renderSubscription(lease: PushLease, callbackUrl: string): URLSearchParams {
  return new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': lease.topicUrl,
    'hub.callback': callbackUrl,
    'hub.secret': lease.secret,
    'hub.lease_seconds': String(askedLeaseMs / 1000),
  })
}

/** What becomes of the lease when the hub would not even take the question. */
export function refuseLease(lease: PushLease, now: Date): PushLease {
  return { ...lease, state: 'refused', expiresAt: new Date(now.getTime() + refusedForMs) }
}
