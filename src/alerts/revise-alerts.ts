import type { AlertClaim, AlertMessage } from '../corpus/alert-store.ts'
import type { AlertRevision, Errand } from '../corpus/errand-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import { composeAlert } from './compose-alert.ts'
import { describeUpdate } from './describe-update.ts'
import { renderAlert, type AlertContent } from './render-alert.ts'
import { renderCatchUp } from './render-catch-up.ts'
import type { ErrandOptions, ErrandOutcome } from './run-errands.ts'

/** Time that an alert on its way gets to arrive before it is edited. */
const arrivalMs = 10_000

/** Edits the messages that show an article, so that they say what its newest revision changed. */
export async function reviseAlerts(
  { articleId, revision }: Errand & AlertRevision,
  { store, courier, signal }: ErrandOptions,
): Promise<ErrandOutcome> {
  const article = await store.getArticle(articleId)
  // A newer revision has an errand of its own.
  if (article === undefined || article.revision !== revision) return { kind: 'done' }
  const messages = await store.messagesAbout(articleId)
  for (const { messageId, target, claims } of messages) {
    const post = await compose(claims, store)
    if (messageId === undefined || post === undefined) continue
    const outcome = await courier.edit(target, messageId, post, signal)
    // A message that somebody deleted needs no edit.
    if (outcome.kind !== 'sent' && outcome.kind !== 'never') return outcome
  }
  const isUnderWay = messages.some(({ messageId }) => messageId === undefined)
  return isUnderWay ? { kind: 'later', afterMs: arrivalMs, reason: 'an alert is on its way' } : { kind: 'done' }
}

async function compose(claims: AlertMessage['claims'], store: CorpusStore) {
  const alerts: AlertContent[] = []
  for (const claim of claims) {
    const alert = await composeAlert(claim, store)
    if (alert !== undefined) alerts.push({ ...alert, update: await updateOf(claim, alert, store) })
  }
  const [first] = alerts
  if (first === undefined) return undefined
  return alerts.length === 1 ? renderAlert(first) : renderCatchUp(alerts)
}

async function updateOf(
  { rows }: AlertClaim,
  { article }: AlertContent,
  store: CorpusStore,
): Promise<readonly string[] | undefined> {
  const shown = Math.min(...rows.map(({ shownRevision }) => shownRevision ?? article.revision - 1))
  if (shown < 1 || shown >= article.revision) return undefined
  const before = await store.getArticle(article.id, shown)
  if (before === undefined) return undefined
  return describeUpdate({ article: before, quotations: await store.quotationsOf(article.id, shown) }, article)
}
