import type { AlertClaim } from '../corpus/alert-store.ts'
import { chooseArticle, type ComposeParts } from './compose-alert.ts'
import type { FollowUpContent } from './render-follow-up.ts'
import { titleForThread } from './thread-title.ts'

/** Undefined when the article is no longer kept, or its story's message was never sent. */
export async function composeFollowUp(
  { key, rows }: AlertClaim,
  { store }: Pick<ComposeParts, 'store'>,
): Promise<FollowUpContent | undefined> {
  const storyPostId = rows[0]?.storyPostId
  const post = storyPostId === undefined ? undefined : await store.getStoryPost(storyPostId)
  const article = await chooseArticle(rows, store)
  if (storyPostId === undefined || post?.messageId === undefined || article === undefined) return undefined
  const message = await store.messageOfPost(storyPostId)
  const shown = await chooseArticle(message?.claims.flatMap(claim => claim.rows) ?? [], store)
  return { key, rows, article, messageId: post.messageId, storyPostId, threadName: titleForThread(shown ?? article) }
}
