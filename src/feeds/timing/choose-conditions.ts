import type { PollState } from '../../model/feed.ts'
import type { Validators } from '../fetch/fetched.ts'

const dayMs = 24 * 3_600_000

/**
 * What to send along so that the server may answer "unchanged"; undefined for asking without any condition.
 * A server without validators is asked "changed since your last answer's Date?" (RFC 9110, 13.1.3 allows it),
 * and without condition at most once a day, in case it understands that wrongly.
 */
export function chooseConditions(state: PollState, now: Date): Validators | undefined {
  const { etag, lastModified, answeredDate, validatorsUrl: url, unconditionalAt } = state
  if (url === undefined) return undefined
  if (etag !== undefined || lastModified !== undefined) return { url, etag, lastModified }
  const isRecent = unconditionalAt !== undefined && now.getTime() - unconditionalAt.getTime() < dayMs
  return isRecent && answeredDate !== undefined ? { url, etag, lastModified: answeredDate } : undefined
}
