import { casual, type ParsedComponents } from 'chrono-node'
import { escapeMarkdown } from '../text/discord-markdown.ts'

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
  const at = readWhole(text, edge, timeZone) ?? readWords(text, edge, now, timeZone)
  if (at === undefined || !isInCalendar(at)) {
    return `I can't read the date “${escapeMarkdown(text)}”. Write it like 2026-03-05, yesterday, or last week.`
  }
  return at
}

/** Years that people and Discord write with four digits. */
function isInCalendar(at: Date): boolean {
  return at.getUTCFullYear() >= 1 && at.getUTCFullYear() <= 10_000
}

/** A bare year or month: "2025", "2025-03". */
function readWhole(text: string, edge: 'start' | 'end', timeZone: string): Date | undefined {
  const found = /^((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?$/.exec(text)
  if (found === null) return undefined
  const [year, month] = [Number(found[1]), found[2] === undefined ? undefined : Number(found[2])]
  if (month === undefined) return zoned(edge === 'start' ? year : year + 1, 1, 1, timeZone)
  return zoned(year, edge === 'start' ? month : month + 1, 1, timeZone)
}

function readWords(text: string, edge: 'start' | 'end', now: Date, timeZone: string): Date | undefined {
  const [result] = casual.parse(text, { instant: now, timezone: offsetMinutes(timeZone, now) })
  if (result === undefined) return undefined
  const start = result.start
  if (start.isCertain('hour')) return start.date()
  // A bare day or month: all of it.
  const last = result.end ?? start
  const [years, days] = stepsBack(start, now, timeZone)
  const isMonth = start.isCertain('month') && !start.isCertain('day') && !start.isCertain('weekday')
  if (edge === 'start') {
    const [year, month] = [start.get('year') ?? 0, start.get('month') ?? 1]
    return zoned(year - years, month, isMonth ? 1 : (start.get('day') ?? 1) - days, timeZone)
  }
  const [year, month] = [(last.get('year') ?? 0) - years, last.get('month') ?? 1]
  if (last.isCertain('month') && !last.isCertain('day')) return zoned(year, month + 1, 1, timeZone)
  return zoned(year, month, (last.get('day') ?? 1) + 1 - days, timeZone)
}

/** News lies behind us: a month or a weekday without its year or date is the last one, where the nearest is yet to come. */
function stepsBack(start: ParsedComponents, now: Date, timeZone: string): readonly [years: number, days: number] {
  const at = zoned(start.get('year') ?? 0, start.get('month') ?? 1, start.get('day') ?? 1, timeZone)
  if (at <= now) return [0, 0]
  if (start.isCertain('weekday') && !start.isCertain('day')) return [0, 7]
  return start.isCertain('month') && !start.isCertain('year') ? [1, 0] : [0, 0]
}

/** Midnight of a day in a zone; day and month may run over. */
function zoned(year: number, month: number, day: number, timeZone: string): Date {
  const utc = Date.UTC(year, month - 1, day)
  const guess = new Date(utc - offsetMinutes(timeZone, new Date(utc)) * 60_000)
  return new Date(utc - offsetMinutes(timeZone, guess) * 60_000)
}

function offsetMinutes(timeZone: string, at: Date): number {
  // Outside of what a Date holds there are no clocks.
  if (Number.isNaN(at.getTime())) return 0
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
