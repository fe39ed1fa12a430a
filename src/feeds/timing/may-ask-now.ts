import type { PollState } from '../../model/feed.ts'
import type { Pace } from './pace.ts'

/** May a feed be asked before it is due, because somebody wants to know? Not within its shortest wait, nor while its server asked for peace. */
export function mayAskNow({ lastPolledAt, retryAfterAt }: PollState, { floorMs }: Pace, now: Date): boolean {
  if (retryAfterAt !== undefined && retryAfterAt > now) return false
  return lastPolledAt === undefined || now.getTime() - lastPolledAt.getTime() >= floorMs
}
