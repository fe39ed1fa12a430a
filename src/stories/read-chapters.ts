import type { Span } from '../model/span.ts'

/**
 * Parts the reports of a story into chapters: a long silence ends one, and so does a quiet day between two waves of
 * reports. `times` is in order; gives ranges of its indices, in order, that leave nothing out.
 */
export function readChapters(times: readonly Date[]): readonly Span[] {
  if (times.length === 0) return []
  const silenceMs = Math.max(shortestSilenceMs, usualGap(times) * longerThanUsual)
  return splitWhere(times, { start: 0, end: times.length }, at => gapBefore(times, at) >= silenceMs).flatMap(chapter =>
    splitAtValleys(times, chapter),
  )
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const shortestSilenceMs = 48 * hourMs
const longerThanUsual = 4
/** Waves nearer to one another are one burst of coverage. */
const leastDaysOfWaves = 8
/** A wave has a day of so many reports. */
const leastPeak = 3

function gapBefore(times: readonly Date[], at: number): number {
  const [before, here] = [times[at - 1], times[at]]
  return before === undefined || here === undefined ? 0 : here.getTime() - before.getTime()
}

/** The median time between two reports, the lower one of two: silences must not make silence usual. */
function usualGap(times: readonly Date[]): number {
  const gaps = times.slice(1).map((_, at) => gapBefore(times, at + 1))
  return gaps.toSorted((a, b) => a - b)[(gaps.length - 1) >> 1] ?? 0
}

function splitWhere(times: readonly Date[], { start, end }: Span, isFirst: (at: number) => boolean): readonly Span[] {
  const starts = times.flatMap((_, at) => (at >= start && at < end && (at === start || isFirst(at)) ? [at] : []))
  return starts.map((from, at) => ({ start: from, end: starts[at + 1] ?? end }))
}

function splitAtValleys(times: readonly Date[], chapter: Span): readonly Span[] {
  const valley = findValley(times, chapter)
  if (valley === undefined) return [chapter]
  const split = times.findIndex((time, at) => at >= chapter.start && dayOf(time) >= valley)
  const [before, after] = [
    { start: chapter.start, end: split },
    { start: split, end: chapter.end },
  ]
  return [...splitAtValleys(times, before), ...splitAtValleys(times, after)]
}

/** The day of a chapter with fewest reports between two waves, when it has no more than a third of the lower one. */
function findValley(times: readonly Date[], { start, end }: Span): number | undefined {
  const days = times.slice(start, end).map(dayOf)
  const [first = 0, last = 0] = [days[0], days.at(-1)]
  if (last - first < leastDaysOfWaves) return undefined
  const counts = Array.from({ length: last - first + 1 }, () => 0)
  for (const day of days) counts[day - first] = (counts[day - first] ?? 0) + 1
  const highestBefore = runningMost(counts)
  const highestAfter = runningMost(counts.toReversed()).toReversed()
  let valley: { readonly day: number; readonly depth: number } | undefined
  for (let at = 1; at < counts.length - 1; at++) {
    const lower = Math.min(highestBefore[at - 1] ?? 0, highestAfter[at + 1] ?? 0)
    const count = counts[at] ?? 0
    if (lower < leastPeak || count * 3 > lower) continue
    const depth = lower - count
    // Of equally quiet days the last: what is thinly reported belongs to what went before.
    if (valley === undefined || depth >= valley.depth) valley = { day: first + at, depth }
  }
  return valley?.day
}

function runningMost(counts: readonly number[]): readonly number[] {
  let most = 0
  return counts.map(count => (most = Math.max(most, count)))
}

function dayOf(time: Date): number {
  return Math.floor(time.getTime() / dayMs)
}
