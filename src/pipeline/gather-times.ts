import type { GatherTimes } from '../corpus/article-store.ts'
import { nextDue } from '../text/next-due.ts'
import { wallTimeAt } from '../text/zoned-time.ts'

const minuteMs = 60_000

/** The next full hour, and the next time a clock of the time zone shows `dailyAt` ("08:00"), both after `at`. */
export function gatherTimes(at: Date, { dailyAt, timeZone }: { dailyAt: string; timeZone: string }): GatherTimes {
  const [hour = 0, minute = 0] = dailyAt.split(':').map(Number)
  const daily = nextDue({ every: 'day', weekday: 0, hour, minute, timeZone }, at)
  const thisMinute = Math.floor(at.getTime() / minuteMs) * minuteMs
  return { hourly: new Date(thisMinute + (60 - wallTimeAt(timeZone, at).minute) * minuteMs), daily }
}
