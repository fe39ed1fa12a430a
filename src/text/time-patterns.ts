import { oneDay, wholeMonth, wholeYear } from './calendar-days.ts'
import { foldInPlace } from './fold-in-place.ts'
import {
  exactDay,
  resolveCalendar,
  resolveDay,
  resolveDistance,
  resolveMonth,
  resolveWeekday,
  type AheadWords,
  type Step,
  type TimeUnit,
} from './resolve-time.ts'
import type { TimePattern } from './time-expressions.ts'
import type { Around, TimeWords } from './time-words.ts'

/** What reads the times of a language from folded text. */
export type TimeReader = { readonly patterns: readonly TimePattern[]; readonly ahead: AheadWords }

const year = '(?<year>(?:19|20)\\d\\d)'
const day = '(?<day>[12]\\d|3[01]|0?[1-9])'

/** Patterns from a table of words, the more telling before the less telling. */
export function createTimeReader(words: TimeWords): TimeReader {
  const compile = (source: string) =>
    new RegExp(foldSource(`(?<![\\p{L}\\p{N}])${words.prefix ?? ''}(?:${source})(?![\\p{L}\\p{N}])`), 'gu')
  const monthOf = createFinder(words.months)
  const weekdayOf = createFinder(words.weekdays)
  const numberOf = createFinder(words.numbers)
  const steps: readonly Step[] = [-1, 0, 1]
  const findStep = createFinder([words.last, words.this, words.next])
  const stepOf = (which: string | undefined): Step => (which === undefined ? undefined : steps[findStep(which)])
  const kinds = Object.keys(words.units) as TimeUnit[]
  const findUnit = createFinder(Object.values(words.units))
  const unitOf = (unit = ''): TimeUnit => kinds[findUnit(unit)] ?? 'day'
  const dayOffsetOf = createFinder(words.days.map(([names]) => names))
  const pair = new RegExp(foldSource(`(?:${words.pair ?? '(?!)'})$`), 'u')

  const month = `(?<month>${words.months.join('|')})(?: ?/ ?\\p{L}{2,12})?`
  const weekday = `(?<weekday>${words.weekdays.join('|')})`
  const unit = `(?<unit>${Object.values(words.units).join('|')})`
  const count = `(?<count>\\d{1,2}|${words.numbers.join('|')})`
  const which = `${words.last}|${words.this}|${words.next}`
  const [of, ofYear] = [words.of ?? ' ', words.ofYear ?? words.of ?? ' ']
  const around = ({ before = '', after = '' }: Around, middle: string) => `${before}${middle}${after}`
  const withStep = (middle: string) => `(?:(?<which>${which}) )?${middle}(?: (?<behind>${which}))?`

  return {
    ahead: aheadWords(words),
    patterns: [
      {
        pattern: compile(`${year}-(?<month>0[1-9]|1[0-2])-${day}|${day}[./](?<month>1[0-2]|0?[1-9])[./]${year}`),
        resolve: ({ year, month, day }) => exactDay(Number(year), Number(month), Number(day)),
      },
      {
        pattern: compile(
          `(?:${weekday},? )?(?:(?:le|el|den|dem|il) )?${day}${words.dayEnd ?? ''}${of}${month}(?:${ofYear}${year})?`,
        ),
        resolve: ({ month = '', day, year, weekday }, context) =>
          resolveDay(
            {
              month: monthOf(month) + 1,
              day: Number(day),
              year: year === undefined ? undefined : Number(year),
              weekday: weekday === undefined ? -1 : weekdayOf(weekday),
            },
            context,
          ),
      },
      {
        pattern: compile(`(?:${words.month.before ?? ''})?${month}${ofYear}${year}`),
        resolve: ({ month = '', year }) => wholeMonth(Number(year), monthOf(month) + 1),
      },
      {
        pattern: compile(around(words.month, withStep(month))),
        resolve: ({ month = '', which, behind }, context) =>
          resolveMonth(monthOf(month) + 1, stepOf(which ?? behind), context),
      },
      {
        pattern: compile(around(words.ago, `(?:${count} )?${unit}`)),
        resolve: ({ count, unit = '' }, { published }) => {
          const many = count === undefined ? (pair.test(unit) ? 2 : 1) : Number(count) || numberOf(count) + 1
          return resolveDistance(published, -many, unitOf(unit))
        },
      },
      {
        pattern: compile(words.days.map(([names]) => `(?<word>${names})`).join('|')),
        resolve: ({ word = '' }, { published }) => oneDay(published + (words.days[dayOffsetOf(word)]?.[1] ?? 0)),
      },
      ...(words.eve === undefined
        ? []
        : [
            {
              pattern: compile(words.eve),
              resolve: (_: unknown, { named, published }: { named: number | undefined; published: number }) =>
                oneDay((named ?? published) - 1),
            },
          ]),
      {
        pattern: compile(`(?<which>${which}) ${unit}|${unit} (?<which>${which})`),
        resolve: ({ which, unit }, { published }) =>
          // "These days" are no day.
          unitOf(unit) === 'day' ? undefined : resolveCalendar(stepOf(which) ?? 0, unitOf(unit), published),
      },
      {
        pattern: compile(around(words.weekday ?? {}, withStep(weekday))),
        resolve: ({ weekday = '', which, behind }, context) =>
          resolveWeekday(weekdayOf(weekday), stepOf(which ?? behind), context),
      },
      {
        pattern: compile(around(words.year, year)),
        resolve: ({ year }) => wholeYear(Number(year)),
      },
    ],
  }
}

/** Folds letters but not the names of groups and classes, which are ASCII but for "\p{L}". */
function foldSource(source: string): string {
  return source
    .split(/(\\p\{\p{L}\})/u)
    .map(part => (part.startsWith('\\p') ? part : foldInPlace(part)))
    .join('')
}

/** Says in which of some alternations a word is; -1 where in none. */
function createFinder(alternatives: readonly string[]): (word: string) => number {
  const patterns = alternatives.map(
    names => new RegExp(foldSource(`^(?:${names.replaceAll(/\(\?<[=!].*?\)(?=\p{L})/gu, '')})$`), 'u'),
  )
  return word => patterns.findIndex(pattern => pattern.test(word))
}

function aheadWords({ coming, every, prefix = '' }: TimeWords): AheadWords {
  const word = (source: string, end: string) => new RegExp(foldSource(`(?<!\\p{L})${prefix}(?:${source})${end}`), 'u')
  const words = word(coming, '(?!\\p{L})')
  return { coming: words, comingDay: words, every: word(every, ' $') }
}
