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
  readonly etag: string | undefined
  readonly lastModified: string | undefined
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
