import { readSeconds } from './cache-lifetime.ts'
import { parseHttpDate } from './http-date.ts'

/** The longest that is believed: a mistyped year must not silence a host for good. */
const longestMs = 7 * 24 * 3_600_000

/** Reads Retry-After (RFC 9110, 10.2.3), seconds or a date, as milliseconds from now, a week at most. Undefined if unreadable. */
export function readRetryAfterMs(text: string | undefined, now: Date): number | undefined {
  if (text === undefined) return undefined
  const seconds = readSeconds(text)
  if (seconds !== undefined) return Math.min(longestMs, seconds * 1000)
  const at = parseHttpDate(text)
  return at === undefined ? undefined : Math.min(longestMs, Math.max(0, at.getTime() - now.getTime()))
}
