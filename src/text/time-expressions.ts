import { dayRange, oneDay, wholeMonth, wholeYear, type DayRange } from './calendar-days.ts'
import { months, numbers, weekdays } from './dated-events-words.ts'
import {
  exactDay,
  resolveCalendar,
  resolveDay,
  resolveDistance,
  resolveMonth,
  resolveWeekday,
  yearsSince,
  type Step,
  type TimeContext,
  type TimeUnit,
} from './resolve-time.ts'

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
    resolve: namedDay,
  },
  {
    pattern: compile(`\\b(?:on )?(?:the )?${day}(?:st|nd|rd|th)?(?: of)? ${month}\\b\\.?(?:,? ${year}\\b)?`),
    resolve: namedDay,
  },
  {
    pattern: compile(`\\b(?:in )?(?:(?:early|late|mid)[ -])?${month}\\.?,? (?:of )?${year}\\b`),
    resolve: ({ month, year }) => wholeMonth(Number(year), monthNumber(month)),
  },
  {
    pattern: compile(
      `\\b(?:(?:in|since|during|until|by|(?<which>last|this|next)|of|(?:in )?(?:early|late|mid))[ -]${month}|the ${month.replace('month', 'named')} [a-z]{4,15})\\b(?! \\d)`,
    ),
    resolve: ({ month, named, which }, context) => {
      const word = month ?? named
      return isCapital(word) ? resolveMonth(monthNumber(word), stepOf(which), context) : undefined
    },
  },
  {
    pattern: compile(`\\b(?:in |over )?the (?:past |last )?${count} years since\\b[^.;,]{0,60}`),
    resolve: ({ count }, { published }) => yearsSince(published, numberOf(count)),
  },
  {
    pattern: compile(`\\b${count} (?<unit>day|night|week|month|year)s? (?<way>ago|earlier|before|previously|later)\\b`),
    resolve: distance,
  },
  {
    pattern: compile('\\b(?:the )?(?<way>previous|following|next) (?<unit>day|week|month|year)\\b'),
    resolve: ({ way, unit }, context) => distance({ count: 'one', unit, way }, context),
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
    resolve: calendarTime,
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
    resolve: namedWeekday,
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

type Groups = Readonly<Record<string, string | undefined>>

function namedDay({ month, day, year, weekday }: Groups, context: TimeContext): DayRange | undefined {
  if (!isCapital(month)) return undefined
  const number = year === undefined ? undefined : Number(year)
  return resolveDay(
    { month: monthNumber(month), day: Number(day), year: number, weekday: weekdayNumber(weekday) },
    context,
  )
}

function stepOf(which = ''): Step {
  if (/last|past/iu.test(which)) return -1
  if (/next|coming/iu.test(which)) return 1
  return which === '' ? undefined : 0
}

function unitOf(unit = ''): TimeUnit {
  const word = unit.toLowerCase()
  return word === 'night' ? 'day' : (word as TimeUnit)
}

function distance({ count, unit, way = '' }: Groups, { named, published }: TimeContext): DayRange {
  const steps = numberOf(count) * (/later|following|next/iu.test(way) ? 1 : -1)
  return resolveDistance(/ago/iu.test(way) ? published : (named ?? published), steps, unitOf(unit))
}

function calendarTime({ which = '', unit }: Groups, { published }: TimeContext): DayRange {
  if (/past/iu.test(which) && unitOf(unit) === 'week') return dayRange(published - 7, published, 'week')
  return resolveCalendar(stepOf(which) ?? 0, unitOf(unit), published)
}

function namedWeekday({ weekday, which }: Groups, context: TimeContext): DayRange | undefined {
  if (!isCapital(weekday) || (weekday ?? '').length < 4) return undefined
  return resolveWeekday(weekdayNumber(weekday), stepOf(which), context)
}
