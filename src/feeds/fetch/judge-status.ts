import type { Fetched } from './fetched.ts'
import type { Headers } from './headers.ts'
import { readRetryAfterMs } from './retry-after.ts'

/** What an answer other than 200, 304 and redirects means; undefined if it is good. `isMoved`: temporary redirects led here. */
export function judgeStatus(status: number, headers: Headers, now: Date, isMoved: boolean): Fetched | undefined {
  const retryAfterMs = readRetryAfterMs(headers.one('retry-after'), now)
  if (status === 429 || (status === 503 && retryAfterMs !== undefined)) {
    return {
      kind: 'rateLimited',
      reason: `the server asks for fewer questions (${status})`,
      retryAfterMs,
      wasAsked: true,
    }
  }
  // A 410 at the end of a temporary detour says nothing about the address we were given.
  if (status === 410 && !isMoved) return { kind: 'gone', reason: 'the publisher took it away for good (410)' }
  if (status >= 200 && status < 300 && status !== 204 && status !== 205 && status !== 206) return undefined
  return {
    kind: 'failed',
    reason: describeStatus(status),
    isTemporary: status >= 500 || status === 408 || status === 425,
  }
}

function describeStatus(status: number): string {
  if (status === 404 || status === 410) return `the server has no such page (${status})`
  if (status === 401 || status === 402) return `the server asks for a login (${status})`
  if (status === 403 || status === 451) return `the server refuses us (${status})`
  if (status === 408) return 'the server gave up waiting (408)'
  if (status >= 500) return `the server has a fault (${status})`
  if (status === 304) return 'the server says "unchanged" though it was not asked (304)'
  return `the server gave an answer without a page (${status})`
}
