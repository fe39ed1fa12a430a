import { audienceOf } from './audience.ts'
import type { Database } from './database.ts'
import { forgetSpeakerWords, keepQuotations } from './keep-quotations.ts'
import { freePlaceAt } from './place.ts'
import type { JoinedTerms } from '../../text/join-terms.ts'
import type { IngestRequest } from '../article-store.ts'
import { numberOf, textOf } from './read-row.ts'
import { tallyArticle } from './tally-article.ts'

/** What the word index must learn: the words that now stand at a place, and the place they stood at before. */
export type Placed = { readonly place: number; readonly before: number | undefined; readonly terms: JoinedTerms }

export function addArticle(database: Database, seenAt: Date): number {
  database.run("UPDATE counter SET value = value + 1 WHERE name = 'articles'")
  return database.run('INSERT INTO article (revision, first_seen_at) VALUES (0, ?)', seenAt).lastId
}

export function newestRevision(database: Database, articleId: number): number {
  const row = database.one('SELECT revision FROM article WHERE id = ?', articleId)
  return row === undefined ? 0 : numberOf(row, 'revision')
}

/** Keeps another revision and puts it in the place of the one before. */
export function keepRevision(
  database: Database,
  articleId: number,
  fingerprint: Uint8Array,
  request: IngestRequest,
): Placed {
  const { content, terms } = request
  const before = leaveTimeline(database, articleId)
  const revision = newestRevision(database, articleId) + 1
  insertRevision(database, articleId, revision, fingerprint, content)
  database.run('UPDATE article SET revision = ? WHERE id = ?', revision, articleId)
  const place = freePlaceAt(database, content.publishedAt)
  const audienceId = audienceOf(database, articleId)
  const { publisher, language } = content
  database.run(
    'INSERT INTO timeline VALUES (?, ?, ?, ?, ?, ?)',
    place,
    articleId,
    revision,
    publisher,
    language,
    audienceId,
  )
  keepQuotations(database, { articleId, revision, place }, request)
  tallyArticle(database, { articleId, revision, publisher, audienceId }, 1)
  return { place, before, terms }
}

/** Takes the newest revision off the timeline, with all that counts and finds it but its words. */
function leaveTimeline(database: Database, articleId: number): number | undefined {
  const row = database.one(
    'SELECT place, revision, publisher, audience_id FROM timeline WHERE article_id = ?',
    articleId,
  )
  if (row === undefined) return undefined
  const place = numberOf(row, 'place')
  const revision = numberOf(row, 'revision')
  const audienceId = numberOf(row, 'audience_id')
  tallyArticle(database, { articleId, revision, publisher: textOf(row, 'publisher'), audienceId }, -1)
  forgetSpeakerWords(database, { articleId, revision, place })
  database.run('DELETE FROM timeline WHERE article_id = ?', articleId)
  return place
}

function insertRevision(
  database: Database,
  articleId: number,
  revision: number,
  fingerprint: Uint8Array,
  content: IngestRequest['content'],
): void {
  database.run(
    `INSERT INTO revision (article_id, revision, title, text, publisher, url, author, language, dateline,
       published_at, image_url, completeness, fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    articleId,
    revision,
    content.title,
    content.text,
    content.publisher,
    content.url,
    content.author,
    content.language,
    content.dateline,
    content.publishedAt,
    content.imageUrl,
    content.completeness,
    fingerprint,
  )
}
