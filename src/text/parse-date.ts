import { fullYear, toDate } from './calendar.ts'
import type { Day, Time } from './calendar.ts'
import { MONTHS, PASSED_OVER, WEEKDAYS } from './date-words.ts'
import { parseNumericDate } from './numeric-date.ts'
import { plainWord } from './plain-word.ts'
import { readZone } from './time-zones.ts'

/**
 * Reads a date as feeds, pages and datelines write it: RFC 822 and its abuses, ISO 8601 and W3C forms, "March 5, 2026
 * 2:30 pm", "05.03.2026", named zones, month and day names of the languages of the starter feeds. A date without a
 * zone is UTC; one without a time is midnight. Never looks at the machine's zone or clock. Undefined for anything
 * that is not clearly a date between 1900 and 2199; a wrong day of the week is forgiven. Linear in the length.
 */
export function parseDate(input: string): Date | undefined {
  if (input.length > 200) return undefined
  const text = latinDigits(input.normalize('NFKC'))
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
  if (text === '') return undefined
  return parseNumericDate(text) ?? parseEastAsian(text) ?? parseWritten(text)
}

const MIDNIGHT: Time = { hour: 0, minute: 0, second: 0 }

const TIME =
  /(?<![\d:.])(\d{1,2})(?::|h(?=\d)|\.(?=\d\d(?:\s*[ap]\.?m|$|\s*uhr)))(\d{1,2})(?::(\d{1,2})(?:[.,]\d{1,9})?)?(?![\d:])/i

/** "5 PM" */
const HOUR = /(?<![\d:.])(\d{1,2})(?=\s?[ap]\.?m\b)/i

/** Dates with words in them: the clock time is taken out, then the zone, and what is left must be a day. */
function parseWritten(input: string): Date | undefined {
  let rest = input.replace(/\([^()]*\)/g, ' ')
  const clock = TIME.exec(rest) ?? HOUR.exec(rest)
  let time = MIDNIGHT
  let offset = 0
  if (clock) {
    const tail = rest.slice(clock.index + clock[0].length)
    const half = /^\s*([ap])\.?\s?m\b\.?/i.exec(tail)
    const read = readTime(clock, half?.[1])
    if (!read) return undefined
    time = read
    rest = `${rest.slice(0, clock.index)} | ${tail.slice(half?.[0].length ?? 0)}`
  }
  const zone = readZone(rest)
  if (zone) rest = zone.rest
  const written = readDay(rest)
  if (!written) return undefined
  if (zone) offset = zone.offsetAt(written, time)
  return toDate(written, time, offset)
}

function readTime(clock: RegExpExecArray, half: string | undefined): Time | undefined {
  const written = Number(clock[1])
  if (half !== undefined && (written < 1 || written > 12) && written < 13) return undefined
  const isAfternoon = half?.toLowerCase() === 'p'
  const hour = half === undefined || written > 12 ? written : (written % 12) + (isAfternoon ? 12 : 0)
  return { hour, minute: Number(clock[2] ?? 0), second: Number(clock[3] ?? 0) }
}

/** "Thu, 05 Mar 2026", "March 5th, 2026", "Fri, 26/06/2020", "Nov. 2020". */
function readDay(text: string): Day | undefined {
  const numeric = readSlashes(text)
  if (numeric) return numeric
  const tokens = text.toLowerCase().match(/[\p{L}\p{M}]+|\d+|[^\s\p{L}\p{M}\d]/gu) ?? []
  const numbers: string[] = []
  let month: number | undefined
  let isMonthSure = false
  for (const [index, token] of tokens.entries()) {
    if (/^\d/.test(token)) numbers.push(token)
    else if (/^[\p{L}\p{M}]/u.test(token)) {
      const word = plainWord(token)
      const named = MONTHS.get(word)
      const isWeekday = WEEKDAYS.has(word)
      if (named !== undefined && (month === undefined || !isMonthSure) && !(isWeekday && month !== undefined)) {
        month = named
        isMonthSure = !isWeekday
      } else if (!isWeekday && !PASSED_OVER.has(word) && !isOrdinal(word, tokens[index - 1])) return undefined
    } else if (!/^[,.|/\-–—،·'’@]$/.test(token)) return undefined
  }
  return month === undefined ? undefined : arrange(numbers, month)
}

/** Which number is the day and which the year. */
function arrange(numbers: readonly string[], month: number): Day | undefined {
  const [first, second, third] = numbers
  if (first === undefined || third !== undefined) return undefined
  if (second === undefined) return first.length === 4 ? { year: Number(first), month, day: 1 } : undefined
  const isYearFirst = first.length === 4
  const [day, year] = isYearFirst ? [second, first] : [first, second]
  if (day.length > 2 || ![2, 4].includes(year.length)) return undefined
  return { year: fullYear(year), month, day: Number(day) }
}

/** Three numbers in a row: which is the month is told by the mark between, the weekday, and what is possible. */
function readSlashes(text: string): Day | undefined {
  const found = /(?<!\d)(\d{1,4})([/.-])\s?(\d{1,2})\2\s?(\d{1,4})(?!\d)/.exec(text)
  if (!found) return undefined
  const [all, a = '', mark, b = '', c = ''] = found
  const around = `${text.slice(0, found.index)} ${text.slice(found.index + all.length)}`.toLowerCase()
  const words = around.match(/[\p{L}\p{M}]+/gu) ?? []
  if (/\d/.test(around) || words.some(it => !WEEKDAYS.has(plainWord(it)) && !PASSED_OVER.has(plainWord(it))))
    return undefined
  if (a.length === 4) return c.length <= 2 ? { year: Number(a), month: Number(b), day: Number(c) } : undefined
  if (a.length > 2 || c.length === 3 || c.length === 1) return undefined
  const dayFirst: Day = { year: fullYear(c), month: Number(b), day: Number(a) }
  const monthFirst: Day = { year: fullYear(c), month: Number(a), day: Number(b) }
  if (mark !== '/' || Number(a) > 12) return dayFirst
  if (Number(b) > 12) return monthFirst
  const weekday = words.map(it => WEEKDAYS.get(plainWord(it))).find(it => it !== undefined)
  return weekday !== undefined && weekdayOf(dayFirst) === weekday && weekdayOf(monthFirst) !== weekday
    ? dayFirst
    : monthFirst
}

function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

/** "2026年3月5日 14:30", "2026년 3월 5일 오후 2:30". Korean forms carry Korean time, which has been UTC+9 throughout. */
function parseEastAsian(text: string): Date | undefined {
  const found =
    /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]\s*(?:[(（][^()]{1,4}[)）])?\s*(?:(오전|오후|上午|下午|午前|午後)?\s*(\d{1,2})[:時时시]\s*(\d{1,2})[:分분]?\s*(?:(\d{1,2})[秒초]?)?)?$/.exec(
      text,
    ) ?? /^(\d{4})-(\d{2})-(\d{2})\s+(오전|오후)\s+(\d{1,2}):(\d{2}):(\d{2})$/.exec(text)
  if (!found) return undefined
  const [, year, month, day, half, written, minute, second] = found
  const isAfternoon = half !== undefined && /오후|下午|午後/.test(half)
  const hour = (half ? Number(written) % 12 : Number(written ?? 0)) + (isAfternoon ? 12 : 0)
  const time = { hour, minute: Number(minute ?? 0), second: Number(second ?? 0) }
  return toDate({ year: Number(year), month: Number(month), day: Number(day) }, time, /[년오]/.test(text) ? 540 : 0)
}

function isOrdinal(word: string, before: string | undefined): boolean {
  return /^(?:st|nd|rd|th|er|º|ª)$/.test(word) && before !== undefined && /^\d{1,2}$/.test(before)
}

/** Arabic, Persian, Devanagari and Bengali digits as ASCII ones. */
function latinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹०-९০-৯]/g, it => String((it.charCodeAt(0) - digitZero(it.charCodeAt(0))) % 10))
}

function digitZero(code: number): number {
  if (code >= 0x09e6) return code <= 0x09ef ? 0x09e6 : 0
  return code >= 0x0966 ? 0x0966 : code >= 0x06f0 ? 0x06f0 : 0x0660
}
