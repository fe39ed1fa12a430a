import { answerJobs } from '../schedule/answer-jobs.ts'
import { readFeed } from './read/read-feed.ts'
import { readPage } from './read/read-page.ts'
import type { ReadingJobs } from './reading-workers.ts'

/** The module that reading workers run: see `openReadingWorkers`. */
answerJobs<ReadingJobs>({
  readFeed: ({ bytes, context }) => readFeed(bytes, context),
  readPage: ({ page, context }) => readPage(page, context),
})
