import type { Scope } from '../article-store.ts'
import type { ArticleToPlace, PageRequest, ReportOpening, StoryLine, StoryMember, StoryStore } from '../story-store.ts'
import { audienceCondition } from './audience.ts'
import type { Database, Row } from './database.ts'
import { firstPlaceAt, momentOf } from './place.ts'
import { placeArticles } from './place-articles.ts'
import type { SyncStore } from './protocol.ts'
import { articleColumns, articleOf } from './read-articles.ts'
import { choiceOf, dateOf, numberOf, optionalNumberOf, optionalTextOf, textOf } from './read-row.ts'
import { foldAlerts, getStoryPost, losePost, noteShown, noteThread } from './story-posts.ts'
import { inTransaction } from './transaction.ts'

export function createStories(database: Database): Pick<SyncStore, keyof StoryStore> {
  return {
    storyOf(articleId) {
      const row = database.one('SELECT story_id, copy_of FROM article WHERE id = ?', articleId)
      const storyId = row === undefined ? undefined : optionalNumberOf(row, 'story_id')
      return row === undefined || storyId === undefined
        ? undefined
        : { storyId, copyOf: optionalNumberOf(row, 'copy_of') }
    },
    storiesOf: articleIds => storiesOf(database, articleIds),
    articlesOfStory: (storyId, scope) => membersOf(database, articleColumns, storyId, scope).map(memberOf).reverse(),
    linesOfStory: (storyId, scope) => membersOf(database, lineColumns, storyId, scope).map(lineOf).reverse(),
    articlesToPlace: (recentSince, limit) => articlesToPlace(database, recentSince, limit),
    placeArticles: (placements, rules, at) =>
      inTransaction(database, () => placeArticles(database, placements, rules, at)),
    placedLines: request => placedLines(database, request),
    openingsOf: articleIds =>
      database
        .all(
          `SELECT ${openingColumns} FROM json_each(?) asked JOIN article a ON a.id = asked.value
             JOIN revision r ON r.article_id = a.id AND r.revision = a.revision ORDER BY asked.key`,
          JSON.stringify(articleIds),
        )
        .map(openingOf),
    publishedSince(count) {
      const row = database.one(
        `SELECT r.published_at FROM (SELECT article_id, revision FROM timeline ORDER BY place DESC LIMIT 1 OFFSET ?) t
         JOIN revision r ON r.article_id = t.article_id AND r.revision = t.revision`,
        Math.max(0, count - 1),
      )
      return row === undefined ? undefined : dateOf(row, 'published_at')
    },
    getStoryPost: id => getStoryPost(database, id),
    noteThread: (id, thread) => inTransaction(database, () => noteThread(database, id, thread)),
    noteShown: (id, shown, at) => inTransaction(database, () => noteShown(database, id, shown, at)),
    losePost: (id, rowIds, at) => inTransaction(database, () => losePost(database, id, rowIds, at)),
    foldAlerts: (rowIds, reason, at) => inTransaction(database, () => foldAlerts(database, rowIds, reason, at)),
  }
}

/** A long text would hold up whoever carries it; its beginning tells its story. */
const openingColumns = `a.id, r.title, substr(r.text, 1, 20000) AS text, r.language, r.published_at`

function openingOf(row: Row): ReportOpening {
  return {
    id: numberOf(row, 'id'),
    title: textOf(row, 'title'),
    text: textOf(row, 'text'),
    language: textOf(row, 'language'),
    publishedAt: dateOf(row, 'published_at'),
  }
}

/** So many reports of a story are looked at; those of a longer saga before them are not. */
const mostMembers = 500

const lineColumns = `a.id AS article_id, r.title, r.publisher, r.url, r.published_at, a.first_seen_at, r.completeness`

/** Newest first. */
function membersOf(database: Database, columns: string, storyId: number, scope: Scope): Row[] {
  const audience = audienceCondition(scope, 't.audience_id')
  return database.all(
    `SELECT ${columns}, a.copy_of FROM article a JOIN timeline t ON t.article_id = a.id
       JOIN revision r ON r.article_id = a.id AND r.revision = a.revision
     WHERE a.story_id = ? AND ${audience?.sql ?? 'true'} ORDER BY r.published_at DESC, a.id DESC LIMIT ?`,
    storyId,
    ...(audience?.values ?? []),
    mostMembers,
  )
}

function memberOf(row: Row): StoryMember {
  return { article: articleOf(row), copyOf: optionalNumberOf(row, 'copy_of') }
}

function lineOf(row: Row): StoryLine {
  return {
    id: numberOf(row, 'article_id'),
    title: textOf(row, 'title'),
    publisher: textOf(row, 'publisher'),
    url: optionalTextOf(row, 'url'),
    publishedAt: dateOf(row, 'published_at'),
    firstSeenAt: dateOf(row, 'first_seen_at'),
    completeness: choiceOf(row, 'completeness', ['full', 'teaser', 'paywalled']),
    copyOf: optionalNumberOf(row, 'copy_of'),
  }
}

function storiesOf(database: Database, articleIds: readonly number[]): (number | undefined)[] {
  const rows = database.all(
    'SELECT id, story_id FROM article WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(articleIds),
  )
  const known = new Map(rows.map(row => [numberOf(row, 'id'), optionalNumberOf(row, 'story_id')]))
  return articleIds.map(id => known.get(id))
}

function articlesToPlace(database: Database, recentSince: Date, limit: number): ArticleToPlace[] {
  const urgent = articlesWith(
    database,
    // A little of the queue is looked at, not all of it: many watches may wait for one article.
    `SELECT article_id, min(id) AS turn FROM (SELECT id, article_id FROM outbox
       WHERE state = 'queued' AND story_post_id IS NULL ORDER BY id LIMIT ?) GROUP BY article_id ORDER BY turn LIMIT ?`,
    [limit * 10, limit],
  )
  if (urgent.length > 0) return urgent
  const next = (condition: string) =>
    articlesWith(
      database,
      `SELECT article_id, published_at AS turn FROM unplaced WHERE published_at ${condition} ?
       ORDER BY published_at, article_id LIMIT ?`,
      [recentSince.getTime(), limit],
    )
  const recent = next('>=')
  return recent.length > 0 ? recent : next('<')
}

function articlesWith(database: Database, which: string, values: readonly number[]): ArticleToPlace[] {
  const rows = database.all(
    `SELECT ${openingColumns}, a.story_id, a.copy_of FROM (${which}) w JOIN article a ON a.id = w.article_id
       JOIN revision r ON r.article_id = a.id AND r.revision = a.revision ORDER BY w.turn, a.id`,
    ...values,
  )
  return rows.map(row => ({
    article: openingOf(row),
    storyId: optionalNumberOf(row, 'story_id'),
    copyOf: optionalNumberOf(row, 'copy_of'),
    guildIds: waitingGuilds(database, numberOf(row, 'id')),
  }))
}

/** More servers than this are taken to see what these see. */
const mostGuilds = 20

function waitingGuilds(database: Database, articleId: number): string[] {
  return database
    .all(
      `SELECT DISTINCT guild_id FROM outbox WHERE article_id = ? AND state = 'queued' AND story_post_id IS NULL LIMIT ?`,
      articleId,
      mostGuilds,
    )
    .map(row => textOf(row, 'guild_id'))
}

function placedLines(database: Database, { since, after, limit }: PageRequest) {
  const rows = database.all(
    `SELECT t.place, a.id, a.story_id FROM timeline t JOIN article a ON a.id = t.article_id
     WHERE t.place >= ? AND t.place > ? ORDER BY t.place LIMIT ?`,
    firstPlaceAt(since),
    after ?? Number.MIN_SAFE_INTEGER,
    limit,
  )
  const last = rows.at(-1)
  const lines = rows.flatMap(row => {
    const storyId = optionalNumberOf(row, 'story_id')
    if (storyId === undefined) return []
    return [{ articleId: numberOf(row, 'id'), storyId, publishedAt: momentOf(numberOf(row, 'place')) }]
  })
  return { lines, next: last === undefined || rows.length < limit ? undefined : numberOf(last, 'place') }
}
