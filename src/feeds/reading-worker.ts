import { answerJobs } from '../schedule/answer-jobs.ts'
import { findFeedLinks } from './discover/feed-links.ts'
import { readOpml } from './opml/read-opml.ts'
import { decodeBytes } from './read/decode-bytes.ts'
import { readFeed } from './read/read-feed.ts'
import { readPage } from './read/read-page.ts'
import type { ReadingJobs } from './reading-workers.ts'

/** The module that reading workers run: see `openReadingWorkers`. */
answerJobs<ReadingJobs>({
  readFeed: ({ bytes, context }) => readFeed(bytes, context),
  readPage: ({ page, context }) => readPage(page, context),
  readOpml,
  findFeedLinks: ({ bytes, contentType, url }) => findFeedLinks(decodeBytes(bytes, contentType), url),
})
