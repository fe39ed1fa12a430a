import type { Database } from './database.ts'
import { numberOf, textOf } from './read-row.ts'
import { addToTally } from './tallies.ts'

type Counted = {
  readonly articleId: number
  readonly revision: number
  readonly publisher: string
  readonly audienceId: number
}

/** Counts an article's publisher and named speakers in for its audience, or out again. */
export function tallyArticle(database: Database, article: Counted, sign: 1 | -1): void {
  const { articleId, revision, publisher, audienceId } = article
  addToTally(database, 'publisher_tally', audienceId, { name: publisher, count: sign })
  const speakers = database.all(
    'SELECT speaker, count(*) AS count FROM quotation WHERE article_id = ? AND revision = ? AND speaker IS NOT NULL GROUP BY speaker',
    articleId,
    revision,
  )
  for (const row of speakers) {
    const count = sign * numberOf(row, 'count')
    addToTally(database, 'speaker_tally', audienceId, { name: textOf(row, 'speaker'), count })
  }
}
