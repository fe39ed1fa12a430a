import type { Database } from './database.ts'
import { numberOf } from './read-row.ts'

const perMillisecond = 1024
/** Beyond the year 2240 either way numbers are no longer exact: such dates stand at the end. */
const farthestMs = Math.floor(Number.MAX_SAFE_INTEGER / perMillisecond) - 1_000_000

/** The first number of a moment in the timeline: places order articles by publishedAt, then by arrival. */
export function firstPlaceAt(publishedAt: Date): number {
  const ms = Math.min(Math.max(publishedAt.getTime(), -farthestMs), farthestMs)
  return ms * perMillisecond
}

/** A place for an article published then that no other article has. */
export function freePlaceAt(database: Database, publishedAt: Date): number {
  // Where a thousand reports share one moment (a day without a time), the rest move on by a millisecond.
  for (let first = firstPlaceAt(publishedAt); ; first += perMillisecond) {
    const row = database.one(
      'SELECT max(place) AS last FROM timeline WHERE place >= ? AND place < ?',
      first,
      first + perMillisecond,
    )
    if (row === undefined || row['last'] === null) return first
    const next = numberOf(row, 'last') + 1
    if (next < first + perMillisecond) return next
  }
}

/** When the article at a place was published, to the millisecond (where a thousand share one, to a few). */
export function momentOf(place: number): Date {
  return new Date(Math.floor(place / perMillisecond))
}
