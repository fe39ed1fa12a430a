/** A range of whole days, both ends included, as ISO days ("2026-02-22"). */
export type DayRange = {
  readonly firstDay: string
  readonly lastDay: string
  /** How finely the text tells it. */
  readonly precision: 'day' | 'week' | 'month' | 'year'
}

/** Days are counted from 1970-01-01, in UTC. */
export function dayNumber(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month - 1, day) / dayMs)
}

export function oneDay(number: number): DayRange {
  return { firstDay: isoDay(number), lastDay: isoDay(number), precision: 'day' }
}

export function dayRange(first: number, last: number, precision: DayRange['precision']): DayRange {
  return { firstDay: isoDay(first), lastDay: isoDay(last), precision }
}

/** A whole month; `month` counts from 1 and may run over into other years. */
export function wholeMonth(year: number, month: number): DayRange {
  return dayRange(dayNumber(year, month, 1), dayNumber(year, month + 1, 0), 'month')
}

export function wholeYear(year: number): DayRange {
  return dayRange(dayNumber(year, 1, 1), dayNumber(year, 12, 31), 'year')
}

/** The calendar week, Monday to Sunday, that holds a day. */
export function wholeWeek(number: number): DayRange {
  const monday = number - ((weekdayOf(number) + 6) % 7)
  return dayRange(monday, monday + 6, 'week')
}

/** 0 for Sunday. */
export function weekdayOf(number: number): number {
  return (((number + 4) % 7) + 7) % 7
}

export function yearAndMonth(number: number): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date(number * dayMs)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

const dayMs = 86_400_000

function isoDay(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10)
}
