import type { AlertClaim } from '../corpus/alert-store.ts'
import type { Post } from '../model/post.ts'
import type { Target } from '../model/watch.ts'
import { planDeliveries, type CatchUpRule } from './plan-deliveries.ts'
import { renderAlert, type AlertContent } from './render-alert.ts'
import { renderCatchUp } from './render-catch-up.ts'
import { renderFollowUp, type FollowUpContent } from './render-follow-up.ts'
import { renderGathered, type GatheredContent } from './render-gathered.ts'

/** What a claim came to. */
export type Composed =
  | { readonly kind: 'alert'; readonly content: AlertContent }
  | { readonly kind: 'gathered'; readonly content: GatheredContent }
  | { readonly kind: 'follow-up'; readonly content: FollowUpContent }

/** One message to send, and the claims that it fulfils. */
export type Sending = {
  readonly target: Target
  readonly claims: readonly AlertClaim[]
  readonly post: Post
  /** It goes to the thread of a message. */
  readonly followUp: FollowUpContent | undefined
}

/** Messages in the order in which each target gets them: alerts, late ones together, then digests, then follow-ups. */
export function planSendings(composed: readonly Composed[], now: Date, rule: CatchUpRule): readonly Sending[] {
  const alerts = composed.flatMap(it => (it.kind === 'alert' ? [it.content] : []))
  const planned = planDeliveries(alerts, now, rule).map(({ target, alerts: claims }): Sending => {
    const [first] = claims
    const post = first !== undefined && claims.length === 1 ? renderAlert(first) : renderCatchUp(claims)
    return { target, claims, post, followUp: undefined }
  })
  return [...planned, ...composed.flatMap(sendOthers('gathered')), ...composed.flatMap(sendOthers('follow-up'))]
}

function sendOthers(kind: 'gathered' | 'follow-up') {
  return (composed: Composed): readonly Sending[] => {
    const target = composed.content.rows[0]?.target
    if (target === undefined || composed.kind === 'alert' || composed.kind !== kind) return []
    const claims = [composed.content]
    return composed.kind === 'gathered'
      ? [{ target, claims, post: renderGathered(composed.content), followUp: undefined }]
      : [{ target, claims, post: renderFollowUp(composed.content), followUp: composed.content }]
  }
}
