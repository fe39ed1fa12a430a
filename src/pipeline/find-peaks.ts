import { findSpikes } from '../trends/find-spikes.ts'
import type { TopStory } from '../trends/top-story.ts'
import { findTopStory } from './read-trend.ts'

export type FoundReports = {
  readonly ids: readonly number[]
  readonly times: readonly number[]
  /** How many reports each stands for. */
  readonly weights: readonly number[]
  readonly isEstimate: boolean
}

/** A day on which unusually many reports came out, and what most of them told. */
export type Peak = {
  /** "2026-03-05" in UTC. */
  readonly day: string
  readonly reports: number
  /** What would have been usual. */
  readonly expected: number
  readonly story: TopStory | undefined
}

const dayMs = 86_400_000
/** Of the most unusual ones. */
const mostPeaks = 8
const mostCompared = 200
/** Of a longer time the newest days are looked at. */
const mostDays = 4000

/** The days on which unusually many of some reports came out, in order. */
export async function findPeaks(
  store: Parameters<typeof findTopStory>[0],
  { ids, times, weights }: FoundReports,
): Promise<readonly Peak[]> {
  const days = times.map(time => Math.floor(time / dayMs))
  const last = days.reduce((most, day) => Math.max(most, day), -Infinity)
  const first = Math.max(
    last - mostDays,
    days.reduce((least, day) => Math.min(least, day), Infinity),
  )
  if (last === -Infinity) return []
  const counts = Array.from({ length: last - first + 1 }, () => 0)
  for (const [at, day] of days.entries())
    if (day >= first) counts[day - first] = (counts[day - first] ?? 0) + (weights[at] ?? 1)
  const spikes = findSpikes(
    counts,
    counts.map(() => 1),
  )
    .toSorted((a, b) => b.surprise - a.surprise)
    .slice(0, mostPeaks)
    .toSorted((a, b) => a.slot - b.slot)
  return Promise.all(
    spikes.map(async ({ slot, count, expected }) => {
      const printed = ids.filter((_, at) => days[at] === first + slot).slice(0, mostCompared)
      const day = new Date((first + slot) * dayMs).toISOString().slice(0, 10)
      return { day, reports: Math.round(count), expected, story: await findTopStory(store, printed) }
    }),
  )
}
