import { fullYear, toDate } from './calendar.ts'
import type { Day } from './calendar.ts'

/**
 * ISO 8601 and W3C dates with all their shorter forms (year and day of year, two-digit and left-out parts), with or
 * without a time. Undefined for anything else.
 */
export function parseNumericDate(text: string): Date | undefined {
  const [dayText, timeText] = partAt(text)
  const day = readDay(dayText)
  if (!day) return undefined
  if (timeText === undefined) return toDate(day, { hour: 0, minute: 0, second: 0 }, 0)
  const found = TIME.exec(timeText.trim())
  if (!found) return undefined
  const [, hour, minute, second, zone = ''] = found
  const offset = offsetOf(zone)
  return offset === undefined
    ? undefined
    : toDate(day, { hour: Number(hour), minute: Number(minute ?? 0), second: Number(second ?? 0) }, offset)
}

const TIME =
  /^(\d{1,2}):?(?:(\d{2})(?::?(\d{2})(?:[.,]\d{1,12})?)?)?\s*(Z|UTC|GMT|[+\-−]\d{1,2}(?::?\d{2})?)?(?::00|Z|UTC)?$/i

/** The day ends at a T or at the white space before the time. */
function partAt(text: string): [string, string | undefined] {
  const packed = /^(\d{8})(\d{4}|\d{6})$/.exec(text)
  if (packed) return [packed[1] ?? '', packed[2]]
  const found = /^([-\d]{2,12})(?:[Tt]|[ \t_]+|\s*[Tt]\s+)(?=\d)(.*)$/s.exec(text)
  return found ? [found[1] ?? '', found[2]] : [text, undefined]
}

function readDay(text: string): Day | undefined {
  const full = /^(\d{4})-0?(\d{1,2})-(\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (full) return { year: Number(full[1]), month: Number(full[2]), day: Number(full[3]) }
  const ordinal = /^(\d{4}|\d{2})-?(\d{3})$/.exec(text)
  // "22013" may as well be the second month of 2013: nobody can tell.
  if (ordinal && !/^\d(?:19|20)\d\d$/.test(text)) return dayOfYear(fullYear(ordinal[1] ?? ''), Number(ordinal[2]))
  const month = /^(\d{4})-(\d{2})$/.exec(text)
  if (month) return { year: Number(month[1]), month: Number(month[2]), day: 1 }
  const short = /^(\d{2})-(\d{2})-(\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{2})$/.exec(text)
  if (short) return { year: fullYear(short[1] ?? ''), month: Number(short[2]), day: Number(short[3]) }
  const shortMonth = /^-(\d{2})-?(\d{2})$/.exec(text)
  if (shortMonth) return { year: fullYear(shortMonth[1] ?? ''), month: Number(shortMonth[2]), day: 1 }
  const year = /^(19|20|21)\d{2}$/.exec(text)
  return year ? { year: Number(text), month: 1, day: 1 } : undefined
}

function dayOfYear(year: number, ordinal: number): Day | undefined {
  const date = new Date(Date.UTC(year, 0, ordinal))
  if (ordinal < 1 || date.getUTCFullYear() !== year) return undefined
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Minutes east of Greenwich. Undefined for an offset no place has. */
export function offsetOf(zone: string): number | undefined {
  const found = /^([+\-−])(\d{1,2}):?(\d{2})?$/.exec(zone)
  if (!found) return 0
  const [hours, minutes] = [Number(found[2]), Number(found[3] ?? 0)]
  if (hours > 15 || minutes > 59) return undefined
  return (hours * 60 + minutes) * (found[1] === '+' ? 1 : -1)
}
