import RssParser from 'rss-parser'
import { answerJobs } from '../../src/schedule/answer-jobs.ts'

export type RawParserJobs = {
  parseString: { input: string; output: number }
  parseURL: { input: string; output: number }
}

/** rss-parser as it comes out of the box. Gives the number of items. */
answerJobs<RawParserJobs>({
  parseString: async xml => (await new RssParser().parseString(xml)).items.length,
  parseURL: async url => (await new RssParser().parseURL(url)).items.length,
})
