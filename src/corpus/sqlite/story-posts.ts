import type { NewsSentence } from '../../model/alert.ts'
import type { StoryPost } from '../story-store.ts'
import type { Database, Row } from './database.ts'
import { queueStoryEdit } from './errands.ts'
import { unpack } from './pack.ts'
import { choiceOf, dateOf, numberOf, optionalTextOf, optionalNumberOf, textOf } from './read-row.ts'

export function getStoryPost(database: Database, id: number): StoryPost | undefined {
  const row = database.one(
    `SELECT p.*, before.message_id AS before_message, whole.message_id AS whole_message,
       (SELECT count(DISTINCT article_id) FROM outbox WHERE story_post_id = p.id AND state = 'folded') AS folded,
       EXISTS (SELECT 1 FROM outbox WHERE story_post_id = p.id AND part = 'alert' AND state = 'claimed') AS flies
     FROM story_post p LEFT JOIN story_post before ON before.id = p.before_id
       LEFT JOIN story_post whole ON whole.id = p.part_of WHERE p.id = ?`,
    id,
  )
  return row === undefined ? undefined : storyPostOf(row, newestNews(database, id), watchesOf(database, id))
}

const threadStates = ['open', 'in-place', 'refused'] as const

function storyPostOf(row: Row, news: StoryPost['news'], watches: StoryPost['watches']): StoryPost {
  return {
    id: numberOf(row, 'id'),
    storyId: numberOf(row, 'story_id'),
    openedAt: dateOf(row, 'opened_at'),
    messageId: optionalTextOf(row, 'message_id'),
    thread: row['thread'] === null ? undefined : choiceOf(row, 'thread', threadStates),
    beforeMessageId: optionalTextOf(row, 'before_message'),
    partOfMessageId: optionalTextOf(row, 'whole_message'),
    folded: numberOf(row, 'folded'),
    news,
    shown: optionalTextOf(row, 'shown'),
    isUnderWay: row['flies'] === 1,
    isLost: row['lost_at'] !== null,
    watches,
  }
}

/** Also of reports that joined the message before it was sent: it shows one of them only. */
function newestNews(database: Database, postId: number): StoryPost['news'] {
  const row = database.one(
    `SELECT article_id, news FROM outbox
     WHERE story_post_id = ? AND news IS NOT NULL AND (state IN ('folded', 'claimed', 'sent') OR part = 'follow-up')
     ORDER BY id DESC LIMIT 1`,
    postId,
  )
  if (row === undefined) return undefined
  const [sentence] = unpack(textOf(row, 'news')) as readonly NewsSentence[]
  return sentence === undefined ? undefined : { articleId: numberOf(row, 'article_id'), sentence }
}

function watchesOf(database: Database, postId: number): StoryPost['watches'] {
  return database
    .all(
      `SELECT watch_name, min(id) AS first, min(gathered) AS gathered FROM outbox
       WHERE story_post_id = ? AND state IN ('sent', 'folded') GROUP BY watch_id ORDER BY first LIMIT 50`,
      postId,
    )
    .map(row => ({ name: textOf(row, 'watch_name'), isGathered: numberOf(row, 'gathered') === 1 }))
}

export function noteThread(database: Database, id: number, thread: NonNullable<StoryPost['thread']>): void {
  database.run('UPDATE story_post SET thread = ? WHERE id = ?', thread, id)
}

export function noteShown(database: Database, id: number, shown: string, at: Date): void {
  database.run('UPDATE story_post SET shown = ?, edits = edits + 1, edited_at = ? WHERE id = ?', shown, at, id)
}

/** What was to be told in the thread of a message that is gone, or by an edit that it did not get, is decided anew. */
export function losePost(database: Database, id: number, rowIds: readonly number[], at: Date): void {
  database.run('UPDATE story_post SET lost_at = coalesce(lost_at, ?) WHERE id = ?', at, id)
  database.run(
    `UPDATE outbox SET state = 'queued', story_post_id = NULL, part = 'alert', claim_key = NULL, claimed_at = NULL
     WHERE story_post_id = ? AND part = 'follow-up'
       AND (state = 'queued' OR (state = 'claimed' AND id IN (SELECT value FROM json_each(?))))`,
    id,
    JSON.stringify(rowIds),
  )
  database.run(
    `UPDATE outbox SET state = 'queued', story_post_id = NULL, part = 'alert', claim_key = NULL, ended_at = NULL, reason = NULL
     WHERE story_post_id = ?1 AND state = 'folded' AND news IS NOT NULL
       AND queued_at > (SELECT coalesce(edited_at, told_at, opened_at) FROM story_post WHERE id = ?1)`,
    id,
  )
}

export function foldAlerts(database: Database, rowIds: readonly number[], reason: string, at: Date): void {
  const rows = database.all(
    `UPDATE outbox SET state = 'folded', reason = ?, ended_at = ?
     WHERE id IN (SELECT value FROM json_each(?)) AND state IN ('queued', 'claimed') RETURNING story_post_id`,
    reason,
    at,
    JSON.stringify(rowIds),
  )
  for (const postId of new Set(rows.map(row => optionalNumberOf(row, 'story_post_id'))))
    if (postId !== undefined) queueStoryEdit(database, postId, at, at)
}

export type Place = { readonly guildId: string; readonly targetKind: string; readonly targetId: string }

export function placeOf(row: Row): Place {
  return {
    guildId: textOf(row, 'guild_id'),
    targetKind: textOf(row, 'target_kind'),
    targetId: textOf(row, 'target_id'),
  }
}

/** A story's message in a target, as a decision looks at it. */
export type KnownPost = {
  readonly id: number
  readonly state: 'pending' | 'in-flight' | 'standing' | 'lost' | 'dead'
  readonly isDigest: boolean
  /** It waits to be told in a digest. */
  readonly isGathered: boolean
  readonly openedAt: Date
}

/** Newest first, without those that belong to another message. A few are enough: chapters follow one another. */
export function postsOf(database: Database, storyId: number, { guildId, targetKind, targetId }: Place): KnownPost[] {
  return database
    .all(
      `SELECT p.*,
         (SELECT min(gathered) FROM outbox WHERE story_post_id = p.id AND state = 'queued' AND part = 'alert') AS waits,
         EXISTS (SELECT 1 FROM outbox WHERE story_post_id = p.id AND state = 'claimed' AND part = 'alert') AS flies
       FROM story_post p WHERE story_id = ? AND guild_id = ? AND target_kind = ? AND target_id = ? AND part_of IS NULL
       ORDER BY id DESC LIMIT 5`,
      storyId,
      guildId,
      targetKind,
      targetId,
    )
    .map(knownPostOf)
}

function knownPostOf(row: Row): KnownPost {
  const isSent = row['message_id'] !== null
  return {
    id: numberOf(row, 'id'),
    state: isSent
      ? row['lost_at'] === null
        ? 'standing'
        : 'lost'
      : row['flies'] === 1
        ? 'in-flight'
        : row['waits'] === null
          ? 'dead'
          : 'pending',
    isDigest: row['is_digest'] === 1,
    isGathered: row['waits'] === 1,
    openedAt: dateOf(row, 'opened_at'),
  }
}

/**
 * The message that takes what comes: one on its way before all, a message of the story alone before a digest. Only what
 * wants a digest waits for one, and rather waits than goes with what is told sooner.
 */
export function homeAmong(posts: readonly KnownPost[], aloneSince: Date, wantsDigest = false): KnownPost | undefined {
  const alive = posts.filter(({ state }) => state !== 'dead')
  const waits = ({ state, isGathered }: KnownPost) => state === 'pending' && isGathered
  const isOnItsWay = ({ state, isGathered }: KnownPost) => state === 'in-flight' || (state === 'pending' && !isGathered)
  const isAlone = (post: KnownPost) => post.state === 'standing' && !post.isDigest && post.openedAt >= aloneSince
  const digest = wantsDigest ? alive.find(waits) : undefined
  return digest ?? alive.find(isOnItsWay) ?? alive.find(isAlone) ?? alive[0]
}

export function openPost(
  database: Database,
  storyId: number,
  { guildId, targetKind, targetId }: Place,
  at: Date,
  { dueAt = at, beforeId }: { readonly dueAt?: Date; readonly beforeId?: number | undefined } = {},
): number {
  return database.run(
    `INSERT INTO story_post (story_id, guild_id, target_kind, target_id, opened_at, due_at, before_id)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    storyId,
    guildId,
    targetKind,
    targetId,
    at,
    dueAt,
    beforeId,
  ).lastId
}
