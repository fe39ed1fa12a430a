import { openReadingWorkers, type ReadingWorkers } from '../feeds/reading-workers.ts'
import { openWorkerPool } from '../schedule/worker-pool.ts'
import type { ImportRecord } from './import/read-records.ts'
import type { Draft, ReadArticle } from './read-article.ts'
import type { AskWorker, StoryJobs } from './story-jobs.ts'

/** One report that could not be read. A sentence for people. */
export type ReadingFailure = { readonly kind: 'failed'; readonly reason: string }

/** What the article workers do. */
export type ArticleJobs = StoryJobs & {
  readArticle: { input: Draft; output: ReadArticle }
  readReports: { input: readonly ImportRecord[]; output: readonly (ReadArticle | ReadingFailure)[] }
}

/** Reads what comes from outside, away from the main loop and within limits of time and memory. */
export type Readers = Omit<ReadingWorkers, 'close'> & {
  readArticle(draft: Draft): Promise<ReadArticle | ReadingFailure>
  /** One result a record, in order. */
  readReports(records: readonly ImportRecord[]): Promise<readonly (ReadArticle | ReadingFailure)[]>
  /** Thinking over reports for commands. */
  readonly ask: AskWorker
  close(): Promise<void>
}

const limits = { timeLimitMs: 10_000, memoryMb: 512 }

/** Feeds and pages have a worker of their own: what is hostile there never waits in line with articles. */
export function openReaders(workers: number): Readers {
  const pages = openReadingWorkers({ size: 1, ...limits })
  const articles = openWorkerPool<ArticleJobs>(new URL('./article-worker.ts', import.meta.url), {
    size: workers,
    ...limits,
  })
  return {
    ...pages,
    async readArticle(draft) {
      const outcome = await articles.run('readArticle', draft)
      return outcome.kind === 'done' ? outcome.value : outcome
    },
    async readReports(records) {
      const outcome = await articles.run('readReports', records)
      if (outcome.kind === 'done') return outcome.value
      if (records.length <= 1) return records.map(() => outcome)
      // One bad report must not take its batch with it.
      const single = await Promise.all(records.map(record => articles.run('readReports', [record])))
      return single.map(one =>
        one.kind === 'done' ? (one.value[0] ?? { kind: 'failed', reason: 'it was not read' }) : one,
      )
    },
    ask: (kind, input) => articles.run(kind, input),
    async close() {
      await Promise.all([pages.close(), articles.close()])
    },
  }
}
