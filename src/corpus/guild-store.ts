/** What a server chose; undefined where it leaves things as they are usual with this bot. */
export type GuildSettings = {
  readonly guildId: string
  /** Members with this role may manage feeds and watches; undefined: those with Manage Server. */
  readonly managerRoleId?: string | undefined
  readonly timeZone?: string | undefined
  /** "08:00": when daily watches tell what they gathered. */
  readonly dailyAt?: string | undefined
  /** A story's first message waits so long for a fuller report. */
  readonly holdSeconds?: number | undefined
  /** Reports told in the thread of a story. */
  readonly followUpsPerDay?: number | undefined
  /** What is new after so long is a message of its own. */
  readonly newMessageAfterHours?: number | undefined
}

/** Alerts of daily watches that wait until `from` are due at `to` instead. */
export type DailyMove = { readonly from: Date; readonly to: Date }

export type GuildStore = {
  guildSettings(guildId: string): Promise<GuildSettings>
  /** `move`: what its daily watches have gathered already moves with the clock. */
  saveGuildSettings(settings: GuildSettings, move?: DailyMove): Promise<void>
  /** Forgets a server: watches, digests, subscriptions, settings, views, queued alerts. */
  removeGuild(guildId: string): Promise<void>
  /** Servers of which anything is known. */
  guildIds(): Promise<readonly string[]>
  /**
   * The server that speaks in somebody's direct messages: that of the alert which one of these messages bears, else that
   * of their newest personal watch or digest.
   */
  guildBehind(userId: string, messageIds: readonly string[]): Promise<string | undefined>
  /**
   * Keeps what a message's buttons need to go on after a restart (which command, with which words).
   * The id is short. The same state gives the same id. Views older than 30 days may be forgotten.
   */
  saveView(state: string, now: Date): Promise<string>
  getView(id: string): Promise<string | undefined>
}
