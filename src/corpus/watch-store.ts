import type { Watch, WatchScope } from '../model/watch.ts'

/** Without a scope it looks at all feeds. */
export type NewWatch = Omit<Watch, 'id' | 'scope'> & { readonly scope?: WatchScope }

export type WatchStore = {
  addWatch(watch: NewWatch): Promise<Watch>
  /** Replaces the fields given. Undefined when the watch is gone. */
  updateWatch(
    id: number,
    change: Partial<Pick<Watch, 'name' | 'query' | 'scope' | 'target' | 'roleId' | 'state' | 'mutedUntil'>>,
  ): Promise<Watch | undefined>
  /** Its queued alerts are dropped with it. False if it was gone. */
  removeWatch(id: number): Promise<boolean>
  getWatch(id: number): Promise<Watch | undefined>
  /** All watches of a server, by name. */
  watchesOf(guildId: string): Promise<readonly Watch[]>
  /** Active watches of all servers with the feeds their server follows. */
  activeWatches(): Promise<readonly Watch[]>
  /** Counts up whenever any watch or subscription changed, in any process: cheap to ask before each poll. */
  watchGeneration(): Promise<number>
}
