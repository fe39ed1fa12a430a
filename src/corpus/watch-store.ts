import type { Watch } from '../model/watch.ts'

/** Without a scope it looks at all feeds; without the rest it tells each story at once. */
export type NewWatch = Omit<Watch, 'id' | Assumed> & Partial<Pick<Watch, Assumed>>

type Assumed = 'scope' | 'delivery' | 'hourlyCap' | 'pauseReason'

export type WatchUpdate = Partial<
  Pick<
    Watch,
    'name' | 'query' | 'scope' | 'target' | 'roleId' | 'delivery' | 'hourlyCap' | 'state' | 'pauseReason' | 'mutedUntil'
  >
>

export type WatchStore = {
  addWatch(watch: NewWatch): Promise<Watch>
  /** Replaces the fields given; once it is active, its `pauseReason` is forgotten. Undefined when the watch is gone. */
  updateWatch(id: number, change: WatchUpdate): Promise<Watch | undefined>
  /** Its queued alerts are dropped with it. False if it was gone. */
  removeWatch(id: number): Promise<boolean>
  /**
   * Pauses all active watches that point at a channel, with this reason, and queues a word to each of their owners.
   * Gives how many.
   */
  pauseWatchesInto(channelId: string, reason: string, at: Date): Promise<number>
  getWatch(id: number): Promise<Watch | undefined>
  /** All watches of a server, by name. */
  watchesOf(guildId: string): Promise<readonly Watch[]>
  /** Active watches of all servers with the feeds their server follows. */
  activeWatches(): Promise<readonly Watch[]>
  /** Counts up whenever any watch or subscription changed, in any process: cheap to ask before each poll. */
  watchGeneration(): Promise<number>
}
