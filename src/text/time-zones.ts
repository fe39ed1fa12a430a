import type { Day, Time } from './calendar.ts'
import { offsetOf } from './numeric-date.ts'

export type Zone = {
  /** The text without the zone. */
  readonly rest: string
  /** Minutes east of Greenwich at that local time. */
  readonly offsetAt: (day: Day, time: Time) => number
}

/**
 * Finds the time zone in a written date: "+0500", "GMT+5", "UTC+04:30", "PKT", "Europe/Brussels". Abbreviations that
 * several countries use mean what most feeds mean by them (IST: India; CST, PST and the like: North America).
 * Undefined when there is none.
 */
export function readZone(text: string): Zone | undefined {
  const place = /(?<![\p{L}\d/])([A-Z][A-Za-z]{2,12}\/[A-Z][A-Za-z_]{1,20}(?:\/[A-Z][A-Za-z_]{1,20})?)/u.exec(text)
  if (place?.[1]) return zoneOf(place[1], without(text, place))
  const relative =
    /(?<![\p{L}\d])(?:gmt|utc|ut)?\s*([+\-−]\d{1,2}(?::?\d{2})?)(?::00)?\s*(?:gmt|utc)?(?![\p{L}\d:/-])/iu.exec(
      afterClock(text),
    )
  if (relative?.[1]) {
    const offset = offsetOf(relative[1])
    // "EDT -0400": the number says more than the name.
    const rest = text.replace(relative[0], ' ')
    return { rest: readName(rest)?.rest ?? rest, offsetAt: () => offset ?? Number.POSITIVE_INFINITY }
  }
  return readName(text)
}

function readName(text: string): Zone | undefined {
  for (const found of text.matchAll(/(?<![\p{L}\d])[A-Za-z]{1,5}(?![\p{L}\d])/gu)) {
    const offset = OFFSETS.get(found[0].toUpperCase())
    // Zones are written in capitals: "est" and "mit" are words.
    if (offset !== undefined && found[0] === found[0].toUpperCase())
      return { rest: without(text, found), offsetAt: () => offset }
  }
  return undefined
}

/** "-0500" is a zone only after the clock time, which stands here as a bar; "05-03-2026" is a day. */
function afterClock(text: string): string {
  const bar = text.indexOf('|')
  const gmt = text.search(/(?:gmt|utc)\s*[+\-−]/i)
  return bar !== -1 ? text.slice(bar + 1) : gmt === -1 ? '' : text.slice(gmt)
}

function zoneOf(place: string, rest: string): Zone | undefined {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: place, timeZoneName: 'longOffset' })
    return { rest, offsetAt: (day, time) => offsetIn(format, day, time) }
  } catch {
    return undefined
  }
}

function offsetIn(format: Intl.DateTimeFormat, day: Day, time: Time): number {
  const local = Date.UTC(day.year, day.month - 1, day.day, time.hour, time.minute)
  if (Number.isNaN(local)) return 0
  // Looked up twice: the first guess may fall on the other side of a change of clocks.
  const guess = offsetAt(format, local)
  return offsetAt(format, local - guess * 60_000)
}

function offsetAt(format: Intl.DateTimeFormat, instant: number): number {
  const name = format.formatToParts(instant).find(it => it.type === 'timeZoneName')?.value ?? ''
  return offsetOf(name.replace('GMT', '')) ?? 0
}

function without(text: string, found: RegExpExecArray): string {
  return `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
}

const hours = (offset: number, names: string): [string, number][] =>
  names.split(' ').map(name => [name, Math.round(offset * 60)])

const OFFSETS: ReadonlyMap<string, number> = new Map([
  ...hours(0, 'UT UTC GMT Z WET WEZ'),
  ...hours(1, 'CET MET MEZ BST WEST WAT'),
  ...hours(2, 'CEST MEST MESZ EET CAT SAST'),
  ...hours(3, 'EEST MSK TRT EAT IDT'),
  ...hours(3.5, 'IRST'),
  ...hours(4, 'GST AZT GET SAMT'),
  ...hours(4.5, 'AFT IRDT'),
  ...hours(5, 'PKT PKST UZT TJT TMT YEKT MVT'),
  ...hours(5.5, 'IST SLST'),
  ...hours(5.75, 'NPT'),
  ...hours(6, 'BDT BTT ALMT OMST'),
  ...hours(6.5, 'MMT'),
  ...hours(7, 'WIB ICT KRAT'),
  ...hours(8, 'SGT HKT WITA AWST PHT MYT'),
  ...hours(9, 'JST KST WIT'),
  ...hours(9.5, 'ACST'),
  ...hours(10, 'AEST CHST VLAT'),
  ...hours(10.5, 'ACDT'),
  ...hours(11, 'AEDT'),
  ...hours(12, 'NZST FJT'),
  ...hours(13, 'NZDT'),
  ...hours(-2.5, 'NDT'),
  ...hours(-3.5, 'NST'),
  ...hours(-3, 'ART BRT ADT CLST'),
  ...hours(-4, 'AST AT EDT CLT VET BOT'),
  ...hours(-5, 'EST ET CDT COT PET'),
  ...hours(-6, 'CST CT MDT'),
  ...hours(-7, 'MST MT PDT'),
  ...hours(-8, 'PST PT AKDT'),
  ...hours(-9, 'AKST HDT'),
  ...hours(-10, 'HST'),
])
