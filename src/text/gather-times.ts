import { nextDue } from './next-due.ts'
import { wallTimeAt } from './zoned-time.ts'

/** By what clock alerts are gathered: `dailyAt` ("08:00") of a time zone. */
export type GatheringClock = { readonly dailyAt: string; readonly timeZone: string }

/** When what an hourly watch, or one over its cap, has gathered is told, and what a daily one has. */
export type GatherTimes = { readonly hourly: Date; readonly daily: Date }

const minuteMs = 60_000

/** The next full hour, and the next time the clock shows `dailyAt`, both after `at`. */
export function gatherTimes(at: Date, { dailyAt, timeZone }: GatheringClock): GatherTimes {
  const [hour = 0, minute = 0] = dailyAt.split(':').map(Number)
  const daily = nextDue({ every: 'day', weekday: 0, hour, minute, timeZone }, at)
  const thisMinute = Math.floor(at.getTime() / minuteMs) * minuteMs
  return { hourly: new Date(thisMinute + (60 - wallTimeAt(timeZone, at).minute) * minuteMs), daily }
}
