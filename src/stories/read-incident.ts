import type { Term } from '../text/analyse.ts'
import { dayNumber, weekdayOf, yearAndMonth } from '../text/calendar-days.ts'
import { MONTHS, weekdayNames } from '../text/date-words.ts'
import { foldWord } from '../text/fold.ts'
import { numberWords } from '../text/number-words.ts'
import { stemWord } from '../text/stem.ts'

/** What tells an incident from others of its sort. */
export type Incident = {
  /** The day that headline and lead name first, counted from 1970; -1 where they name none. */
  readonly day: number
  /** All days that the beginning of the report names. */
  readonly days: readonly number[]
  /** How many were killed, hurt, taken or jailed, by headline and lead. */
  readonly tolls: readonly number[]
}

/** Of a report that tells of none. */
export const noIncident: Incident = { day: -1, days: [], tolls: [] }

/** Headline and beginning of a report, each as its terms in order. */
type Opening = { readonly title: readonly Term[]; readonly text: readonly Term[] }

/** Reads what an incident is told by; `published` counts days from 1970. Days are the latest of their name not after it. */
export function readIncident({ title, text }: Opening, published: number | undefined): Incident {
  const lead = [...title, ...text.slice(0, termsOfLead)]
  const tolls = [...new Set(tollsIn(lead))]
  if (published === undefined) return { day: -1, days: [], tolls }
  const today = Math.floor(published)
  const inLead = daysIn(lead, today)
  const behind = daysIn(text.slice(termsOfLead, termsOfBeginning), today)
  return { day: inLead[0] ?? -1, days: [...new Set([...inLead, ...behind])], tolls }
}

const termsOfLead = 70
const termsOfBeginning = 200

function daysIn(terms: readonly Term[], today: number): readonly number[] {
  const days: number[] = []
  for (const [at, { word }] of terms.entries()) {
    const weekday = weekdays.get(word)
    const back = weekday === undefined ? daysBack.get(word) : (weekdayOf(today) - weekday + 7) % 7
    if (back !== undefined) days.push(today - back)
    const month = MONTHS.get(word)
    const day = month === undefined ? undefined : (dayOfMonth(terms[at + 1]) ?? dayOfMonth(terms[at - 1]))
    if (month !== undefined && day !== undefined) days.push(latest(month, day, today))
  }
  return days
}

const daysBack = new Map(Object.entries({ yesterday: 1, today: 0, tonight: 0, overnight: 0 }))

function dayOfMonth(term: Term | undefined): number | undefined {
  if (term === undefined || !/^\d{1,2}$/.test(term.word)) return undefined
  const day = Number(term.word)
  return day >= 1 && day <= 31 ? day : undefined
}

/** The latest such day that is not after tomorrow. */
function latest(month: number, day: number, today: number): number {
  const { year } = yearAndMonth(today)
  const ofYear = dayNumber(year, month, day)
  return ofYear > today + 1 ? dayNumber(year - 1, month, day) : ofYear
}

/** Whole names, so that no other word is taken for one. */
const weekdays: ReadonlyMap<string, number> = new Map(
  ['en', 'fr', 'es', 'it', 'de', 'ru', 'ar'].flatMap(language =>
    (weekdayNames[language] ?? '')
      .split(' ')
      .flatMap((names, at) => names.split('|').map(name => [foldWord(name), at] as const))
      .filter(([name]) => name.length > 3),
  ),
)

/** Numbers beside words of harm: "killing fourteen people", "six soldiers were wounded", "seven years in prison". */
function tollsIn(terms: readonly Term[]): readonly number[] {
  const tolls: number[] = []
  for (const [at, { word }] of terms.entries()) {
    const number = numberOf(word, terms[at + 1]?.word)
    const isCounted = isTens(numberWords.get(terms[at - 1]?.word ?? '')) && unitOf(word) !== undefined
    if (number === undefined || isCounted) continue
    const isBeside = terms.slice(Math.max(0, at - 2), at + 5).some(({ stem }) => harmStems().has(stem))
    if (isBeside) tolls.push(number)
  }
  return tolls
}

function numberOf(word: string, next: string | undefined): number | undefined {
  if (/^\d{1,4}(?:·\d)?$/.test(word)) return Number(word.replace('·', '.'))
  const number = numberWords.get(word)
  return number === undefined || !isTens(number) ? number : number + (unitOf(next) ?? 0)
}

/** "Forty-five" is two terms. */
function isTens(number: number | undefined): boolean {
  return number !== undefined && number >= 20
}

function unitOf(word: string | undefined): number | undefined {
  const number = word === undefined ? undefined : numberWords.get(word)
  return number !== undefined && number < 10 ? number : undefined
}

let harm: ReadonlySet<string> | undefined

function harmStems(): ReadonlySet<string> {
  return (harm ??= new Set(harmWords.split(' ').map(word => stemWord(word, 'en'))))
}

const harmWords =
  'kill killed killing dead die died dies death deaths bodies wound wounded wounding injured injuring injuries hurt drown drowned missing lost ' +
  'abduct abducted kidnapped taken hostages prison jail jailed sentenced arrested magnitude swept martyred'
