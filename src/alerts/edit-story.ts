import { createHash } from 'node:crypto'
import type { Errand, StoryEdit } from '../corpus/errand-store.ts'
import { composePost } from './compose-post.ts'
import { arrivalMs } from './revise-alerts.ts'
import type { ErrandOptions, ErrandOutcome } from './run-errands.ts'

/** Edits the message of a story, so that it says how the story stands; leaves it alone where it says so already. */
export async function editStory(
  { storyPostId }: Errand & StoryEdit,
  { store, courier, readers, clock, signal }: ErrandOptions,
): Promise<ErrandOutcome> {
  const post = await store.getStoryPost(storyPostId)
  if (post === undefined || post.isLost) return { kind: 'done' }
  if (post.isUnderWay) return { kind: 'later', afterMs: arrivalMs, reason: 'the alert is on its way' }
  const message = await store.messageOfPost(storyPostId)
  if (message?.messageId === undefined) return { kind: 'done' }
  const words = await composePost(message, { store, readers })
  if (words === undefined) return { kind: 'done' }
  const shown = createHash('sha256').update(JSON.stringify(words)).digest('base64url')
  if (shown === post.shown) return { kind: 'done' }
  const outcome = await courier.edit(message.target, message.messageId, words, signal)
  if (outcome.kind === 'sent') {
    await store.noteShown(storyPostId, shown, clock())
    return { kind: 'done' }
  }
  if (outcome.kind === 'never' && outcome.isGone === true) await store.losePost(storyPostId, [], clock())
  return outcome
}
