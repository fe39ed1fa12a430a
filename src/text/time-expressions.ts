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
import { comingDay, comingWords, months, numbers, weekdays } from './dated-events-words.ts'

/** What a time expression is resolved against. Days are counted as in `dayNumber`. */
export type TimeContext = {
  readonly published: number
  /** The day last named before in the same sentence: "a day earlier" counts from there. */
  readonly named: number | undefined
  readonly sentence: string
  /** Where the expression stands in the sentence. */
  readonly at: number
}

export type TimePattern = {
  /** Sticky-free, global; each part is bounded, so that the time taken is linear in the text. */
  readonly pattern: RegExp
  /** Undefined when the words are no time after all. */
  readonly resolve: (groups: Readonly<Record<string, string | undefined>>, context: TimeContext) => DayRange | undefined
}

const month = `(?<month>${months.join('|')})`
const weekday = `(?<weekday>${weekdays.join('|')})`
const year = '(?<year>(?:19|20)\\d\\d)'
const day = '(?<day>[12]\\d|3[01]|0?[1-9])'
const count = `(?<count>\\d{1,2}|${[...numbers.keys()].join('|')})`
const compile = (source: string) => new RegExp(source, 'giu')

/** English expressions of time, the more telling before the less telling. */
export const timePatterns: readonly TimePattern[] = [
  {
    pattern: compile(`\\b${year}-(?<month>0[1-9]|1[0-2])-${day}\\b`),
    resolve: ({ year, month, day }) => exactDay(Number(year), Number(month), Number(day)),
  },
  {
    pattern: compile(
      `\\b(?:on )?(?:${weekday},? )?${month}\\.? ${day}(?:st|nd|rd|th)?(?:,? ${year})?\\b(?! ?(?:%|per cent|percent))`,
    ),
    resolve: resolveDay,
  },
  {
    pattern: compile(`\\b(?:on )?(?:the )?${day}(?:st|nd|rd|th)?(?: of)? ${month}\\b\\.?(?:,? ${year}\\b)?`),
    resolve: resolveDay,
  },
  {
    pattern: compile(`\\b(?:in )?(?:(?:early|late|mid)[ -])?${month}\\.?,? (?:of )?${year}\\b`),
    resolve: ({ month, year }) => wholeMonth(Number(year), monthNumber(month)),
  },
  {
    pattern: compile(
      `\\b(?:(?:in|since|during|until|by|(?<which>last|this|next)|of|(?:in )?(?:early|late|mid))[ -]${month}|the ${month.replace('month', 'named')} [a-z]{4,15})\\b(?! \\d)`,
    ),
    resolve: ({ month, named, which }, context) => resolveMonth({ month: month ?? named, which }, context),
  },
  {
    pattern: compile(`\\b(?:in |over )?the (?:past |last )?${count} years since\\b[^.;,]{0,60}`),
    resolve: ({ count }, { published }) => yearsSince(published, numberOf(count)),
  },
  {
    pattern: compile(`\\b${count} (?<unit>day|night|week|month|year)s? (?<way>ago|earlier|before|previously|later)\\b`),
    resolve: resolveDistance,
  },
  {
    pattern: compile('\\b(?:the )?(?<way>previous|following|next) (?<unit>day|week|month|year)\\b'),
    resolve: ({ way, unit }, context) =>
      resolveDistance({ count: 'one', unit, way: /previous/iu.test(way ?? '') ? 'earlier' : 'later' }, context),
  },
  {
    pattern: compile('\\b(?:the day (?<way>before|after)\\b(?! [a-z]{3,4} )|(?<night>last night))'),
    resolve: ({ way, night }, context) => {
      const from = night === undefined ? (context.named ?? context.published) : context.published
      return oneDay(from + (/after/iu.test(way ?? '') ? 1 : -1))
    },
  },
  {
    pattern: compile('\\b(?:earlier |later )?(?<which>last|this|next|past) (?<unit>week|weekend|month|year)\\b'),
    resolve: resolveCalendar,
  },
  {
    pattern: compile('\\b(?<word>today|tonight|yesterday|tomorrow)\\b'),
    resolve: ({ word = '' }, { published }) =>
      oneDay(published + (/yest/iu.test(word) ? -1 : /tomo/iu.test(word) ? 1 : 0)),
  },
  {
    pattern: compile(
      `\\b(?:on )?(?:(?<which>last|this|next|coming) )?${weekday}(?:’s|'s)?(?: (?:morning|afternoon|evening|night))?\\b`,
    ),
    resolve: resolveWeekday,
  },
  {
    pattern: compile(
      `\\b(?:in|since|during|until|by|of|from|(?:early|late|mid)-?) ?${year}\\b(?! [a-z]*(?:people|troops|soldiers|tonnes|metres))`,
    ),
    resolve: ({ year }) => wholeYear(Number(year)),
  },
]

function numberOf(word = ''): number {
  return numbers.get(word.toLowerCase()) ?? Number(word)
}

function monthNumber(word = ''): number {
  return 1 + months.findIndex(names => names.split('|').includes(word.toLowerCase()))
}

/** 0 for Sunday; -1 where none is printed. */
function weekdayNumber(word = ''): number {
  return weekdays.findIndex(names => names.split('|').includes(word.toLowerCase()))
}

/** "may" and "march" are verbs without their capital, and so is "sat" no day. */
function isCapital(word = ''): boolean {
  return /^\p{Lu}/u.test(word)
}

function exactDay(year: number, month: number, day: number): DayRange | undefined {
  const number = dayNumber(year, month, day)
  const back = yearAndMonth(number)
  return back.month === month && back.day === day ? oneDay(number) : undefined
}

/** Without a year: the latest such day not after the article, or the next one where the words look ahead. */
function resolveDay(
  { month, day, year, weekday }: Readonly<Record<string, string | undefined>>,
  context: TimeContext,
): DayRange | undefined {
  if (!isCapital(month)) return undefined
  if (year !== undefined) return exactDay(Number(year), monthNumber(month), Number(day))
  const now = yearAndMonth(context.published).year
  const ahead = looksAhead(context)
  const candidates = [now - 1, now, now + 1].flatMap(each => {
    const number = dayNumber(each, monthNumber(month), Number(day))
    return exactDay(each, monthNumber(month), Number(day)) === undefined ? [] : [number]
  })
  // "Thursday, November 12" tells the year.
  const named = candidates.filter(number => weekdayOf(number) === weekdayNumber(weekday))
  const [only] = named
  if (only !== undefined && named.length === 1) return oneDay(only)
  const past = candidates.filter(number => number <= context.published + 1).at(-1)
  const coming = candidates.find(number => number > context.published)
  const isSoon = coming !== undefined && coming - context.published <= 200
  const chosen = ahead && isSoon ? coming : (past ?? coming)
  return chosen === undefined ? undefined : oneDay(chosen)
}

/** The words shortly before the expression speak of the future. */
function looksAhead({ sentence, at }: TimeContext): boolean {
  return comingWords.test(sentence.slice(Math.max(0, at - 50), at + 5))
}

function resolveMonth(
  { month, which }: Readonly<Record<string, string | undefined>>,
  context: TimeContext,
): DayRange | undefined {
  if (!isCapital(month)) return undefined
  const now = yearAndMonth(context.published)
  const number = monthNumber(month)
  const isNext = which?.toLowerCase() === 'next' || looksAhead(context)
  if (isNext) return wholeMonth(number > now.month ? now.year : now.year + (number === now.month ? 0 : 1), number)
  // "Last October" in October is a year ago; "the October clashes" in October are this month's.
  const isPast = number > now.month || (which?.toLowerCase() === 'last' && number === now.month)
  return wholeMonth(isPast ? now.year - 1 : now.year, number)
}

/** Four years since something are more than four and less than five. */
function yearsSince(published: number, count: number): DayRange {
  const now = yearAndMonth(published)
  return dayRange(dayNumber(now.year - count - 1, now.month, now.day), published, 'year')
}

function resolveDistance(
  { count, unit = '', way = '' }: Readonly<Record<string, string | undefined>>,
  context: TimeContext,
): DayRange | undefined {
  const steps = numberOf(count) * (/later/iu.test(way) ? 1 : -1)
  const from = /ago/iu.test(way) ? context.published : (context.named ?? context.published)
  const { year, month } = yearAndMonth(from)
  if (/day|night/iu.test(unit)) return oneDay(from + steps)
  if (/week/iu.test(unit)) return wholeWeek(from + 7 * steps)
  if (/month/iu.test(unit)) return wholeMonth(year, month + steps)
  return wholeYear(year + steps)
}

function resolveCalendar(
  { which = '', unit = '' }: Readonly<Record<string, string | undefined>>,
  { published }: TimeContext,
): DayRange {
  const step = /last|past/iu.test(which) ? -1 : /next/iu.test(which) ? 1 : 0
  const { year, month } = yearAndMonth(published)
  if (/weekend/iu.test(unit)) {
    const saturday = published - ((weekdayOf(published) + 1) % 7) + (step > 0 ? 7 : 0)
    return dayRange(saturday, saturday + 1, 'day')
  }
  if (/past/iu.test(which) && /week/iu.test(unit)) return dayRange(published - 7, published, 'week')
  if (/week/iu.test(unit)) return wholeWeek(published + 7 * step)
  return /month/iu.test(unit) ? wholeMonth(year, month + step) : wholeYear(year + step)
}

/** The latest such day up to the article's own; the coming one where the words look ahead. */
function resolveWeekday(
  { weekday, which = '' }: Readonly<Record<string, string | undefined>>,
  context: TimeContext,
): DayRange | undefined {
  if (!isCapital(weekday) || (weekday ?? '').length < 4) return undefined
  // What happens every Monday is no event of one day.
  if (/\b(?:every|each|most) $/iu.test(context.sentence.slice(Math.max(0, context.at - 6), context.at)))
    return undefined
  const wanted = weekdayNumber(weekday)
  const back = (weekdayOf(context.published) - wanted + 7) % 7
  const isComing =
    /next|coming/iu.test(which) ||
    (which === '' && comingDay.test(context.sentence.slice(Math.max(0, context.at - 50), context.at)))
  if (isComing) return oneDay(context.published + ((7 - back) % 7 || 7))
  return oneDay(context.published - (/last/iu.test(which) && back === 0 ? 7 : back))
}
