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

export type DeliveryEvent = {
  readonly event: SendOutcome['kind'] | 'dropped'
  readonly key: string
  readonly reason?: string
}

const claimsAtOnce = 25
/** Time that Discord gets to finish a request whose answer we lost, before we look for its message. */
const settlingMs = 5_000

export type Delivering = {
  /** Sends what is due; resolves when nothing due is left or the signal is raised. Never run twice at once. */
  deliverDue(): Promise<void>
  /** Settles deliveries of this process whose answer was lost. */
  lookForLost(): Promise<void>
  /** Settles claims of a process that died: called once, before the first delivery. */
  recover(): Promise<void>
}

/** Empties the outbox. A claim is marked only after Discord's answer; what was lost is looked for before it is sent again. */
export function createDelivering(options: DeliveryOptions): Delivering {
  const lost = new Map<string, { readonly claim: AlertClaim; readonly at: Date }>()

  async function deliverDue(): Promise<void> {
    while (!options.signal.aborted) {
      const now = options.clock()
      const claims = await options.store.claimAlerts(now, claimsAtOnce)
      if (claims.length === 0) return
      const byTarget = Map.groupBy(planDeliveries(claims, now, options.catchUp), it => JSON.stringify(it.target))
      const unanswered = await Promise.all([...byTarget.values()].map(queue => deliverInOrder(queue, options)))
      for (const claim of unanswered.flat()) lost.set(claim.key, { claim, at: options.clock() })
    }
  }

  async function lookForLost(): Promise<void> {
    for (const [key, { claim, at }] of lost) {
      if (options.signal.aborted) return
      if (options.clock().getTime() - at.getTime() < settlingMs) continue
      if (await lookFor(claim, options)) lost.delete(key)
    }
  }

  async function recover(): Promise<void> {
    for (const claim of await options.store.unresolvedClaims(options.clock())) {
      if (options.signal.aborted) return
      if (!(await lookFor(claim, options))) lost.set(claim.key, { claim, at: options.clock() })
    }
  }

  return { deliverDue, lookForLost, recover }
}

/** True once the claim's fate is known and written down. */
async function lookFor(claim: AlertClaim, options: DeliveryOptions): Promise<boolean> {
  const first = claim.rows[0]
  if (first === undefined) return true
  const found = await options.courier.find(first.target, claim.key, first.claimedAt ?? first.queuedAt, options.signal)
  await settleLost(claim, found, options)
  return found.kind !== 'unknown'
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
async function deliverInOrder(queue: readonly Delivery[], options: DeliveryOptions): Promise<readonly AlertClaim[]> {
  const unanswered: AlertClaim[] = []
  for (const delivery of queue) {
    const claims = delivery.kind === 'alert' ? [delivery.claim] : delivery.claims
    if (options.signal.aborted) await release(claims, options)
    else unanswered.push(...(await deliver(delivery.target, claims, options)))
  }
  return unanswered
}

async function release(claims: readonly AlertClaim[], { store, clock }: DeliveryOptions): Promise<void> {
  const ids = claims.flatMap(claim => claim.rows.map(row => row.id))
  await store.postpone(ids, clock(), 'stopped before it was sent')
}

/** Gives back the claims whose fate is unknown. */
async function deliver(
  target: Target,
  claims: readonly AlertClaim[],
  options: DeliveryOptions,
): Promise<readonly AlertClaim[]> {
  const composed: { claim: AlertClaim; alert: AlertContent }[] = []
  for (const claim of claims) {
    const alert = await composeAlert(claim, options.store)
    if (alert === undefined) await drop([claim], 'the report is no longer kept', options)
    else composed.push({ claim, alert })
  }
  const first = composed[0]
  if (first === undefined) return []
  const post: Post =
    composed.length === 1 ? renderAlert(first.alert) : renderCatchUp(composed.map(({ alert }) => alert))
  const outcome = await options.courier.send(target, post, first.claim.key, options.signal)
  options.report({
    event: outcome.kind,
    key: first.claim.key,
    ...('reason' in outcome ? { reason: outcome.reason } : {}),
  })
  const sent = composed.map(({ claim }) => claim)
  await settle(sent, outcome, options)
  return outcome.kind === 'unknown' ? sent : []
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
    // Stays claimed: neither sent again nor given up before somebody has looked.
    case 'unknown':
      return undefined
  }
}

async function drop(claims: readonly AlertClaim[], reason: string, options: DeliveryOptions): Promise<void> {
  const ids = claims.flatMap(claim => claim.rows.map(row => row.id))
  await options.store.markDropped(ids, reason, options.clock())
  for (const claim of claims) options.report({ event: 'dropped', key: claim.key, reason })
}
