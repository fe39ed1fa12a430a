import type { DigestSchedule } from '../model/digest.ts'
import { momentOf, wallTimeAt } from './zoned-time.ts'

/**
 * When a schedule is due next, after a moment. A time that the clocks leap over is due when they go on, one that they
 * show twice is due once, at its first coming.
 */
export function nextDue(schedule: DigestSchedule, after: Date): Date {
  return findDue(schedule, after, 1, due => due > after)
}

/** When a schedule was due last, at a moment or before it. */
export function lastDue(schedule: DigestSchedule, at: Date): Date {
  return findDue(schedule, at, -1, due => due <= at)
}

/** A leap over a whole day may move a weekly one; a day more on either side holds it. */
const daysSearched = 10

function findDue(schedule: DigestSchedule, near: Date, step: 1 | -1, pleases: (due: Date) => boolean): Date {
  const { timeZone, hour, minute } = schedule
  const { year, month, day } = wallTimeAt(timeZone, near)
  for (let away = -1; away <= daysSearched; away++) {
    const local = { year, month, day: day + away * step, hour, minute }
    if (!isWished(schedule, new Date(Date.UTC(year, month - 1, local.day)).getUTCDay())) continue
    const due = momentOf(timeZone, local)
    if (pleases(due)) return due
  }
  throw new Error('A schedule without a due time.')
}

function isWished({ every, weekday }: DigestSchedule, dayOfWeek: number): boolean {
  if (every === 'day') return true
  return every === 'week' ? dayOfWeek === weekday : dayOfWeek >= 1 && dayOfWeek <= 5
}
