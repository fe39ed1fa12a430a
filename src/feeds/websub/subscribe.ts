import { randomBytes } from 'node:crypto'
import type { PushLease } from '../../model/feed.ts'
import type { GuardedFetch } from '../fetch/guarded-fetch.ts'
import { decideSubscription, refuseLease, renderSubscription } from './decide-subscription.ts'
import type { HubOffer } from './read-link-header.ts'

export type SubscribeTools = {
  readonly fetchPage: GuardedFetch['fetchPage']
  /** Public address of our callback server, without the last part. */
  readonly callbackBase: string
  readonly signal: AbortSignal
  /** Keeps the lease before the hub is asked: it may come to verify before it has answered. */
  readonly keepLease: (lease: PushLease) => Promise<void>
}

/** Asks the hub of a feed for a new lease or a longer one, where it is time to. */
export async function subscribe(
  feed: { readonly id: number; readonly lease: PushLease | undefined; readonly offer: HubOffer | undefined },
  now: Date,
  tools: SubscribeTools,
): Promise<void> {
  const lease = decideSubscription(feed.lease, feed.offer, createSecrets(feed.id), now)
  if (lease === undefined) return
  await tools.keepLease(lease)
  const form = renderSubscription(lease, callbackAddress(tools.callbackBase, lease.token))
  const answer = await tools.fetchPage(lease.hubUrl, { signal: tools.signal, form, maxBytes: 64 * 1024 })
  const isHeard = answer.kind === 'fresh'
  if (!isHeard && lease.state !== 'active') await tools.keepLease(refuseLease(lease, now))
}

/** The token begins with the feed's id, so that its feed is found without a search. */
function createSecrets(feedId: number) {
  return { token: `${feedId}-${randomBytes(24).toString('base64url')}`, secret: randomBytes(32).toString('base64url') }
}

/** The feed whose callback this token names; undefined if it names none. */
export function feedIdOf(token: string): number | undefined {
  const id = /^(\d{1,15})-[\w-]{32}$/.exec(token)?.[1]
  return id === undefined ? undefined : Number(id)
}

function callbackAddress(base: string, token: string): string {
  return `${base.replace(/\/+$/, '')}/${token}`
}
