import type { DailyMove } from '../corpus/guild-store.ts'
import { gatherTimes, type GatheringClock } from '../text/gather-times.ts'

const longestDelayMs = 12 * 3_600_000

/**
 * When what daily watches have gathered is told now that a server chose another clock; undefined where that stays as it
 * was. What would come over half a day later than promised is told when it was promised: it would be old.
 */
export function decideDailyMove(before: GatheringClock, after: GatheringClock, now: Date): DailyMove | undefined {
  const from = gatherTimes(now, before).daily
  const to = gatherTimes(now, after).daily
  const delayMs = to.getTime() - from.getTime()
  return delayMs === 0 || delayMs > longestDelayMs ? undefined : { from, to }
}
