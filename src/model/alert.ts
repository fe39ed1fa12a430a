import type { Target } from './watch.ts'

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
   * sent, dropped: ended; dropped says why in `reason`.
   */
  readonly state: 'queued' | 'claimed' | 'sent' | 'dropped'
  readonly queuedAt: Date
  readonly dueAt: Date
  readonly attempts: number
  readonly claimedAt: Date | undefined
  readonly messageId: string | undefined
  /** The revision that stood when it was claimed: what the message shows is no older. */
  readonly shownRevision: number | undefined
  readonly reason: string | undefined
}
