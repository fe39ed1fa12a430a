import type { AlertRevision, Errand } from '../corpus/errand-store.ts'
import { composePost } from './compose-post.ts'
import type { ErrandOptions, ErrandOutcome } from './run-errands.ts'

/** Time that an alert on its way gets to arrive before it is edited. */
export const arrivalMs = 10_000

/** Edits the messages that show an article, so that they say what its newest revision changed. */
export async function reviseAlerts(
  { articleId, revision }: Errand & AlertRevision,
  { store, courier, readers, signal }: ErrandOptions,
): Promise<ErrandOutcome> {
  const article = await store.getArticle(articleId)
  // A newer revision has an errand of its own.
  if (article === undefined || article.revision !== revision) return { kind: 'done' }
  const messages = await store.messagesAbout(articleId)
  for (const { messageId, target, claims } of messages) {
    if (messageId === undefined) continue
    const post = await composePost({ claims }, { store, readers })
    if (post === undefined) continue
    const outcome = await courier.edit(target, messageId, post, signal)
    // A message that somebody deleted needs no edit.
    if (outcome.kind !== 'sent' && outcome.kind !== 'never') return outcome
  }
  const isUnderWay = messages.some(({ messageId }) => messageId === undefined)
  return isUnderWay ? { kind: 'later', afterMs: arrivalMs, reason: 'an alert is on its way' } : { kind: 'done' }
}
