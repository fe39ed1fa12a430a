import type { OutboxRow } from '../model/alert.ts'
import type { Target } from '../model/watch.ts'

export type AlertStore = {
  /**
   * Claims due rows, oldest first, for one delivery. What becomes one message comes together in one claim: the alerts of a
   * story for a target, the follow-ups about an article in its thread, all that one target wants gathered. Rows whose
   * article is not placed in a story yet are left out unless `unplacedToo`, then rows of an article and target are one
   * claim. At most `limit` claims. A claimed row belongs to the caller until it is marked.
   */
  claimAlerts(now: Date, limit: number, unplacedToo?: boolean): Promise<readonly AlertClaim[]>
  /** Claims from before `claimedBefore` that nobody marked: their fate is unknown (we died or lost the answer). */
  unresolvedClaims(claimedBefore: Date): Promise<readonly AlertClaim[]>
  /** `toldIn`: the thread that the message stands in, where that is not the target itself. */
  markSent(rowIds: readonly number[], messageId: string, at: Date, toldIn?: string): Promise<void>
  /** Back to queued, due at `dueAt` or at their own time if that is later: the message certainly was not sent. */
  postpone(rowIds: readonly number[], dueAt: Date, reason: string): Promise<void>
  /** Back to queued, due at their own time: they are no part of the message that they were claimed for. */
  release(rowIds: readonly number[]): Promise<void>
  /** Given up for good, with the reason that /why and /status show. */
  markDropped(rowIds: readonly number[], reason: string, at: Date): Promise<void>
  /** Rows about an article that concern a server, for /why. */
  alertsAbout(articleId: number, guildId: string): Promise<readonly OutboxRow[]>
  /** Articles that a message of ours in a server tells of: those it was sent for, then those folded into it. */
  articlesTold(messageId: string, guildId: string): Promise<readonly number[]>
  /** Watches that such a message answers, also those whose reports went into its thread or were folded into it. */
  watchesTold(messageId: string, guildId: string): Promise<readonly number[]>
  /** The newest rows of a watch, newest first. */
  alertsOfWatch(watchId: number, limit: number): Promise<readonly OutboxRow[]>
  /** Messages of all servers that tell of an article, oldest first, with all that each of them tells. */
  messagesAbout(articleId: number): Promise<readonly AlertMessage[]>
  /** The message of a story; undefined where there is none yet. */
  messageOfPost(storyPostId: number): Promise<AlertMessage | undefined>
  /** Alerts queued, sent and dropped for a server since a time. */
  alertCounts(
    guildId: string,
    since: Date,
  ): Promise<{ readonly queued: number; readonly sent: number; readonly dropped: number }>
}

/** Rows that become one message. `key` is stable over retries: the nonce is made of it. */
export type AlertClaim = { readonly key: string; readonly rows: readonly OutboxRow[] }

/** A message that stands; `messageId` is undefined while one is being sent. */
export type AlertMessage = {
  readonly messageId: string | undefined
  /** Where it stands: a thread is a channel. */
  readonly target: Target
  readonly claims: readonly AlertClaim[]
}
