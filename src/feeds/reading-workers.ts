import { openWorkerPool } from '../schedule/worker-pool.ts'
import type { WorkerPoolOptions } from '../schedule/worker-pool.ts'
import type { OpmlReading } from './opml/read-opml.ts'
import type { FeedReading, ReadingContext } from './read/read-feed.ts'
import type { PageReading } from './read/read-page.ts'

/** Jobs that the reading workers do; their inputs come from outside and may be hostile. */
export type ReadingJobs = {
  readFeed: { input: { bytes: Uint8Array; context: ReadingContext }; output: FeedReading }
  readPage: { input: { page: Uint8Array | string; context: ReadingContext }; output: PageReading }
  readOpml: { input: Uint8Array; output: OpmlReading }
  findFeedLinks: { input: LinkingPage; output: readonly string[] }
}

/** The beginning of a page, where feeds are named. */
export type LinkingPage = {
  readonly bytes: Uint8Array
  readonly contentType: string | undefined
  readonly url: string
}

export type ReadingWorkers = {
  readFeed(bytes: Uint8Array, context: ReadingContext): Promise<FeedReading>
  readPage(page: Uint8Array | string, context: ReadingContext): Promise<PageReading>
  readOpml(bytes: Uint8Array): Promise<OpmlReading>
  /** None also where the page can't be read. */
  findFeedLinks(page: LinkingPage): Promise<readonly string[]>
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
    async readOpml(bytes) {
      const outcome = await pool.run('readOpml', bytes)
      return outcome.kind === 'done' ? outcome.value : { kind: 'unreadable', reason: endless(outcome.reason) }
    },
    async findFeedLinks(page) {
      const outcome = await pool.run('findFeedLinks', page)
      return outcome.kind === 'done' ? outcome.value : []
    },
    close: () => pool.close(),
  }
}

/** A reason that ends a sentence. */
function endless(reason: string): string {
  return reason.replace(/^It /, 'it ').replace(/\.$/, '')
}
