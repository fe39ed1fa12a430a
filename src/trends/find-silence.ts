/** Nothing came for unusually long. */
export type Silence = {
  readonly lastAt: Date
  readonly silentMs: number
  /** The longest pause before. */
  readonly longestPauseMs: number
}

const hourMs = 3_600_000
const shortestMs = 12 * hourMs
/** Fewer say nothing about a rhythm. */
const fewestTimes = 10
/** So many times the longest pause. */
const factor = 2

/**
 * Has it been silent for unusually long: twice the longest pause there was, and half a day at least? The longest pause
 * knows of nights, weekends and quiet spells. `times` in milliseconds, in any order; undefined where all is well or too
 * little is known.
 */
export function findSilence(times: readonly number[], now: Date): Silence | undefined {
  const sorted = times.filter(time => time <= now.getTime()).toSorted((a, b) => a - b)
  const last = sorted.at(-1)
  if (last === undefined || sorted.length < fewestTimes) return undefined
  let longestPauseMs = 0
  for (const [at, time] of sorted.entries()) longestPauseMs = Math.max(longestPauseMs, time - (sorted[at - 1] ?? time))
  const silentMs = now.getTime() - last
  if (silentMs < shortestMs || silentMs < factor * longestPauseMs) return undefined
  return { lastAt: new Date(last), silentMs, longestPauseMs }
}
