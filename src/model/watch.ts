/** Where the alerts of a watch go. Ids are Discord snowflakes. */
export type Target =
  | { readonly kind: 'channel'; readonly channelId: string }
  | { readonly kind: 'dm'; readonly userId: string }

/** Which of the feeds that its server follows a watch looks at. Tags are those of the subscriptions. */
export type WatchScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'feeds'; readonly feedIds: readonly number[] }
  | { readonly kind: 'tags'; readonly tags: readonly string[] }

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
  readonly state: 'active' | 'paused'
  readonly mutedUntil: Date | undefined
  readonly createdAt: Date
}
