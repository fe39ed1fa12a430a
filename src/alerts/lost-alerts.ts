import type { AlertClaim } from '../corpus/alert-store.ts'
import type { FindOutcome } from './courier.ts'
import type { DeliveryOptions } from './deliver.ts'
import { placesOf } from './send-follow-up.ts'
import { attemptsOf, chooseRetryWait, growWait, isGivenUp } from './retry.ts'

/** Time that Discord gets to finish a request whose answer we lost, before we look for its message. */
export const settlingMs = 5_000

type Lost = { readonly claim: AlertClaim; readonly lookAt: Date; readonly looks: number }

export type LostAlerts = {
  /** Claims whose fate is unknown since `at`. */
  add(claims: readonly AlertClaim[], at: Date): void
  /** Looks for the messages of those that had time to arrive and writes down their fate. */
  look(): Promise<void>
}

/** Remembers claims whose answer was lost until their fate is known. What can't be seen is looked for ever more rarely. */
export function createLostAlerts(options: DeliveryOptions): LostAlerts {
  const { clock, signal } = options
  const lost = new Map<string, Lost>()

  async function lookFor({ claim, looks }: Lost): Promise<void> {
    const found = await find(claim, options)
    if (await settle(claim, found, looks, options)) lost.delete(claim.key)
    else lost.set(claim.key, { claim, lookAt: after(clock(), growWait(settlingMs, looks)), looks: looks + 1 })
  }

  return {
    add(claims, at) {
      for (const claim of claims) lost.set(claim.key, { claim, lookAt: after(at, settlingMs), looks: 0 })
    },
    async look() {
      const due = [...lost.values()].filter(({ lookAt }) => lookAt <= clock())
      const byTarget = Map.groupBy(due, ({ claim }) => JSON.stringify(claim.rows[0]?.target))
      await Promise.all(
        [...byTarget.values()].map(async group => {
          for (const one of group) if (!signal.aborted) await lookFor(one)
        }),
      )
    },
  }
}

/** `toldIn`: the thread that it was found in, where that is not the target itself. */
type Found =
  | Exclude<FindOutcome, { readonly kind: 'found' }>
  | { readonly kind: 'found'; readonly messageId: string; readonly toldIn: string | undefined }

async function find({ key, rows }: AlertClaim, { store, courier, signal }: DeliveryOptions): Promise<Found> {
  const [first] = rows
  if (first === undefined) return { kind: 'absent' }
  const { target } = first
  const since = first.claimedAt ?? first.queuedAt
  if (first.part === 'alert' || first.storyPostId === undefined) {
    const found = await courier.find(target, key, since, signal)
    return found.kind === 'found' ? { ...found, toldIn: undefined } : found
  }
  const messageId = (await store.getStoryPost(first.storyPostId))?.messageId
  for (const place of messageId === undefined ? [] : placesOf(target, messageId)) {
    const found = await courier.find(place, key, since, signal)
    // A thread that is not there holds nothing.
    if (found.kind === 'absent' || found.kind === 'never') continue
    if (found.kind === 'unknown') return found
    return { ...found, toldIn: place === target ? undefined : messageId }
  }
  return { kind: 'absent' }
}

/** True once the claim's fate is written down. */
async function settle(claim: AlertClaim, found: Found, looks: number, options: DeliveryOptions): Promise<boolean> {
  const { store, clock, report } = options
  const ids = claim.rows.map(row => row.id)
  const now = clock()
  if (found.kind === 'found') {
    await store.markSent(ids, found.messageId, now, found.toldIn)
    return true
  }
  const reason = found.kind === 'absent' ? 'its sending was lost' : found.reason
  const tries = found.kind === 'unknown' ? looks : attemptsOf(claim)
  if (found.kind === 'never' || isGivenUp(claim, tries, now, options)) {
    await store.markDropped(ids, reason, now)
    report({ event: 'dropped', key: claim.key, reason })
    return true
  }
  if (found.kind === 'unknown') return false
  // The first time it keeps its place in line; what comes after it has waited.
  const waitMs = chooseRetryWait(claim)
  await store.postpone(ids, waitMs === 0 ? (claim.rows[0]?.dueAt ?? now) : after(now, waitMs), reason)
  return true
}

function after(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms)
}
