import { answerJobs } from '../schedule/answer-jobs.ts'
import { readRecord } from './import/read-record.ts'
import { readArticle } from './read-article.ts'
import type { ArticleJobs } from './readers.ts'
import { storyJobs } from './story-jobs.ts'

/** The module that article workers run: see `openReaders`. */
answerJobs<ArticleJobs>({
  ...storyJobs,
  readArticle,
  readReports: records => records.map(readRecord),
})
