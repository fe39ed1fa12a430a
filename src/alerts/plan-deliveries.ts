import type { AlertClaim } from '../corpus/alert-store.ts'
import type { Target } from '../model/watch.ts'

/** What one message will carry: a single alert, or what waited too long, gathered. */
export type Delivery =
  | { readonly kind: 'alert'; readonly target: Target; readonly claim: AlertClaim }
  | { readonly kind: 'catch-up'; readonly target: Target; readonly claims: readonly AlertClaim[] }

export type CatchUpRule = {
  /** Alerts older than this are late. */
  readonly afterMs: number
  /** So many late alerts for one target become one message. */
  readonly from: number
}

/** Discord shows at most 25 options in a select: one message gathers no more. */
const catchUpSize = 20

/** After hours offline people get a few digests instead of a flood. Claims keep their order within a target. */
export function planDeliveries(claims: readonly AlertClaim[], now: Date, rule: CatchUpRule): readonly Delivery[] {
  const byTarget = Map.groupBy(claims.filter(hasRows), claim => JSON.stringify(claim.rows[0]?.target))
  return [...byTarget.values()].flatMap(group => planTarget(group, now, rule))
}

function hasRows(claim: AlertClaim): boolean {
  return claim.rows.length > 0
}

function planTarget(claims: readonly AlertClaim[], now: Date, rule: CatchUpRule): readonly Delivery[] {
  const target = claims[0]?.rows[0]?.target
  if (target === undefined) return []
  const late = claims.filter(claim => isLate(claim, now, rule))
  if (late.length < rule.from) return claims.map(claim => ({ kind: 'alert', target, claim }))
  const gathered: Delivery[] = []
  for (let at = 0; at < late.length; at += catchUpSize) {
    gathered.push({ kind: 'catch-up', target, claims: late.slice(at, at + catchUpSize) })
  }
  const onTime = claims.filter(claim => !isLate(claim, now, rule))
  return [...gathered, ...onTime.map(claim => ({ kind: 'alert', target, claim }) as const)]
}

function isLate(claim: AlertClaim, now: Date, rule: CatchUpRule): boolean {
  return claim.rows.every(row => now.getTime() - row.queuedAt.getTime() >= rule.afterMs)
}
