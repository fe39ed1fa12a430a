import type { Feed, PollState, Subscription } from '../model/feed.ts'

export type NewFeed = Pick<Feed, 'url' | 'title' | 'publisher' | 'siteUrl' | 'language'>

/** A feed as one server follows it. */
export type FollowedFeed = Feed & { readonly subscription: Subscription }

export type FeedStore = {
  /** Adds the feed if no server follows it yet (due at once) and the subscription. `added` is false if it stood already. */
  follow(
    feed: NewFeed,
    subscription: Omit<Subscription, 'feedId'>,
    now: Date,
  ): Promise<{ readonly feed: Feed; readonly added: boolean }>
  /** Ends the subscription; a feed that nobody follows is not polled any more. False if it was not followed. */
  unfollow(guildId: string, feedId: number): Promise<boolean>
  followedFeeds(guildId: string): Promise<readonly FollowedFeed[]>
  /** Who follows the feed. */
  subscriptionsOf(feedId: number): Promise<readonly Subscription[]>
  getFeed(feedId: number): Promise<Feed | undefined>
  /** Followed feeds with dueAt <= now, longest due first. */
  dueFeeds(now: Date, limit: number): Promise<readonly Feed[]>
  /** Keeps what a poll taught us; title, publisher, siteUrl, language and url are replaced where given. */
  recordPoll(feedId: number, poll: PollState, learned?: Partial<NewFeed>): Promise<void>
}
