import { answerJobs } from '../schedule/answer-jobs.ts'
import { readRecord } from './import/read-record.ts'
import { readArticle } from './read-article.ts'
import type { ArticleJobs } from './readers.ts'
import { storyJobs } from './story-jobs.ts'
import { tellStory } from './tell-story.ts'

/** The module that article workers run: see `openReaders`. */
answerJobs<ArticleJobs>({
  ...storyJobs,
  readArticle,
  tellStory,
  readReports: records => records.map(readRecord),
})
