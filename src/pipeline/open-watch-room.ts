import type { WatchHit } from '../corpus/article-store.ts'
import { openWorkerPool } from '../schedule/worker-pool.ts'
import type { Matchable } from '../watches/analyse-article.ts'
import type { WatchRoom } from './watch-room.ts'

/** What the process that holds the watches does. */
export type WatchJobs = {
  findHits: {
    input: { article: Matchable; guildIds: ReadonlySet<string>; now: Date }
    output: readonly WatchHit[]
  }
  /** Does nothing; the process is there when it is done. */
  begin: { input: undefined; output: undefined }
}

export type OpenWatchRoomOptions = {
  /** The module to run; it answers `WatchJobs`. */
  readonly entry: URL
  /** What that module reads from its arguments. */
  readonly args: readonly string[]
}

// A million watches take some 300 MB.
const limits = { size: 1, timeLimitMs: 10_000, memoryMb: 2048 }

/**
 * Holds the watches in a process of their own, started at once. An article that takes too long or too much memory costs
 * that process and rejects with the reason; the next article waits until a new one has read all watches.
 */
export function openWatchRoom({ entry, args }: OpenWatchRoomOptions): WatchRoom & { close(): Promise<void> } {
  const pool = openWorkerPool<WatchJobs>(entry, { ...limits, args })
  void pool.run('begin', undefined)
  return {
    async findHits(article, guildIds, now) {
      const outcome = await pool.run('findHits', { article, guildIds, now })
      if (outcome.kind === 'failed') throw new Error(`The watches could not be asked. ${outcome.reason}`)
      return outcome.value
    },
    close: pool.close,
  }
}
