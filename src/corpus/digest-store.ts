import type { Digest, DigestPeriod } from '../model/digest.ts'
import type { Scope } from './article-store.ts'

export type NewDigest = Pick<
  Digest,
  | 'guildId'
  | 'ownerId'
  | 'name'
  | 'topic'
  | 'schedule'
  | 'target'
  | 'roleId'
  | 'state'
  | 'createdAt'
  | 'nextDueAt'
  | 'coveredUntil'
>

/** A digest is told as an errand: `beginDigest` queues it with its period, in its transaction. */
export type DigestStore = {
  /** It covers what came in since `coveredUntil`. */
  addDigest(digest: NewDigest): Promise<Digest>
  /**
   * Replaces the fields given; `coveredUntil` begins anew what is covered, and trouble is forgotten. Undefined when the
   * digest is gone.
   */
  updateDigest(
    id: number,
    change: Partial<Omit<NewDigest, 'guildId' | 'ownerId' | 'createdAt'>>,
  ): Promise<Digest | undefined>
  /** False if it was gone. What waits to be told of it is told no more. */
  removeDigest(id: number): Promise<boolean>
  getDigest(id: number): Promise<Digest | undefined>
  /** All digests of a server, by name. */
  digestsOf(guildId: string): Promise<readonly Digest[]>
  /** Active ones that are due, longest due first. */
  dueDigests(now: Date, limit: number): Promise<readonly Digest[]>
  /**
   * Fixes the period from what is covered to all that has come in by now, queues telling it and is due again at
   * `nextDueAt`. False when somebody else did so: it is no longer due at `dueAt`. A period of it that waits and certainly
   * was not sent is made longer instead, so that an absence is told in one message.
   */
  beginDigest(id: number, dueAt: Date, begin: { readonly now: Date; readonly nextDueAt: Date }): Promise<boolean>
  /** It was sent, and its pages are kept under `view`; ends trouble. */
  noteDigestTold(id: number, at: Date, view: string): Promise<void>
  /** Why it does not get through at present. */
  noteDigestTrouble(id: number, trouble: string): Promise<void>
  /** Gives up telling a period, once: its trouble is noted, perhaps it is paused, and perhaps its owner is told. */
  giveUpDigest(errandId: number, digestId: number, giveUp: DigestGiveUp): Promise<void>
  /** Which of the articles came into sight of the scope in a period, by these feeds or any; in the order asked. */
  arrivedIn(
    articleIds: readonly number[],
    period: Pick<DigestPeriod, 'after' | 'through'>,
    scope: Scope,
    feedIds?: readonly number[],
  ): Promise<readonly number[]>
}

export type DigestGiveUp = {
  readonly trouble: string
  /** Nobody could ever be told there. */
  readonly isForGood: boolean
  /** What the owner hears by direct message; undefined: nothing. */
  readonly notice: string | undefined
  readonly now: Date
}
