/** Stretches of time side by side: slot n is from edge n up to, not including, edge n + 1. */
export type Slots = {
  readonly unit: SlotUnit
  readonly edges: readonly Date[]
  /** Of each slot, short: "3 Mar", "14:00". */
  readonly labels: readonly string[]
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
  const labels = edges.slice(0, -1).map(edge => clock.label(edge, unit))
  return { unit, edges, labels }
}

/** How many of the times lie in each slot. Milliseconds since 1970, in any order. */
export function countInSlots(times: Iterable<number>, { edges }: Pick<Slots, 'edges'>): number[] {
  const starts = edges.map(edge => edge.getTime())
  const counts = Array.from({ length: Math.max(0, starts.length - 1) }, () => 0)
  for (const time of times) {
    const slot = slotOf(time, starts)
    if (counts[slot] !== undefined) counts[slot]++
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
  const labels = {
    hour: new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' }),
    day: new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short' }),
    month: new Intl.DateTimeFormat('en-GB', { timeZone, month: 'short', year: 'numeric' }),
  }

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
    label: (at, unit) => labels[unit === 'week' ? 'day' : unit].format(at),
  }
}
