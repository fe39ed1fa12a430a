import type { Term } from '../text/analyse.ts'
import { dayNumber, weekdayOf, yearAndMonth } from '../text/calendar-days.ts'
import { monthNames, weekdayNames } from '../text/date-words.ts'
import { foldWord } from '../text/fold.ts'
import { readTolls } from './read-tolls.ts'

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
export function readIncident({ title, text }: Opening, language: string, published: number | undefined): Incident {
  const lead = [...title, ...text.slice(0, termsOfLead)]
  const tolls = readTolls(lead, language)
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
  for (let at = 0; at < terms.length; at++) {
    const time = timeWords.get(terms[at]?.word ?? '')
    if (time === undefined) continue
    const day = time.month === undefined ? undefined : (dayOfMonth(terms[at + 1]) ?? dayOfMonth(terms[at - 1]))
    if (day !== undefined && time.month !== undefined) days.push(latest(time.month, day, today))
    else if (time.weekday !== undefined) days.push(today - ((weekdayOf(today) - time.weekday + 7) % 7))
    else if (time.back !== undefined) days.push(today - time.back)
  }
  return days
}

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

type TimeWord = { readonly month?: number; readonly weekday?: number; readonly back?: number }

/** By whole names, so that no other word is taken for one; English months also as newspapers shorten them. */
const timeWords: ReadonlyMap<string, TimeWord> = new Map<string, TimeWord>([
  ...Object.values(monthNames).flatMap(names =>
    placesOf(names).map(([name, at]) => [name, { month: at + 1 }] as const),
  ),
  ...placesOf('jan feb mar apr may jun jul aug sept|sep oct nov dec').map(
    ([name, at]) => [name, { month: at + 1 }] as const,
  ),
  ...['en', 'fr', 'es', 'it', 'de', 'ru', 'ar'].flatMap(language =>
    placesOf(weekdayNames[language] ?? '')
      .filter(([name]) => name.length > 3)
      .map(([name, weekday]) => [name, { weekday }] as const),
  ),
  ...Object.entries({ yesterday: 1, today: 0, tonight: 0, overnight: 0 }).map(
    ([word, back]) => [word, { back }] as const,
  ),
])

/** Each name, folded, with its place in the list. */
function placesOf(names: string): readonly (readonly [name: string, place: number])[] {
  return names.split(' ').flatMap((forms, at) => forms.split('|').map(form => [foldWord(form), at] as const))
}
