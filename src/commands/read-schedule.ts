import type { DigestSchedule } from '../model/digest.ts'
import { readTimeZone } from './complete-time-zone.ts'
import type { Invocation } from './command.ts'

/** What `every`, `day`, `time` and `zone` ask for; what they leave open is as `before`. A sentence where that can't be. */
export function readSchedule(options: Invocation['options'], before: DigestSchedule): DigestSchedule | string {
  const day = options['day'] === undefined ? undefined : Number(options['day'])
  const every = readEvery(options['every'], day, before.every)
  if (every === undefined) return 'A `day` is for a digest that comes every week: leave out `every`, or choose weekly.'
  const time = options['time'] === undefined ? before : readTime(String(options['time']))
  if (time === undefined) {
    return `I can't read the time “${String(options['time'])
      .replaceAll(/[*_`~|\\<>[\]@]/g, '')
      .slice(0, 40)}”. Write it like 08:00, 20:30 or 8 pm.`
  }
  const zone = options['zone'] === undefined ? { zone: before.timeZone } : readTimeZone(String(options['zone']))
  if (typeof zone === 'string') return zone
  return { every, weekday: day ?? before.weekday, hour: time.hour, minute: time.minute, timeZone: zone.zone }
}

function readEvery(
  typed: string | number | boolean | undefined,
  day: number | undefined,
  before: DigestSchedule['every'],
): DigestSchedule['every'] | undefined {
  if (typed === undefined) return day === undefined ? before : 'week'
  if (typed === 'week') return 'week'
  return day !== undefined ? undefined : typed === 'weekday' ? 'weekday' : 'day'
}

/** "8", "08:00", "8.30 pm", "2030", "noon", "midnight"; undefined where it is no time of day. */
export function readTime(typed: string): { readonly hour: number; readonly minute: number } | undefined {
  const text = typed.trim().toLowerCase()
  if (text === 'noon') return { hour: 12, minute: 0 }
  if (text === 'midnight') return { hour: 0, minute: 0 }
  const found = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(?:(a|p)\.?m\.?)?$/.exec(text)
  if (found === null) return undefined
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)]
  const half = found[3]
  if (minute > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) return undefined
  return { hour: half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0), minute }
}
