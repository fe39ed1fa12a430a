import { openWorkerPool } from '../schedule/worker-pool.ts'
import type { WorkerPoolOptions } from '../schedule/worker-pool.ts'
import type { FeedReading, ReadingContext } from './read/read-feed.ts'
import type { PageReading } from './read/read-page.ts'

/** Jobs that the reading workers do; their inputs come from outside and may be hostile. */
export type ReadingJobs = {
  readFeed: { input: { bytes: Uint8Array; context: ReadingContext }; output: FeedReading }
  readPage: { input: { page: Uint8Array | string; context: ReadingContext }; output: PageReading }
}

export type ReadingWorkers = {
  readFeed(bytes: Uint8Array, context: ReadingContext): Promise<FeedReading>
  readPage(page: Uint8Array | string, context: ReadingContext): Promise<PageReading>
  close(): Promise<void>
}

/**
 * Reads feeds and pages off the main loop, within a time and memory limit for each. What breaks a limit is
 * `unreadable` with the reason; the next one is read as if nothing had happened.
 */
export function openReadingWorkers(options: WorkerPoolOptions): ReadingWorkers {
  const pool = openWorkerPool<ReadingJobs>(new URL('./reading-worker.ts', import.meta.url), options)
  return {
    async readFeed(bytes, context) {
      const outcome = await pool.run('readFeed', { bytes, context })
      return outcome.kind === 'done' ? outcome.value : { kind: 'unreadable', reason: outcome.reason }
    },
    async readPage(page, context) {
      const outcome = await pool.run('readPage', { page, context })
      return outcome.kind === 'done' ? outcome.value : { kind: 'unreadable', reason: outcome.reason }
    },
    close: () => pool.close(),
  }
}
