const newestConsidered = 20
/** Items nearer than this came in one go. */
const burstMs = 60_000

/** The usual time between two batches of items: the median of the newest gaps. Undefined for fewer than three batches. */
export function usualGapMs(times: readonly Date[], now: Date): number | undefined {
  const newestFirst = times.map(it => it.getTime()).filter(it => it <= now.getTime())
  newestFirst.sort((a, b) => b - a)
  const considered = newestFirst.slice(0, newestConsidered)
  const gaps = considered
    .slice(1)
    .map((time, at) => (considered[at] ?? time) - time)
    .filter(it => it >= burstMs)
  if (gaps.length < 2) return undefined
  gaps.sort((a, b) => a - b)
  return gaps[Math.floor(gaps.length / 2)]
}

/**
 * How often a feed of this rhythm is worth asking, in milliseconds: twice a gap, and less the longer it is silent
 * (a tenth of the silence, so a feed that wakes after a day is seen within 2.4 hours).
 */
export function suitedIntervalMs(gapMs: number | undefined, lastItemAt: Date | undefined, now: Date): number {
  const silenceMs = lastItemAt === undefined ? 0 : now.getTime() - lastItemAt.getTime()
  return Math.max((gapMs ?? 0) / 2, silenceMs / 10)
}
