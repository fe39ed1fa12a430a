import type { Feed, PollState, PushLease, Subscription } from '../model/feed.ts'
import type { NewNotice } from './errand-store.ts'

export type NewFeed = Pick<Feed, 'url' | 'title' | 'publisher' | 'siteUrl' | 'language'>

/** A feed as one server follows it. */
export type FollowedFeed = Feed & { readonly subscription: Subscription }

export type FeedStore = {
  /**
   * Adds the feed if no server follows it yet, or it was gone (due at once), and the subscription. `added` is false if that
   * stood already.
   */
  follow(
    feed: NewFeed,
    subscription: Omit<Subscription, 'feedId'>,
    now: Date,
  ): Promise<{ readonly feed: Feed; readonly added: boolean }>
  /** Ends the subscription; a feed that nobody follows is not polled any more. False if it was not followed. */
  unfollow(guildId: string, feedId: number): Promise<boolean>
  /** Gives a followed feed other tags in a server. False if it is not followed there. */
  tagFeed(guildId: string, feedId: number, tags: readonly string[]): Promise<boolean>
  /**
   * Gives a feed another absolute address, due at once; all that is known of it stays. What it linked at its old origin is
   * known, and stands, at the new one. A feed that had the address before takes the one that is left.
   */
  moveFeed(feedId: number, url: string, now: Date): Promise<void>
  followedFeeds(guildId: string): Promise<readonly FollowedFeed[]>
  /** Who follows the feed. */
  subscriptionsOf(feedId: number): Promise<readonly Subscription[]>
  getFeed(feedId: number): Promise<Feed | undefined>
  /** Followed feeds with dueAt <= now, longest due first. */
  dueFeeds(now: Date, limit: number): Promise<readonly Feed[]>
  /**
   * Keeps what a poll taught us, but for its lease; title, publisher, siteUrl, language and url are replaced where given.
   * A notice is queued for each subscription, but "back" is not where nobody was told yet that it was failing: then
   * neither is said.
   */
  recordPoll(feedId: number, poll: PollState, learned?: Partial<NewFeed>, notice?: NewNotice): Promise<void>
  /** Keeps what became of the feed's lease. Its own door, since hubs call while a poll is under way. */
  keepLease(feedId: number, lease: PushLease): Promise<void>
  /** Followed feeds that were polled and are not gone, and how many of them were read since a time and don't fail. */
  feedHealth(since: Date): Promise<{ readonly polled: number; readonly fine: number }>
}
