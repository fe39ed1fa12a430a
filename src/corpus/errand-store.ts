import type { DigestPeriod } from '../model/digest.ts'
import type { UnusualNotice } from './lookout-store.ts'

/**
 * Something to say or mend at Discord that is no alert. Doing it twice does no harm: a notice is looked for before it is
 * said again, an edit gives the same message.
 */
export type Errand = {
  readonly id: number
  readonly queuedAt: Date
  /** How often it was begun with an unknown end; 1 at first. */
  readonly attempts: number
} & (FeedNotice | AlertRevision | StoryEdit | DigestErrand | OwnerNotice | UnusualNotice | WatchNotice)

/** A channel is told how a feed of its server is doing. */
export type FeedNotice = {
  readonly kind: 'notice'
  readonly feedId: number
  readonly guildId: string
  readonly channelId: string
  readonly news: NewNotice['news']
  readonly text: string
}

/** Alerts that showed an article have to say what its new revision changed. */
export type AlertRevision = { readonly kind: 'revision'; readonly articleId: number; readonly revision: number }

/** The message of a story has to say how things stand. `asked` counts how often it was wanted: see `finishErrand`. */
export type StoryEdit = { readonly kind: 'story'; readonly storyPostId: number; readonly asked: number }

/** A digest has to tell what came in during a period. */
export type DigestErrand = { readonly kind: 'digest'; readonly digestId: number } & DigestPeriod

/** Somebody has to hear that a digest of theirs does not get through. */
export type OwnerNotice = {
  readonly kind: 'digest-trouble'
  readonly digestId: number
  readonly userId: string
  readonly text: string
}

/** Somebody has to hear that watches of theirs, all in one server, were paused. */
export type WatchNotice = {
  readonly kind: 'watch-trouble'
  readonly watchIds: readonly number[]
  readonly guildId: string
  readonly userId: string
}

/** What a poll means for those who follow the feed, in plain words that follow its name. */
export type NewNotice = {
  readonly news: 'failing' | 'back' | 'gone'
  readonly text: string
  /** When it may be said. */
  readonly dueAt: Date
}

/**
 * Errands are queued by `recordPoll` (a notice for each subscription), by `ingest` (a revision of an article that an
 * alert showed), by `beginDigest`, by `recordLookout` and by `pauseWatchesInto`, in their transactions.
 */
export type ErrandStore = {
  /** Takes due errands, oldest first. Each is due again at `againAt` unless it is finished or put off by then. */
  takeErrands(now: Date, limit: number, againAt: Date): Promise<readonly Errand[]>
  /** With `asked`, an errand that was wanted once more meanwhile stays. */
  finishErrand(id: number, asked?: number): Promise<void>
  /** It certainly was not done, and is due at `dueAt`. */
  putOffErrand(id: number, dueAt: Date): Promise<void>
  /** Notices that a feed fails, not said yet, are due at `dueAt` at the latest. */
  hastenNotices(feedId: number, dueAt: Date): Promise<void>
}
