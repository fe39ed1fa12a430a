import type { AlertClaim } from '../corpus/alert-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { Courier, SendOutcome } from './courier.ts'
import { createLostAlerts, settlingMs } from './lost-alerts.ts'
import { planDeliveries, type CatchUpRule, type Delivery } from './plan-deliveries.ts'
import { prepareAlert } from './prepare-alert.ts'
import { renderAlert, type AlertContent } from './render-alert.ts'
import { renderCatchUp } from './render-catch-up.ts'
import { attemptsOf, chooseRetryWait, isGivenUp } from './retry.ts'

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

const claimsAtOnce = 100

export type Delivering = {
  /** Sends what is due; resolves when nothing due is left or the signal is raised. Never run twice at once. */
  deliverDue(): Promise<void>
  /** Settles deliveries whose answer was lost, once Discord had time to finish them. */
  lookForLost(): Promise<void>
  /** Takes over the claims of a process that died: called once, before the first delivery. */
  recover(): Promise<void>
}

/** Empties the outbox. A claim is marked only after Discord's answer; what was lost is looked for before it is sent again. */
export function createDelivering(options: DeliveryOptions): Delivering {
  const { store, clock, signal } = options
  const lost = createLostAlerts(options)

  async function deliverClaims(claims: readonly AlertClaim[]): Promise<void> {
    const alerts: AlertContent[] = []
    for (const claim of claims) {
      const alert = await prepare(claim, options)
      if (alert !== undefined) alerts.push(alert)
    }
    const planned = planDeliveries(alerts, clock(), options.catchUp)
    const byTarget = Map.groupBy(planned, it => JSON.stringify(it.target))
    const unanswered = await Promise.all([...byTarget.values()].map(queue => deliverInOrder(queue, options)))
    lost.add(unanswered.flat(), clock())
  }

  return {
    lookForLost: lost.look,
    async deliverDue() {
      while (!signal.aborted) {
        const claims = await store.claimAlerts(clock(), claimsAtOnce, true)
        if (claims.length === 0) return
        try {
          await deliverClaims(claims)
        } catch (error) {
          // The store failed us midway: each claim is looked for before anybody sends it again.
          lost.add(claims, clock())
          throw error
        }
      }
    },
    async recover() {
      for (const claim of await store.unresolvedClaims(clock())) {
        lost.add([claim], claim.rows[0]?.claimedAt ?? clock())
      }
    },
  }
}

/** Undefined when there is nothing to send; a claim that can't be composed waits and holds up no other. */
async function prepare(claim: AlertClaim, options: DeliveryOptions): Promise<AlertContent | undefined> {
  const { store, clock } = options
  try {
    const { alert, unwanted } = await prepareAlert(claim, store, clock())
    for (const { row, reason } of unwanted) {
      await store.markDropped([row.id], reason, clock())
      options.report({ event: 'dropped', key: claim.key, reason })
    }
    return alert
  } catch (error) {
    await settle([claim], { kind: 'refused', afterMs: chooseRetryWait(claim), reason: String(error) }, options)
    return undefined
  }
}

/**
 * One target's posts keep their order: what follows one that did not arrive waits with it.
 * Gives back the claims whose fate is unknown.
 */
async function deliverInOrder(queue: readonly Delivery[], options: DeliveryOptions): Promise<readonly AlertClaim[]> {
  for (const [at, delivery] of queue.entries()) {
    const outcome = await deliver(delivery, options)
    if (outcome.kind === 'sent' || outcome.kind === 'never') continue
    const waiting = queue.slice(at + 1).flatMap(({ alerts }) => alerts)
    if (outcome.kind !== 'unknown') {
      await settle(waiting, outcome, options)
      return []
    }
    await settle(waiting, { kind: 'later', afterMs: settlingMs, reason: 'the one before it was lost' }, options)
    return delivery.alerts
  }
  return []
}

async function deliver({ target, alerts }: Delivery, options: DeliveryOptions): Promise<SendOutcome> {
  const [first] = alerts
  if (first === undefined) return { kind: 'never', reason: 'there is nothing to say' }
  if (options.signal.aborted) return stopped(alerts, options)
  const post = alerts.length === 1 ? renderAlert(first) : renderCatchUp(alerts)
  // A digest is another message than the alert that one of its reports may have been before.
  const key = alerts.map(alert => alert.key).join(' ')
  const outcome = await options.courier.send(target, post, key, options.signal)
  options.report({ event: outcome.kind, key: first.key, ...('reason' in outcome ? { reason: outcome.reason } : {}) })
  await settle(alerts, outcome, options)
  return outcome
}

async function stopped(alerts: readonly AlertClaim[], options: DeliveryOptions): Promise<SendOutcome> {
  const outcome = { kind: 'later', afterMs: 0, reason: 'stopped before it was sent' } as const
  await settle(alerts, outcome, options)
  return outcome
}

async function settle(claims: readonly AlertClaim[], outcome: SendOutcome, options: DeliveryOptions): Promise<void> {
  const { store, clock } = options
  const now = clock()
  const idsOf = (some: readonly AlertClaim[]) => some.flatMap(({ rows }) => rows.map(row => row.id))
  switch (outcome.kind) {
    case 'sent':
      return store.markSent(idsOf(claims), outcome.messageId, now)
    case 'never':
      return drop(claims, outcome.reason, options)
    case 'later':
      return store.postpone(idsOf(claims), new Date(now.getTime() + outcome.afterMs), outcome.reason)
    case 'refused': {
      const isOver = (claim: AlertClaim) => isGivenUp(claim, attemptsOf(claim), now, options)
      const { over = [], open = [] } = Object.groupBy(claims, claim => (isOver(claim) ? 'over' : 'open'))
      await drop(over, outcome.reason, options)
      return store.postpone(idsOf(open), new Date(now.getTime() + outcome.afterMs), outcome.reason)
    }
    // Stays claimed: neither sent again nor given up before somebody has looked.
    case 'unknown':
      return undefined
  }
}

async function drop(claims: readonly AlertClaim[], reason: string, options: DeliveryOptions): Promise<void> {
  for (const { key, rows } of claims) {
    await options.store.markDropped(
      rows.map(row => row.id),
      reason,
      options.clock(),
    )
    options.report({ event: 'dropped', key, reason })
  }
}
