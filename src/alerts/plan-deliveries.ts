import type { Target } from '../model/watch.ts'
import type { AlertContent } from './render-alert.ts'

/** What one message will carry: a single alert, or several that came too late or too many at once, gathered. */
export type Delivery = { readonly target: Target; readonly alerts: readonly AlertContent[] }

export type CatchUpRule = {
  /** Alerts that waited so long, or whose report is so old, are late. */
  readonly afterMs: number
  /** So many late alerts for one target become one message. */
  readonly from: number
  /** So many alerts that wait for one target at the same time become few messages, late or not. */
  readonly floodFrom: number
}

/** So many reports and their links fit into one embed. */
const catchUpSize = 12

/** After hours offline, or when a feed pours out its archive, people get a few digests instead of a flood. Alerts keep their order within a target. */
export function planDeliveries(alerts: readonly AlertContent[], now: Date, rule: CatchUpRule): readonly Delivery[] {
  const byTarget = Map.groupBy(alerts, alert => JSON.stringify(alert.rows[0]?.target))
  return [...byTarget.values()].flatMap(group => planTarget(group, now, rule))
}

function planTarget(alerts: readonly AlertContent[], now: Date, rule: CatchUpRule): readonly Delivery[] {
  const target = alerts[0]?.rows[0]?.target
  if (target === undefined) return []
  const { late = [], onTime = [] } = Object.groupBy(alerts, alert => (isLate(alert, now, rule) ? 'late' : 'onTime'))
  const gather = (group: readonly AlertContent[]): Delivery[] =>
    Array.from({ length: Math.ceil(group.length / catchUpSize) }, (_, at) => {
      return { target, alerts: group.slice(at * catchUpSize, (at + 1) * catchUpSize) }
    })
  const single = (alert: AlertContent): Delivery => ({ target, alerts: [alert] })
  if (alerts.length >= rule.floodFrom) return [...gather(late), ...gather(onTime)]
  if (late.length < rule.from) return alerts.map(single)
  return [...gather(late), ...onTime.map(single)]
}

// Either we could not send for a while, or we could not poll.
function isLate({ rows, article }: AlertContent, now: Date, { afterMs }: CatchUpRule): boolean {
  const before = now.getTime() - afterMs
  return article.publishedAt.getTime() <= before || rows.every(row => row.queuedAt.getTime() <= before)
}
