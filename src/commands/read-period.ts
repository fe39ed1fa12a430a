import { casual } from 'chrono-node'

export type Period = { readonly since: Date | undefined; readonly until: Date | undefined }

/**
 * Reads the dates people type ("yesterday", "2026-03-05", "last week", "5 March 14:00") in the given time zone.
 * A day as `since` begins at its midnight, a day as `until` ends with it. A string says what can't be read.
 */
export function readPeriod(
  options: Readonly<Record<string, string | number | boolean>>,
  now: Date,
  timeZone: string,
): Period | string {
  const since = readBound(options['since'], 'start', now, timeZone)
  const until = readBound(options['until'], 'end', now, timeZone)
  if (typeof since === 'string') return since
  if (typeof until === 'string') return until
  if (since !== undefined && until !== undefined && since >= until)
    return 'The period ends before it begins: swap `since` and `until`.'
  return { since, until }
}

function readBound(
  typed: string | number | boolean | undefined,
  edge: 'start' | 'end',
  now: Date,
  timeZone: string,
): Date | undefined | string {
  if (typed === undefined || String(typed).trim() === '') return undefined
  const text = String(typed).trim().slice(0, 100)
  const [result] = casual.parse(text, { instant: now, timezone: offsetMinutes(timeZone, now) })
  if (result === undefined) return `I can't read the date “${text}”. Write it like 2026-03-05, yesterday, or last week.`
  const start = result.start
  if (start.isCertain('hour')) return start.date()
  // A bare day or month: all of it.
  const last = result.end ?? start
  const [year, month] = [start.get('year') ?? 0, start.get('month') ?? 1]
  if (edge === 'start')
    return zoned(
      year,
      month,
      start.isCertain('day') || start.isCertain('weekday') || !start.isCertain('month') ? (start.get('day') ?? 1) : 1,
      timeZone,
    )
  const endYear = last.get('year') ?? year
  const endMonth = last.get('month') ?? month
  if (last.isCertain('month') && !last.isCertain('day')) return zoned(endYear, endMonth + 1, 1, timeZone)
  return zoned(endYear, endMonth, (last.get('day') ?? 1) + 1, timeZone)
}

/** Midnight of a day in a zone; day and month may run over. */
function zoned(year: number, month: number, day: number, timeZone: string): Date {
  const utc = Date.UTC(year, month - 1, day)
  const guess = new Date(utc - offsetMinutes(timeZone, new Date(utc)) * 60_000)
  return new Date(utc - offsetMinutes(timeZone, guess) * 60_000)
}

function offsetMinutes(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const read = (type: string) => Number(parts.find(part => part.type === type)?.value ?? 0)
  const local = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'))
  return Math.round((local - at.getTime()) / 60_000)
}
