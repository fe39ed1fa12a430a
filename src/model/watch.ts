/** Where the alerts of a watch go. Ids are Discord snowflakes. */
export type Target =
  | { readonly kind: 'channel'; readonly channelId: string }
  | { readonly kind: 'dm'; readonly userId: string }

/** A standing query. Users see "keyword subscription". */
export type Watch = {
  readonly id: number
  readonly guildId: string
  readonly ownerId: string
  readonly name: string
  readonly query: string
  readonly target: Target
  /** A role to mention in each alert. */
  readonly roleId: string | undefined
  readonly state: 'active' | 'paused'
  readonly mutedUntil: Date | undefined
  readonly createdAt: Date
}
