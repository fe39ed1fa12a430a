/** Where the alerts of a watch go. Ids are Discord snowflakes. */
export type Target =
  /** A text channel or a thread. */
  | { readonly kind: 'channel'; readonly channelId: string }
  /** Each story opens a post of its own there, with these tags of the forum. */
  | { readonly kind: 'forum'; readonly channelId: string; readonly tagIds: readonly string[] }
  | { readonly kind: 'dm'; readonly userId: string }

/** Which of the feeds that its server follows a watch looks at. Tags are those of the subscriptions. */
export type WatchScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'feeds'; readonly feedIds: readonly number[] }
  | { readonly kind: 'tags'; readonly tags: readonly string[] }

export type Delivery = 'instant' | 'hourly' | 'daily'

/** A standing query. Users see "keyword subscription". */
export type Watch = {
  readonly id: number
  readonly guildId: string
  readonly ownerId: string
  readonly name: string
  readonly query: string
  readonly scope: WatchScope
  readonly target: Target
  /** A role to mention in each alert. */
  readonly roleId: string | undefined
  /** hourly, daily: told together, at the next full hour or at the hour of the day that the settings name. */
  readonly delivery: Delivery
  /** So many alerts in 60 minutes; what comes beyond is told together at the next full hour. Undefined: no end. */
  readonly hourlyCap: number | undefined
  readonly state: 'active' | 'paused'
  /** Why the bot itself paused it; undefined unless it did. */
  readonly pauseReason: string | undefined
  readonly mutedUntil: Date | undefined
  readonly createdAt: Date
}
