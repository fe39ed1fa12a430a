/** Stretches of time side by side: slot n is from edge n up to, not including, edge n + 1. */
export type Slots = {
  readonly unit: SlotUnit
  readonly edges: readonly Date[]
  /** Of each slot, short: "3 Mar", "14:00". */
  readonly labels: readonly string[]
  /** Of each slot, for a sentence: "3 March", "the week from 3 March". */
  readonly names: readonly string[]
}

export type SlotUnit = 'hour' | 'day' | 'week' | 'month'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Longer than this in days: the next unit. */
const longest = { hour: 3, day: 120, week: 1096 }

/**
 * Cuts a period into hours (under three days), days, weeks or months of the clock in a time zone, daylight saving or not.
 * The first slot begins with the hour or day of `since`; the last ends with `until` or after it.
 */
export function cutIntoSlots(since: Date, until: Date, timeZone: string): Slots {
  const clock = createClock(timeZone)
  const unit = chooseUnit(since, until)
  const start = clock.read(since)
  const edges = [
    unit === 'hour' ? floorToHour(since, start.minuteMs) : clock.midnight(start.year, start.month, start.day),
  ]
  for (let n = 1; (edges.at(-1) ?? until) < until; n++) edges.push(edgeAfter(n, unit, edges, clock))
  const starts = edges.slice(0, -1)
  return {
    unit,
    edges,
    labels: starts.map(edge => clock.label(edge, unit)),
    names: starts.map(edge => clock.name(edge, unit)),
  }
}

/**
 * How many of the times lie in each slot: milliseconds since 1970, in any order. With `weights`, each counts as that many.
 */
export function countInSlots(
  times: ArrayLike<number>,
  { edges }: Pick<Slots, 'edges'>,
  weights?: ArrayLike<number>,
): number[] {
  const starts = edges.map(edge => edge.getTime())
  const counts = Array.from({ length: Math.max(0, starts.length - 1) }, () => 0)
  for (let at = 0; at < times.length; at++) {
    const slot = slotOf(times[at] ?? 0, starts)
    if (counts[slot] !== undefined) counts[slot] += weights?.[at] ?? 1
  }
  return counts
}

/** The slot that holds a time; -1 or the number of slots where none does. */
function slotOf(time: number, starts: readonly number[]): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= time) low = middle + 1
    else high = middle
  }
  return low - 1
}

function chooseUnit(since: Date, until: Date): SlotUnit {
  const days = (until.getTime() - since.getTime()) / dayMs
  if (days < longest.hour) return 'hour'
  if (days <= longest.day) return 'day'
  return days <= longest.week ? 'week' : 'month'
}

function floorToHour(at: Date, minuteMs: number): Date {
  return new Date(at.getTime() - minuteMs)
}

function edgeAfter(n: number, unit: SlotUnit, edges: readonly Date[], clock: Clock): Date {
  const first = edges[0] ?? new Date(0)
  if (unit === 'hour') return new Date(first.getTime() + n * hourMs)
  const { year, month, day } = clock.read(first)
  if (unit === 'month') return clock.midnight(year, month + n, 1)
  return clock.midnight(year, month, day + n * (unit === 'week' ? 7 : 1))
}

type Clock = {
  /** The wall clock at an instant; `minuteMs`: since its last full hour. */
  read(at: Date): { year: number; month: number; day: number; minuteMs: number }
  /** The instant a day begins; day and month may run over. */
  midnight(year: number, month: number, day: number): Date
  label(at: Date, unit: SlotUnit): string
  name(at: Date, unit: SlotUnit): string
}

function createClock(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...options })
  const hour = write({ hour: '2-digit', minute: '2-digit' })
  const day = write({ day: 'numeric', month: 'short' })
  const month = write({ month: 'short', year: 'numeric' })
  const dayName = write({ day: 'numeric', month: 'long' })
  const monthName = write({ month: 'long', year: 'numeric' })

  function parts(at: Date): (type: string) => number {
    const found = format.formatToParts(at)
    return type => Number(found.find(part => part.type === type)?.value ?? 0)
  }

  function offsetMs(at: Date): number {
    const part = parts(at)
    const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
    return local - Math.floor(at.getTime() / 1000) * 1000
  }

  return {
    read(at) {
      const part = parts(at)
      const minuteMs = part('minute') * 60_000 + part('second') * 1000 + (((at.getTime() % 1000) + 1000) % 1000)
      return { year: part('year'), month: part('month'), day: part('day'), minuteMs }
    },
    midnight(year, month, day) {
      const utc = Date.UTC(year, month - 1, day)
      const guess = new Date(utc - offsetMs(new Date(utc)))
      return new Date(utc - offsetMs(guess))
    },
    label: (at, unit) => (unit === 'hour' ? hour : unit === 'month' ? month : day).format(at),
    name(at, unit) {
      if (unit === 'month') return monthName.format(at)
      if (unit === 'hour') return `${dayName.format(at)}, ${hour.format(at)}`
      return unit === 'week' ? `the week from ${dayName.format(at)}` : dayName.format(at)
    },
  }
}
