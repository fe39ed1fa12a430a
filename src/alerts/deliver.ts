import type { AlertClaim } from '../corpus/alert-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { AlertReaders } from './alert-readers.ts'
import type { Courier } from './courier.ts'
import { createLostAlerts, settlingMs } from './lost-alerts.ts'
import type { CatchUpRule } from './plan-deliveries.ts'
import { planSendings, type Composed, type Sending } from './plan-sendings.ts'
import { prepareAlert } from './prepare-alert.ts'
import { attemptsOf, chooseRetryWait, isGivenUp } from './retry.ts'
import { sendFollowUp, type FollowUpOutcome } from './send-follow-up.ts'

export type DeliveryOptions = {
  readonly store: CorpusStore
  readonly courier: Courier
  readonly readers: AlertReaders
  /** Alerts had better go out though their articles stand in no story yet. */
  readonly isPlacingStuck: () => boolean
  readonly clock: () => Date
  readonly catchUp: CatchUpRule
  /** An alert that could not be delivered for so long is dropped, with its reason. */
  readonly keepTryingMs: number
  readonly signal: AbortSignal
  /** Told of each delivery, for the log. */
  readonly report: (event: DeliveryEvent) => void
}

export type DeliveryEvent = {
  readonly event: FollowUpOutcome['kind'] | 'dropped'
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

  async function deliverClaims(claims: readonly AlertClaim[], released: Set<number>): Promise<void> {
    const composed: Composed[] = []
    for (const claim of claims) {
      const one = await prepare(claim, released, options)
      if (one !== undefined) composed.push(one)
    }
    const planned = planSendings(composed, clock(), options.catchUp)
    const byTarget = Map.groupBy(planned, it => JSON.stringify(it.target))
    const unanswered = await Promise.all([...byTarget.values()].map(queue => deliverInOrder(queue, options)))
    lost.add(unanswered.flat(), clock())
  }

  return {
    lookForLost: lost.look,
    async deliverDue() {
      while (!signal.aborted) {
        const claims = await store.claimAlerts(clock(), claimsAtOnce, options.isPlacingStuck())
        if (claims.length === 0) return
        const released = new Set<number>()
        try {
          await deliverClaims(claims, released)
        } catch (error) {
          // The store failed us midway: each claim is looked for before anybody sends it again.
          lost.add(without(released, claims), clock())
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

function without(released: ReadonlySet<number>, claims: readonly AlertClaim[]): readonly AlertClaim[] {
  return claims
    .map(({ key, rows }) => ({ key, rows: rows.filter(({ id }) => !released.has(id)) }))
    .filter(({ rows }) => rows.length > 0)
}

/**
 * Undefined when there is nothing to send; a claim that can't be composed waits and holds up no other. Rows that wait for
 * their own time are no longer claimed: they are `released`.
 */
async function prepare(
  claim: AlertClaim,
  released: Set<number>,
  options: DeliveryOptions,
): Promise<Composed | undefined> {
  const { store, clock } = options
  try {
    const { composed, unwanted, early } = await prepareAlert(claim, options, clock())
    // First, so that what was folded into them is told at once when the unwanted ones are dropped.
    await store.release(early.map(({ id }) => id))
    for (const { id } of early) released.add(id)
    for (const { row, reason } of unwanted) {
      await store.markDropped([row.id], reason, clock())
      options.report({ event: 'dropped', key: claim.key, reason })
    }
    return composed
  } catch (error) {
    await settle([claim], { kind: 'refused', afterMs: chooseRetryWait(claim), reason: String(error) }, options)
    return undefined
  }
}

/**
 * One target's posts keep their order: what follows one that did not arrive waits with it.
 * Gives back the claims whose fate is unknown.
 */
async function deliverInOrder(queue: readonly Sending[], options: DeliveryOptions): Promise<readonly AlertClaim[]> {
  for (const [at, sending] of queue.entries()) {
    const outcome = await deliver(sending, options)
    if (outcome.kind !== 'later' && outcome.kind !== 'refused' && outcome.kind !== 'unknown') continue
    const waiting = queue.slice(at + 1).flatMap(({ claims }) => claims)
    if (outcome.kind !== 'unknown') {
      await settle(waiting, outcome, options)
      return []
    }
    await settle(waiting, { kind: 'later', afterMs: settlingMs, reason: 'the one before it was lost' }, options)
    return sending.claims
  }
  return []
}

async function deliver(sending: Sending, options: DeliveryOptions): Promise<FollowUpOutcome> {
  const { claims } = sending
  const [first] = claims
  if (first === undefined) return { kind: 'never', reason: 'there is nothing to say' }
  if (options.signal.aborted) return stopped(claims, options)
  const outcome = await send(sending, options)
  options.report({ event: outcome.kind, key: first.key, ...('reason' in outcome ? { reason: outcome.reason } : {}) })
  await settle(claims, outcome, options, sending.followUp?.storyPostId)
  return outcome
}

async function send({ target, claims, post, followUp }: Sending, options: DeliveryOptions): Promise<FollowUpOutcome> {
  if (followUp !== undefined) return sendFollowUp(target, followUp, post, options)
  // A digest is another message than the alert that one of its reports may have been before.
  const key = claims.map(claim => claim.key).join(' ')
  const outcome = await options.courier.send(target, post, key, options.signal)
  return outcome.kind === 'sent' ? { ...outcome, toldIn: undefined } : outcome
}

async function stopped(claims: readonly AlertClaim[], options: DeliveryOptions): Promise<FollowUpOutcome> {
  const outcome = { kind: 'later', afterMs: 0, reason: 'stopped before it was sent' } as const
  await settle(claims, outcome, options)
  return outcome
}

async function settle(
  claims: readonly AlertClaim[],
  outcome: FollowUpOutcome,
  options: DeliveryOptions,
  storyPostId?: number,
): Promise<void> {
  const { store, clock } = options
  const now = clock()
  const idsOf = (some: readonly AlertClaim[]) => some.flatMap(({ rows }) => rows.map(row => row.id))
  switch (outcome.kind) {
    case 'sent':
      return store.markSent(idsOf(claims), outcome.messageId, now, outcome.toldIn)
    case 'folded':
      return store.foldAlerts(idsOf(claims), outcome.reason, now)
    case 'lost':
      return storyPostId === undefined ? undefined : store.losePost(storyPostId, idsOf(claims), now)
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
