const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const longClock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const shortDate = new Intl.DateTimeFormat(undefined, { day: '2-digit', month: '2-digit', year: 'numeric' })
const longDate = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' })
const dateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'short' })
const fullDateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' })
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })

/** A moment in the reader's own time zone, in Discord's styles t, T, d, D, f, F and R. */
export function styleTime(at: Date, style: string, now: Date): string {
  switch (style) {
    case 't':
      return clock.format(at)
    case 'T':
      return longClock.format(at)
    case 'd':
      return shortDate.format(at)
    case 'D':
      return longDate.format(at)
    case 'F':
      return fullDateAndTime.format(at)
    case 'R':
      return sinceOrUntil(at, now)
    default:
      return dateAndTime.format(at)
  }
}

/** When a message was written, as it stands beside the author's name: "Today at 19:05". */
export function messageTime(at: Date, now: Date): string {
  const days = dayNumber(now) - dayNumber(at)
  if (days === 0) return `Today at ${clock.format(at)}`
  if (days === 1) return `Yesterday at ${clock.format(at)}`
  return `${shortDate.format(at)} ${clock.format(at)}`
}

export function dayWords(at: Date): string {
  return longDate.format(at)
}

export function isSameDay(a: Date, b: Date): boolean {
  return dayNumber(a) === dayNumber(b)
}

export function clockWords(at: Date): string {
  return clock.format(at)
}

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

function sinceOrUntil(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000)
  const [unit, size] = units.find(([, one]) => Math.abs(seconds) >= one) ?? ['second', 1]
  return relative.format(Math.trunc(seconds / size), unit)
}

/** Days as the reader's calendar counts them. */
function dayNumber(at: Date): number {
  return Math.floor(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / 86_400_000)
}
