import type { PollWishes } from '../../model/feed.ts'

const hourMs = 3_600_000
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

type Quiet = Pick<PollWishes, 'skipHours' | 'skipDays'>

/**
 * The first moment from `at` on that lies outside the hours and days the publisher wants to be left in peace
 * (RSS 2.0 skipHours and skipDays, UTC). A publisher who names all of them is not believed.
 */
export function afterQuietHours(at: Date, quiet: Quiet): Date {
  for (let hours = 0; hours <= 7 * 24; hours++) {
    const moment = hours === 0 ? at : new Date((Math.floor(at.getTime() / hourMs) + hours) * hourMs)
    if (!isQuiet(moment, quiet)) return moment
  }
  return at
}

function isQuiet(moment: Date, { skipHours, skipDays }: Quiet): boolean {
  return skipHours.includes(moment.getUTCHours()) || skipDays.includes(days[moment.getUTCDay()] ?? '')
}
