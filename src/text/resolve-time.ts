import {
  dayNumber,
  dayRange,
  oneDay,
  weekdayOf,
  wholeMonth,
  wholeWeek,
  wholeYear,
  yearAndMonth,
  type DayRange,
} from './calendar-days.ts'

/** What a time expression is resolved against. Days are counted as in `dayNumber`. */
export type TimeContext = {
  readonly published: number
  /** The day last named before in the same sentence: "a day earlier" counts from there. */
  readonly named: number | undefined
  readonly sentence: string
  /** Where the expression stands in the sentence. */
  readonly at: number
  readonly ahead: AheadWords
}

/** Words of a language shortly before an expression that say which of several days is meant. */
export type AheadWords = {
  /** Before a day or month: it is to come. */
  readonly coming: RegExp
  /** The same before a day of the week: "until Friday" and "from Friday" may be past. */
  readonly comingDay: RegExp
  /** Before a day of the week: it is of every week. Ends where the expression begins. */
  readonly every: RegExp
}

/** A part of the calendar. */
export type TimeUnit = 'day' | 'week' | 'weekend' | 'month' | 'year'

/** "Last", "this" and "next" as -1, 0 and 1; undefined when none is printed. */
export type Step = -1 | 0 | 1 | undefined

/** Undefined for a day that the calendar does not have. `month` counts from 1. */
export function exactDay(year: number, month: number, day: number): DayRange | undefined {
  const number = dayNumber(year, month, day)
  const back = yearAndMonth(number)
  return back.month === month && back.day === day ? oneDay(number) : undefined
}

export type NamedDay = {
  readonly month: number
  readonly day: number
  readonly year: number | undefined
  /** 0 for Sunday; -1 where none is printed. */
  readonly weekday: number
}

/** Without a year: the latest such day not after the article, or the next one where the words look ahead. */
export function resolveDay({ month, day, year, weekday }: NamedDay, context: TimeContext): DayRange | undefined {
  if (year !== undefined) return exactDay(year, month, day)
  const now = yearAndMonth(context.published).year
  const candidates = [now - 1, now, now + 1].flatMap(each =>
    exactDay(each, month, day) === undefined ? [] : [dayNumber(each, month, day)],
  )
  // "Thursday, November 12" tells the year.
  const named = candidates.filter(number => weekdayOf(number) === weekday)
  const [only] = named
  if (only !== undefined && named.length === 1) return oneDay(only)
  const past = candidates.filter(number => number <= context.published + 1).at(-1)
  const coming = candidates.find(number => number > context.published)
  const isSoon = coming !== undefined && coming - context.published <= 200
  const chosen = looksAhead(context) && isSoon ? coming : (past ?? coming)
  return chosen === undefined ? undefined : oneDay(chosen)
}

/** The words shortly before the expression speak of the future. */
function looksAhead({ sentence, at, ahead }: TimeContext): boolean {
  return ahead.coming.test(sentence.slice(Math.max(0, at - 50), at + 5))
}

/** "In October", "last October": the latest such month, or the next one where the words look ahead. */
export function resolveMonth(month: number, step: Step, context: TimeContext): DayRange {
  const now = yearAndMonth(context.published)
  if (step === 1 || looksAhead(context))
    return wholeMonth(month > now.month ? now.year : now.year + (month === now.month ? 0 : 1), month)
  // "Last October" in October is a year ago; "the October clashes" in October are this month's.
  const isPast = month > now.month || (step === -1 && month === now.month)
  return wholeMonth(isPast ? now.year - 1 : now.year, month)
}

/** Four years since something are more than four and less than five. */
export function yearsSince(published: number, count: number): DayRange {
  const now = yearAndMonth(published)
  return dayRange(dayNumber(now.year - count - 1, now.month, now.day), published, 'year')
}

/** So many days, weeks, months or years before (less than 0) or after a day. */
export function resolveDistance(from: number, steps: number, unit: TimeUnit): DayRange {
  const { year, month } = yearAndMonth(from)
  if (unit === 'day') return oneDay(from + steps)
  if (unit === 'week' || unit === 'weekend') return wholeWeek(from + 7 * steps)
  return unit === 'month' ? wholeMonth(year, month + steps) : wholeYear(year + steps)
}

/** "Last week", "this month", "next year". */
export function resolveCalendar(step: -1 | 0 | 1, unit: TimeUnit, published: number): DayRange {
  if (unit !== 'weekend') return resolveDistance(published, step, unit)
  const saturday = published - ((weekdayOf(published) + 1) % 7) + (step > 0 ? 7 : 0)
  return dayRange(saturday, saturday + 1, 'day')
}

/** The latest such day up to the article's own; the coming one where the words look ahead. `weekday` is 0 for Sunday. */
export function resolveWeekday(weekday: number, step: Step, context: TimeContext): DayRange | undefined {
  const { sentence, at, published, ahead } = context
  // What happens every Monday is no event of one day.
  if (ahead.every.test(sentence.slice(Math.max(0, at - 12), at))) return undefined
  const back = (weekdayOf(published) - weekday + 7) % 7
  const isComing = step === 1 || (step === undefined && ahead.comingDay.test(sentence.slice(Math.max(0, at - 50), at)))
  if (isComing) return oneDay(published + ((7 - back) % 7 || 7))
  return oneDay(published - (step === -1 && back === 0 ? 7 : back))
}
