import type { CorpusStore } from '../corpus/store.ts'
import type { Post } from '../model/post.ts'
import type { Target } from '../model/watch.ts'
import type { Courier, SendOutcome } from './courier.ts'
import type { FollowUpContent } from './render-follow-up.ts'

/** What became of a follow-up. */
export type FollowUpOutcome =
  | Exclude<SendOutcome, { readonly kind: 'sent' }>
  /** `toldIn`: the thread; undefined where it replies to the message itself. */
  | { readonly kind: 'sent'; readonly messageId: string; readonly toldIn: string | undefined }
  /** There is no thread for it: the message itself has to tell of it. */
  | { readonly kind: 'folded'; readonly reason: string }
  /** The message is gone: it has to be a message of its own. */
  | { readonly kind: 'lost'; readonly reason: string }

export type FollowUpParts = {
  readonly store: Pick<CorpusStore, 'getStoryPost' | 'noteThread'>
  readonly courier: Courier
  readonly signal: AbortSignal
}

/**
 * Sends a follow-up to the thread of its message, which is opened at the first. Where there can be none it replies to the
 * message; where we may not, it is folded, unless somebody has to be called.
 */
export async function sendFollowUp(
  target: Target,
  followUp: FollowUpContent,
  post: Post,
  parts: FollowUpParts,
): Promise<FollowUpOutcome> {
  const { courier, signal } = parts
  const { key, messageId } = followUp
  const reply = async (): Promise<FollowUpOutcome> => {
    const outcome = await courier.send(target, { ...post, replyTo: messageId }, key, signal)
    return outcome.kind === 'sent' ? { ...outcome, toldIn: undefined } : outcome
  }
  const place = await openPlace(target, followUp, parts)
  if (place.kind === 'in-place') return reply()
  if (place.kind === 'later') return place
  if (place.kind === 'gone') return { kind: 'lost', reason: place.reason }
  const calls = (post.mentionRoleIds ?? []).length > 0
  const without = (reason: string) =>
    calls && target.kind === 'channel' ? reply() : Promise.resolve({ kind: 'folded', reason } as const)
  if (place.kind === 'forbidden') return without(place.reason)
  const thread = { kind: 'channel', channelId: messageId } as const
  const outcome = await courier.send(thread, post, key, signal)
  if (outcome.kind === 'sent') return { ...outcome, toldIn: messageId }
  // In a forum the thread is the message.
  if (target.kind === 'forum' && outcome.kind === 'never' && outcome.isGone === true) {
    return { kind: 'lost', reason: outcome.reason }
  }
  // Locked, closed to us, or taken away: whoever did that wants no more of it there.
  if (outcome.kind === 'never' || outcome.kind === 'refused') return without(outcome.reason)
  return outcome
}

type Place = Awaited<ReturnType<Courier['openThread']>>

async function openPlace(target: Target, followUp: FollowUpContent, parts: FollowUpParts): Promise<Place> {
  const { store, courier, signal } = parts
  const { storyPostId, messageId, threadName } = followUp
  if (target.kind === 'forum') return { kind: 'open' }
  const known = target.kind === 'dm' ? 'in-place' : (await store.getStoryPost(storyPostId))?.thread
  if (known === 'in-place' || known === 'open') return { kind: known }
  const place = await courier.openThread(target, messageId, threadName, signal)
  if (place.kind === 'open' || place.kind === 'in-place') await store.noteThread(storyPostId, place.kind)
  if (place.kind === 'forbidden') await store.noteThread(storyPostId, 'refused')
  return place
}

/** Where a follow-up may stand whose answer was lost. */
export function placesOf(target: Target, messageId: string): readonly Target[] {
  const thread = { kind: 'channel', channelId: messageId } as const
  return target.kind === 'dm' ? [target] : target.kind === 'forum' ? [thread] : [thread, target]
}
