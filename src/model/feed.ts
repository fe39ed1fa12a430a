/** An address we poll. One row an address, however many servers follow it. */
export type Feed = {
  readonly id: number
  readonly url: string
  readonly title: string
  /** Who prints it, as shown on alerts. */
  readonly publisher: string
  readonly siteUrl: string | undefined
  readonly language: string | undefined
  readonly createdAt: Date
  readonly poll: PollState
}

/** What the last polls taught us; decides the next one. */
export type PollState = {
  readonly dueAt: Date
  readonly intervalMs: number
  /** Validators as the server sent them, each character a byte. */
  readonly etag: string | undefined
  readonly lastModified: string | undefined
  /** The `Date` of the last whole answer as sent: asks "changed since?" where a server gives no validators. */
  readonly answeredDate: string | undefined
  /** The address that gave the validators; they are told to no other. */
  readonly validatorsUrl: string | undefined
  /** When the body was last asked for without any condition. */
  readonly unconditionalAt: Date | undefined
  /** SHA-256 of the body last parsed, hex. */
  readonly bodyHash: string | undefined
  /** Undefined until the first successful poll: that one is silent. */
  readonly firstPolledAt: Date | undefined
  readonly lastPolledAt: Date | undefined
  readonly lastSucceededAt: Date | undefined
  readonly lastItemAt: Date | undefined
  readonly failures: number
  readonly failingSince: Date | undefined
  readonly failure: string | undefined
  readonly isGone: boolean
  /** Where permanent redirects lead, and how many polls in a row said so. */
  readonly movedTo: string | undefined
  readonly movedCount: number
  /** The server asked to be left alone until then. */
  readonly retryAfterAt: Date | undefined
  /** Usual time between two items of the feed. */
  readonly itemGapMs: number | undefined
  /** When the feed asked to be polled, as its last body said. */
  readonly wishes: PollWishes | undefined
  /** What a WebSub hub promised us; undefined where none is used. */
  readonly push: PushLease | undefined
}

/** A publisher's wishes about polling; they only ever lengthen the wait. */
export type PollWishes = {
  /** The longer of `ttl` and the syndication module's period. */
  readonly gapMs: number
  /** Hours of the day in UTC in which not to ask, 0 to 23. */
  readonly skipHours: readonly number[]
  /** English names of days ("Sunday", UTC) on which not to ask. */
  readonly skipDays: readonly string[]
}

/** A WebSub subscription. `asked`: the hub has not verified yet. `active` until `expiresAt`. `refused`: not asked again before `expiresAt`. */
export type PushLease = {
  readonly state: 'asked' | 'active' | 'refused'
  readonly hubUrl: string
  readonly topicUrl: string
  /** Last part of our callback's path; unguessable. */
  readonly token: string
  /** Key of the hub's signatures. */
  readonly secret: string
  readonly askedAt: Date
  readonly expiresAt: Date
  readonly pushedAt: Date | undefined
}

/** A server follows a feed. */
export type Subscription = {
  readonly guildId: string
  readonly feedId: number
  readonly addedBy: string
  /** Where news of the feed's health is told. */
  readonly channelId: string
  readonly tags: readonly string[]
}
