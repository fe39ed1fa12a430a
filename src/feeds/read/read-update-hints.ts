import type { FeedDocument } from './feed-document.ts'
import type { Fields } from './parse-xml.ts'

type UpdateHints = Pick<FeedDocument, 'ttlMinutes' | 'updatePeriodMs' | 'skipHours' | 'skipDays'>

/**
 * When the publisher asks us to come back: `ttl`, the syndication module's period and frequency, `skipHours` and
 * `skipDays`. Source: RSS 2.0 specification; purl.org/rss/1.0/modules/syndication.
 */
export function readUpdateHints(channel: Fields): UpdateHints {
  return {
    ttlMinutes: positive(channel('ttl')[0]?.value),
    updatePeriodMs: periodOf(channel('sy:updateperiod')[0]?.value, channel('sy:updatefrequency')[0]?.value),
    skipHours: partsOf(channel, 'skiphours', 'hour')
      .map(Number)
      .filter(it => Number.isInteger(it) && it >= 0 && it <= 24)
      .map(it => it % 24),
    skipDays: partsOf(channel, 'skipdays', 'day')
      .map(capitalised)
      .filter(it => DAYS.includes(it)),
  }
}

const DAYS: readonly string[] = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

const HOUR_MS = 3_600_000
const PERIODS: ReadonlyMap<string, number> = new Map([
  ['hourly', HOUR_MS],
  ['daily', 24 * HOUR_MS],
  ['weekly', 7 * 24 * HOUR_MS],
  ['monthly', 30 * 24 * HOUR_MS],
  ['yearly', 365 * 24 * HOUR_MS],
])

function periodOf(period: string | undefined, frequency: string | undefined): number | undefined {
  const periodMs = PERIODS.get(period?.trim().toLowerCase() ?? '')
  return periodMs && Math.round(periodMs / (positive(frequency) ?? 1))
}

function positive(written: string | undefined): number | undefined {
  const number = Number(written?.trim() || Number.NaN)
  return Number.isFinite(number) && number > 0 ? number : undefined
}

function partsOf(channel: Fields, group: string, part: string): string[] {
  return channel(group)
    .flatMap(it => it.parts(part))
    .map(it => it.value.trim())
    .slice(0, 31)
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()
}
