import type { AlertClaim } from '../corpus/alert-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { Post } from '../model/post.ts'
import type { Target } from '../model/watch.ts'
import { composeAlert } from './compose-alert.ts'
import type { Courier, FindOutcome, SendOutcome } from './courier.ts'
import { planDeliveries, type CatchUpRule, type Delivery } from './plan-deliveries.ts'
import { renderAlert, renderCatchUp, type AlertContent } from './render-alert.ts'

export type DeliveryOptions = {
  readonly store: CorpusStore
  readonly courier: Courier
  readonly clock: () => Date
  readonly catchUp: CatchUpRule
  /** An alert that could not be delivered for so long is dropped, with its reason. */
  readonly keepTryingMs: number
  readonly signal: AbortSignal
  /** Told of each delivery, for the log. */
  readonly report: (event: DeliveryEvent) => void
}

export type DeliveryEvent = { readonly event: SendOutcome['kind'] | 'dropped'; readonly key: string; readonly reason?: string }

const claimsAtOnce = 200
/** A claim this old was not merely slow: whoever made it died or lost Discord's answer. */
const lostAfterMs = 120_000

/**
 * Sends what is due and returns when nothing due is left or the signal is raised.
 * A claim is marked only after Discord's answer; one whose answer was lost stays claimed until `resolveLost` has looked.
 */
export async function deliverDue(options: DeliveryOptions): Promise<void> {
  for (;;) {
    if (options.signal.aborted) return
    const now = options.clock()
    const claims = await options.store.claimAlerts(now, claimsAtOnce)
    if (claims.length === 0) return
    const deliveries = planDeliveries(claims, now, options.catchUp)
    const byTarget = Map.groupBy(deliveries, delivery => JSON.stringify(delivery.target))
    await Promise.all([...byTarget.values()].map(queue => deliverInOrder(queue, options)))
  }
}

/** Looks for the messages of claims that nobody marked: found ones are marked, absent ones are queued again. */
export async function resolveLost(options: DeliveryOptions, claimedBefore?: Date): Promise<void> {
  const before = claimedBefore ?? new Date(options.clock().getTime() - lostAfterMs)
  for (const claim of await options.store.unresolvedClaims(before)) {
    if (options.signal.aborted) return
    const target = claim.rows[0]?.target
    if (target === undefined) continue
    const since = claim.rows[0]?.claimedAt ?? before
    await settleLost(claim, await options.courier.find(target, claim.key, since, options.signal), options)
  }
}

async function settleLost(claim: AlertClaim, found: FindOutcome, { store, clock }: DeliveryOptions): Promise<void> {
  const ids = claim.rows.map(row => row.id)
  switch (found.kind) {
    case 'found':
      return store.markSent(ids, found.messageId, clock())
    case 'absent':
      return store.postpone(ids, clock(), 'its first sending was lost')
    case 'never':
      return store.markDropped(ids, found.reason, clock())
    case 'unknown':
      return undefined
  }
}

// One target's posts keep their order: the next waits for the one before.
async function deliverInOrder(queue: readonly Delivery[], options: DeliveryOptions): Promise<void> {
  for (const delivery of queue) {
    const claims = delivery.kind === 'alert' ? [delivery.claim] : delivery.claims
    if (options.signal.aborted) await release(claims, options)
    else await deliver(delivery.target, claims, options)
  }
}

async function release(claims: readonly AlertClaim[], { store, clock }: DeliveryOptions): Promise<void> {
  const ids = claims.flatMap(claim => claim.rows.map(row => row.id))
  await store.postpone(ids, clock(), 'stopped before it was sent')
}

async function deliver(target: Target, claims: readonly AlertClaim[], options: DeliveryOptions): Promise<void> {
  const composed: { claim: AlertClaim; alert: AlertContent }[] = []
  for (const claim of claims) {
    const alert = await composeAlert(claim, options.store)
    if (alert === undefined) await drop([claim], 'the report is no longer kept', options)
    else composed.push({ claim, alert })
  }
  const first = composed[0]
  if (first === undefined) return
  const post: Post =
    composed.length === 1 ? renderAlert(first.alert) : renderCatchUp(composed.map(({ alert }) => alert))
  const sendable = composed.map(({ claim }) => claim)
  const outcome = await options.courier.send(target, post, first.claim.key, options.signal)
  options.report({ event: outcome.kind, key: first.claim.key, ...('reason' in outcome ? { reason: outcome.reason } : {}) })
  await settle(sendable, outcome, options)
}

async function settle(claims: readonly AlertClaim[], outcome: SendOutcome, options: DeliveryOptions): Promise<void> {
  const { store, clock } = options
  const rows = claims.flatMap(claim => claim.rows)
  const ids = rows.map(row => row.id)
  switch (outcome.kind) {
    case 'sent':
      return store.markSent(ids, outcome.messageId, clock())
    case 'never':
      return drop(claims, outcome.reason, options)
    case 'later': {
      const waitedMs = clock().getTime() - Math.min(...rows.map(row => row.queuedAt.getTime()))
      if (waitedMs > options.keepTryingMs) return drop(claims, outcome.reason, options)
      return store.postpone(ids, new Date(clock().getTime() + outcome.afterMs), outcome.reason)
    }
    case 'unknown':
      return undefined
  }
}

async function drop(claims: readonly AlertClaim[], reason: string, options: DeliveryOptions): Promise<void> {
  const ids = claims.flatMap(claim => claim.rows.map(row => row.id))
  await options.store.markDropped(ids, reason, options.clock())
  for (const claim of claims) options.report({ event: 'dropped', key: claim.key, reason })
}
