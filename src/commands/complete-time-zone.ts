import Fuse from 'fuse.js'
import type { Choice } from './command.ts'

/** Names that the runtime takes but lists under an older one, or not at all. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

const zones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').map(name => renamed[name] ?? name)]

/** What many people call home, or their clocks, and no zone is called after. */
const places: Readonly<Record<string, string>> = {
  islamabad: 'Asia/Karachi',
  lahore: 'Asia/Karachi',
  peshawar: 'Asia/Karachi',
  quetta: 'Asia/Karachi',
  pakistan: 'Asia/Karachi',
  afghanistan: 'Asia/Kabul',
  kandahar: 'Asia/Kabul',
  delhi: 'Asia/Kolkata',
  mumbai: 'Asia/Kolkata',
  india: 'Asia/Kolkata',
  beijing: 'Asia/Shanghai',
  washington: 'America/New_York',
  boston: 'America/New_York',
  'san francisco': 'America/Los_Angeles',
  geneva: 'Europe/Zurich',
  munich: 'Europe/Berlin',
  gaza: 'Asia/Gaza',
  'tel aviv': 'Asia/Jerusalem',
  gmt: 'UTC',
  aedt: 'Australia/Sydney',
  aest: 'Australia/Sydney',
  aft: 'Asia/Kabul',
  cat: 'Africa/Maputo',
  cdt: 'America/Chicago',
  cest: 'Europe/Berlin',
  cet: 'Europe/Berlin',
  eat: 'Africa/Nairobi',
  edt: 'America/New_York',
  eest: 'Europe/Kyiv',
  eet: 'Europe/Kyiv',
  est: 'America/New_York',
  hkt: 'Asia/Hong_Kong',
  irst: 'Asia/Tehran',
  jst: 'Asia/Tokyo',
  kst: 'Asia/Seoul',
  mdt: 'America/Denver',
  msk: 'Europe/Moscow',
  mst: 'America/Denver',
  npt: 'Asia/Kathmandu',
  pdt: 'America/Los_Angeles',
  pkt: 'Asia/Karachi',
  pst: 'America/Los_Angeles',
  sast: 'Africa/Johannesburg',
  sgt: 'Asia/Singapore',
  trt: 'Europe/Istanbul',
  wat: 'Africa/Lagos',
  wib: 'Asia/Jakarta',
}

/** Letters that stand for the clocks of several countries. */
const ambiguous: ReadonlyMap<string, readonly string[]> = new Map([
  ['bst', ['Europe/London', 'Asia/Dhaka']],
  ['cst', ['America/Chicago', 'Asia/Shanghai', 'America/Havana']],
  ['gst', ['Asia/Dubai', 'Atlantic/South_Georgia']],
  ['ist', ['Asia/Kolkata', 'Asia/Jerusalem', 'Europe/Dublin']],
])

type Entry = { readonly zone: string; readonly name: string }

const entries: readonly Entry[] = [
  ...zones.map(zone => ({ zone, name: zone.replaceAll(/[/_]/g, ' ') })),
  ...Object.entries(places).map(([name, zone]) => ({ zone, name })),
]

/** The time zone that somebody named, as Intl takes it; a sentence with the nearest ones where there is no such zone. */
export function readTimeZone(typed: string): { readonly zone: string } | string {
  const wanted = typed.trim()
  const folded = wanted.toLowerCase()
  const known =
    zones.find(zone => zone.toLowerCase() === folded) ??
    entries.find(({ name }) => name.toLowerCase() === folded)?.zone ??
    zones.find(zone => zone.toLowerCase().endsWith(`/${folded.replaceAll(' ', '_')}`))
  if (known !== undefined) return { zone: known }
  const taken = takenByIntl(wanted)
  if (taken !== undefined) return { zone: taken }
  const near = findNear(wanted).slice(0, 3)
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Write it like Asia/Karachi or Europe/London.'
  return `I know no time zone called “${wanted.replaceAll(/[*_`~|\\<>[\]@]/g, '').slice(0, 60)}”. ${hint}`
}

/** Completes a time zone by any part of its name, with the time that it is there. */
export function completeTimeZone(typed: string, usual: string, now: Date): readonly Choice[] {
  const fitting = typed.trim() === '' ? [...new Set([usual, 'UTC', ...commonZones])] : findNear(typed)
  return fitting.slice(0, 25).map(zone => ({ name: `${zone} · now ${timeIn(zone, now)}`, value: zone }))
}

const commonZones = [
  'Asia/Karachi',
  'Asia/Kabul',
  'Asia/Kolkata',
  'Asia/Tehran',
  'Asia/Dubai',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Kyiv',
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Singapore',
  'Australia/Sydney',
]

function findNear(typed: string): readonly string[] {
  const fuse = new Fuse(entries, { keys: ['name'], threshold: 0.35, ignoreLocation: true })
  const words = typed.slice(0, 60).replaceAll(/[/_]/g, ' ').trim()
  const meant = ambiguous.get(words.toLowerCase())
  if (meant !== undefined) return meant
  const found = fuse.search(words).map(({ item }) => item)
  // Whoever types "lord" means Lord Howe, not Qyzylorda.
  const begins = ({ name }: Entry) => ` ${name.toLowerCase()}`.includes(` ${words.toLowerCase()}`)
  return [...new Set([...found.filter(begins), ...found].map(({ zone }) => zone))]
}

/** Links of the database that no list names ("US/Eastern"), by their own name; offsets without a place are none. */
function takenByIntl(name: string): string | undefined {
  if (!/^[A-Za-z_+\-\d]+\/[A-Za-z_+\-/\d]+$/.test(name)) return undefined
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

function timeIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(
    now,
  )
}
