import type { AlertClaim, AlertMessage } from '../corpus/alert-store.ts'
import type { Post } from '../model/post.ts'
import { composeAlert, type ComposeParts } from './compose-alert.ts'
import { composeFollowUp } from './compose-follow-up.ts'
import { composeGathered } from './compose-gathered.ts'
import { renderAlert, type AlertContent } from './render-alert.ts'
import { renderCatchUp } from './render-catch-up.ts'
import { renderFollowUp } from './render-follow-up.ts'
import { renderGathered } from './render-gathered.ts'
import { updateOf } from './update-of.ts'

/** A message that stands, as it should read now. Undefined when nothing of it is kept any more. */
export async function composePost(
  { claims }: Pick<AlertMessage, 'claims'>,
  parts: ComposeParts,
): Promise<Post | undefined> {
  const [first] = claims
  const row = first?.rows[0]
  if (first === undefined || row === undefined) return undefined
  if (row.part === 'follow-up') {
    const followUp = await composeFollowUp(first, parts)
    return followUp === undefined
      ? undefined
      : renderFollowUp({ ...followUp, update: await updateOf(first, followUp.article, parts) })
  }
  if (first.rows.every(it => it.isGathered)) {
    const gathered = await composeGathered(first, parts)
    return gathered === undefined ? undefined : renderGathered(gathered)
  }
  return composeAlerts(claims, parts)
}

async function composeAlerts(claims: readonly AlertClaim[], parts: ComposeParts): Promise<Post | undefined> {
  const alerts: AlertContent[] = []
  for (const claim of claims) {
    const alert = await composeAlert(claim, parts)
    if (alert !== undefined) alerts.push({ ...alert, update: await updateOf(claim, alert.article, parts) })
  }
  const [first] = alerts
  if (first === undefined) return undefined
  return alerts.length === 1 ? renderAlert(first) : renderCatchUp(alerts)
}
