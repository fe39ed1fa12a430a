import { parseDate } from './parse-date.ts'

export type Dateline = {
  /** As printed ("PESHAWAR", "KABUL, Afghanistan"). */
  readonly place: string
  /** "March 5", "5 March 2026": as printed; a year is not always there. */
  readonly day: string | undefined
  /** The wire in brackets ("AP"). */
  readonly agency: string | undefined
  /** Index in the text where the report itself begins. */
  readonly end: number
}

/**
 * Reads the dateline that opens a report: "PESHAWAR: ", "KABUL (Agency) — ", "ISLAMABAD, March 5 (Agency) - ",
 * "Geneva, 5 March 2026 (AFP) – ". A place in capitals is enough; one in small letters needs a day or an agency
 * beside it. Undefined where the text just begins.
 */
export function readDateline(text: string): Dateline | undefined {
  const head = text.slice(0, 140)
  const separator = SEPARATOR.exec(head)
  if (!separator) return undefined
  const parts = OPENING.exec(head.slice(0, separator.index).trim())
  if (!parts) return undefined
  const [, written = '', rest = '', agency] = parts
  const day = dayOf(rest)
  const place = `${written}${day === undefined && rest ? `, ${rest}` : ''}`.trim()
  if (!isPlace(place, day !== undefined || agency !== undefined)) return undefined
  return { place, day, agency: agency?.trim(), end: separator.index + separator[0].length }
}

/** Where the place ends: a colon, a dash of any kind, or both. */
const SEPARATOR = /\s*:\s*[-–—]{1,2}\s*|:\s+|\s*(?:—|–|--)\s*|\s+-\s+|(?<=\))\s*-\s+|\.\s*[-–—]{1,2}\s*/

/** Place, what follows its comma, and an agency in brackets. */
const OPENING = /^([^,()\d]{2,40})(?:,\s*([^()]{2,40}?))?\s*,?\s*(?:\(([^()]{2,40})\))?$/u

function dayOf(text: string): string | undefined {
  const day = text.trim().replace(/^on\s+/i, '')
  // "March 5" has no year: any will do to see that it is a day.
  return /\d/.test(day) && (parseDate(day) ?? parseDate(`${day.replace(/\.$/, '')}, 2024`)) ? day : undefined
}

function isPlace(place: string, isVouchedFor: boolean): boolean {
  const words = place.split(/[\s/,]+/).filter(it => it !== '')
  if (words.length === 0 || words.length > 6 || NOT_PLACES.has(words[0] ?? '')) return false
  if (/[^\p{L}\p{M}\s.,'’\-/]/u.test(place)) return false
  const first = place.split(',')[0] ?? ''
  const isCapital = /^\P{Ll}+$/u.test(first) && /\p{Lu}{3}/u.test(first)
  if (isCapital) return true
  return isVouchedFor && /^[\p{Lu}\p{Lo}]/u.test(place)
}

/** Words in capitals before a colon that open a text, yet are no places. */
const NOT_PLACES: ReadonlySet<string> = new Set(
  (
    'BREAKING UPDATE UPDATED UPDATES LIVE WATCH EXCLUSIVE OPINION EDITORIAL ANALYSIS EXPLAINER EXPLAINED NOTE NOTES ' +
    'CORRECTION WARNING ALERT URGENT DEVELOPING VIDEO VIDEOS PHOTOS READ MORE ALSO FACTBOX TIMELINE INTERVIEW REVIEW ' +
    'PROFILE FACT CHECK QUESTION ANSWER SOURCE PHOTO IMAGE FILE ADVERTISEMENT NATO ISIS TTP BLA TODAY NOW'
  ).split(' '),
)
