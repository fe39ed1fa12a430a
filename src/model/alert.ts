import type { Mention } from './span.ts'
import type { Target } from './watch.ts'

/** A sentence of a report that tells something new, word for word, with the share of it that is new, from 0 to 1. */
export type NewsSentence = Mention & { readonly novelty: number }

/** One row of the outbox: a watch that an article answered, and where to say so. */
export type OutboxRow = {
  readonly id: number
  readonly watchId: number
  readonly watchName: string
  readonly query: string
  readonly guildId: string
  readonly roleId: string | undefined
  readonly articleId: number
  readonly target: Target
  /**
   * queued: to be sent at `dueAt`. claimed: somebody is sending it, its fate is unknown until marked.
   * sent, folded, dropped: ended; a folded one is told by editing the message of its story, dropped says why in `reason`.
   */
  readonly state: 'queued' | 'claimed' | 'sent' | 'folded' | 'dropped'
  /** A message of its own, or one in the thread of the message that its story has already. */
  readonly part: 'alert' | 'follow-up'
  /** The message of its story in the target; undefined until its article is placed in a story. */
  readonly storyPostId: number | undefined
  /** Told with others of its target in one digest message at `dueAt`. */
  readonly isGathered: boolean
  readonly queuedAt: Date
  readonly dueAt: Date
  readonly attempts: number
  readonly claimedAt: Date | undefined
  readonly messageId: string | undefined
  /** The thread that its message stands in, where that is not the target itself. */
  readonly toldIn: string | undefined
  /** What the article told that its story had not told before; undefined where nobody looked. */
  readonly news: readonly NewsSentence[] | undefined
  /** The revision that stood when it was claimed: what the message shows is no older. */
  readonly shownRevision: number | undefined
  readonly reason: string | undefined
}
