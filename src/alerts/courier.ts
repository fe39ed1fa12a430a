import type { Post } from '../model/post.ts'
import type { Target } from '../model/watch.ts'

/** Whoever carries posts to people. Knows the network; decides nothing. */
export type Courier = {
  /** Sends one message. The same `key` sent twice within minutes gives the same message. */
  send(target: Target, post: Post, key: string, signal: AbortSignal): Promise<SendOutcome>
  /** Gives a message of ours other words; `sent` when it stands so. Doing it twice does no harm, and nobody is mentioned anew. */
  edit(target: Target, messageId: string, post: Post, signal: AbortSignal): Promise<SendOutcome>
  /** Opens the thread of a message; its id is the message's. That it is open already does no harm. */
  openThread(target: Target, messageId: string, name: string, signal: AbortSignal): Promise<ThreadOutcome>
  /** Looks for our own message that carries `key`, among those since `since`. */
  find(target: Target, key: string, since: Date, signal: AbortSignal): Promise<FindOutcome>
}

export type SendOutcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  /** Certainly not sent: Discord is busy or out of reach. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly reason: string }
  /** Certainly not sent: somebody must mend something first, and may have done so by then. */
  | { readonly kind: 'refused'; readonly afterMs: number; readonly reason: string }
  /** Certainly not sent, and never will be: the channel is gone, the person takes no messages. */
  | {
      readonly kind: 'never'
      readonly reason: string
      /** The message to be edited, or its channel, is not there. */
      readonly isGone?: boolean
    }
  /** The answer was lost: it may or may not stand there. */
  | { readonly kind: 'unknown'; readonly reason: string }

export type ThreadOutcome =
  | { readonly kind: 'open' }
  /** No message here can have a thread: it is itself in a thread, or in a direct message. */
  | { readonly kind: 'in-place' }
  /** We may not open threads here. */
  | { readonly kind: 'forbidden'; readonly reason: string }
  /** The message is not there. */
  | { readonly kind: 'gone'; readonly reason: string }
  | { readonly kind: 'later'; readonly afterMs: number; readonly reason: string }

export type FindOutcome =
  | { readonly kind: 'found'; readonly messageId: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'never'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }
