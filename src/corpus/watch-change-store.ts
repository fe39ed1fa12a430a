import type { Watch } from '../model/watch.ts'

/** For whoever keeps an index of all watches: how to make it, and how to keep it in step. */
export type WatchChangeStore = {
  /** The id of this database, which no other has, and how many watches are active in it. */
  watchCensus(): Promise<{ readonly database: string; readonly active: number }>
  /** Active watches in the order of their ids, the first `limit` after `afterId`. */
  activeWatchesAfter(afterId: number, limit: number): Promise<readonly Watch[]>
  /**
   * The watches that are not what they were when `watchGeneration` was `generation`, and those of servers whose aliases
   * are not, in the order of their ids, the first `limit` after `afterId`. Perhaps some that are.
   */
  watchesChangedSince(generation: number, afterId: number, limit: number): Promise<readonly WatchChange[]>
}

/** `active` is undefined where the watch is gone or paused. */
export type WatchChange = { readonly watchId: number; readonly active: Watch | undefined }
