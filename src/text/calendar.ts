/** Years, months and hours that the calendar does not have give undefined. `month` counts from 1. */
export function toDate(day: Day, time: Time, offsetMinutes: number): Date | undefined {
  const { year, month } = day
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day.day < 1) return undefined
  if (day.day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined
  const { hour, minute, second } = time
  // A leap second is the next minute's first; 24:00 is how some write midnight.
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return undefined
  if (Math.abs(offsetMinutes) > 15 * 60) return undefined
  return new Date(Date.UTC(year, month - 1, day.day, hour, minute - offsetMinutes, second))
}

export type Day = { readonly year: number; readonly month: number; readonly day: number }
export type Time = { readonly hour: number; readonly minute: number; readonly second: number }

/** 00 to 68 are of this century, by POSIX. */
export function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length > 2) return year
  return year < 69 ? 2000 + year : 1900 + year
}
