import type { DigestStore } from '../corpus/digest-store.ts'
import { nextDue } from '../text/next-due.ts'

export type DigestTick = {
  readonly store: Pick<DigestStore, 'dueDigests' | 'beginDigest'>
  readonly clock: () => Date
  /** When this process began. */
  readonly startedAt: Date
  /** So long after the start feeds are caught up with: what was due before has to wait for that. */
  readonly settleMs: number
}

const digestsAtOnce = 100

/**
 * Begins telling each digest that is due, and gives how many. One that fell due several times in our absence is begun
 * once, for all the time since the last.
 */
export async function beginDigests({ store, clock, startedAt, settleMs }: DigestTick): Promise<number> {
  const now = clock()
  const isSettled = now.getTime() - startedAt.getTime() >= settleMs
  let begun = 0
  for (const { id, nextDueAt, schedule } of await store.dueDigests(now, digestsAtOnce)) {
    if (nextDueAt < startedAt && !isSettled) continue
    if (await store.beginDigest(id, nextDueAt, { now, nextDueAt: nextDue(schedule, now) })) begun++
  }
  return begun
}
