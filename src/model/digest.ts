import type { Target, WatchScope } from './watch.ts'

/** A wall-clock time in a time zone, on all days, on Monday to Friday, or on one day of the week. */
export type DigestSchedule = {
  readonly every: 'day' | 'weekday' | 'week'
  /** 0 is Sunday. Of no meaning unless `every` is a week. */
  readonly weekday: number
  readonly hour: number
  readonly minute: number
  /** A name of the IANA database ("Asia/Karachi"), as Intl takes it. */
  readonly timeZone: string
}

/** What a digest gathers: what several watches answer, what one query answers, or all reports of some feeds. */
export type DigestTopic =
  | { readonly kind: 'watches'; readonly watchIds: readonly number[] }
  | { readonly kind: 'query'; readonly query: string; readonly scope: WatchScope }
  | { readonly kind: 'feeds'; readonly scope: WatchScope }

/**
 * What came in between two moments. The marks count what the corpus met, so that a report belongs to one period alone,
 * whenever it was printed: those after `after`, up to and with `through`.
 */
export type DigestPeriod = {
  readonly since: Date
  readonly until: Date
  readonly after: number
  readonly through: number
}

/** The stories that came in, told in one message at set times. */
export type Digest = {
  readonly id: number
  readonly guildId: string
  readonly ownerId: string
  readonly name: string
  readonly topic: DigestTopic
  readonly schedule: DigestSchedule
  readonly target: Target
  /** A role to mention. */
  readonly roleId: string | undefined
  readonly state: 'active' | 'paused'
  readonly createdAt: Date
  readonly nextDueAt: Date
  /** What came in until then has been told, or is about to be. */
  readonly coveredUntil: Date
  readonly coveredMark: number
  readonly toldAt: Date | undefined
  /** Where the pages of the last one told are kept. */
  readonly toldView: string | undefined
  /** Why the last one did not get through; undefined when it did. */
  readonly trouble: string | undefined
}
