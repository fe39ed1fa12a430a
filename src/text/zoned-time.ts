import { offsetOf } from './numeric-date.ts'

/** A moment as a clock on the wall shows it. `month` counts from 1. */
export type WallTime = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

/** What the clocks of a time zone show at a moment. Throws a RangeError on a name that Intl does not know. */
export function wallTimeAt(timeZone: string, at: Date): WallTime {
  const local = new Date(at.getTime() + offsetAt(timeZone, at.getTime()) * minuteMs)
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
  }
}

/**
 * The moment at which clocks of a time zone show this. A time that they show twice means its first coming; one that they
 * leap over means the moment they go on at. Day and month may run over.
 */
export function momentOf(timeZone: string, { year, month, day, hour, minute }: WallTime): Date {
  const local = Date.UTC(year, month - 1, day, hour, minute)
  const before = offsetAt(timeZone, local - dayMs)
  const after = offsetAt(timeZone, local + dayMs)
  const moments = [...new Set([before, after])].map(offset => ({ offset, at: local - offset * minuteMs }))
  const shown = moments.filter(({ offset, at }) => offsetAt(timeZone, at) === offset).map(({ at }) => at)
  return new Date(shown.length > 0 ? Math.min(...shown) : findLeap(timeZone, local - dayMs, local + dayMs))
}

/** Minutes east of Greenwich: "+04:30" is 270. */
export function offsetAt(timeZone: string, atMs: number): number {
  const parts = formatOf(timeZone).formatToParts(atMs)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return offsetOf(name.replace('GMT', '')) ?? 0
}

const minuteMs = 60_000
const dayMs = 86_400_000

/** The first moment of the new offset between two moments of different offsets. */
function findLeap(timeZone: string, from: number, to: number): number {
  const old = offsetAt(timeZone, from)
  let [early, late] = [Math.floor(from / minuteMs), Math.ceil(to / minuteMs)]
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2)
    if (offsetAt(timeZone, middle * minuteMs) === old) early = middle
    else late = middle
  }
  return late * minuteMs
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making one costs a hundred times what using it does; there are a few hundred zones in all. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  formats.set(timeZone, format)
  return format
}
