import type {
  AlertRevision,
  DigestErrand,
  Errand,
  ErrandStore,
  FeedNotice,
  NewNotice,
  OwnerNotice,
  StoryEdit,
  WatchNotice,
} from '../errand-store.ts'
import type { Watch } from '../../model/watch.ts'
import type { UnusualNotice } from '../lookout-store.ts'
import type { Database, Row } from './database.ts'
import { pack, unpack } from './pack.ts'
import type { SyncStore } from './protocol.ts'
import { dateOf, numberOf, optionalNumberOf, textOf } from './read-row.ts'
import { inTransaction } from './transaction.ts'

export function createErrands(database: Database): Pick<SyncStore, keyof ErrandStore> {
  return {
    takeErrands: (now, limit, againAt) => takeErrands(database, now, limit, againAt),
    finishErrand: (id, asked) =>
      inTransaction(
        database,
        () => void database.run('DELETE FROM errand WHERE id = ?1 AND asked = coalesce(?2, asked)', id, asked),
      ),
    putOffErrand: (id, dueAt) =>
      inTransaction(
        database,
        () => void database.run('UPDATE errand SET due_at = ?, attempts = 0 WHERE id = ?', dueAt, id),
      ),
    hastenNotices: (feedId, dueAt) =>
      inTransaction(
        database,
        () => void database.run(`UPDATE errand SET due_at = min(due_at, ?) WHERE ${ofUntoldFailing}`, dueAt, feedId),
      ),
  }
}

const ofUntoldFailing = "feed_id = ? AND attempts = 0 AND kind = 'notice' AND json_extract(body, '$.news') = 'failing'"

/** Queues a notice for each subscription of a feed. */
export function queueNotices(database: Database, feedId: number, notice: NewNotice, at: Date): void {
  const { news, text, dueAt } = notice
  for (const row of database.all('SELECT guild_id, channel_id FROM subscription WHERE feed_id = ?', feedId)) {
    const guildId = textOf(row, 'guild_id')
    if (news === 'back' && takeBackFailing(database, feedId, guildId)) continue
    const body: FeedNotice = { kind: 'notice', feedId, guildId, channelId: textOf(row, 'channel_id'), news, text }
    insert(database, body, { feedId, guildId, at, dueAt })
  }
}

/** Alerts that stand, or are on their way, have to tell of a new revision. */
export function queueRevision(database: Database, articleId: number, revision: number, at: Date): void {
  const shown = database.one(
    "SELECT 1 FROM outbox WHERE article_id = ? AND state IN ('sent', 'claimed') LIMIT 1",
    articleId,
  )
  if (shown !== undefined) insert(database, { kind: 'revision', articleId, revision }, { articleId, at, dueAt: at })
}

/** Messages of a story older than this, or with a chapter after them that is no digest, are left as they are. */
const editedForMs = 7 * 86_400_000
const soonMs = 2000
const longestGapMs = 900_000
/** So many edits come at the usual pace; then each waits twice as long as the one before. */
const quickEdits = 5

/** Messages that tell of a story have to say how it stands now. */
export function queueStoryEdits(database: Database, storyId: number, everyMs: number, at: Date): void {
  const posts = database.all(
    `SELECT id, edits, edited_at FROM story_post p
     WHERE story_id = ? AND opened_at > ? AND lost_at IS NULL AND part_of IS NULL
       AND (message_id IS NOT NULL OR EXISTS (SELECT 1 FROM outbox WHERE story_post_id = p.id AND state = 'claimed'))
       AND NOT EXISTS (SELECT 1 FROM story_post next WHERE next.story_id = p.story_id AND next.guild_id = p.guild_id
         AND next.target_kind = p.target_kind AND next.target_id = p.target_id AND next.before_id = p.id
         AND next.is_digest = 0 AND (next.message_id IS NOT NULL OR EXISTS (SELECT 1 FROM outbox
           WHERE story_post_id = next.id AND state IN ('queued', 'claimed') AND part = 'alert' AND gathered = 0)))`,
    storyId,
    at.getTime() - editedForMs,
  )
  for (const row of posts) {
    const gapMs = Math.min(everyMs * 2 ** Math.max(0, Math.min(20, numberOf(row, 'edits') - quickEdits)), longestGapMs)
    const editedAt = optionalNumberOf(row, 'edited_at') ?? 0
    const dueMs = Math.max(at.getTime() + Math.min(soonMs, everyMs), editedAt + gapMs)
    queueStoryEdit(database, numberOf(row, 'id'), at, new Date(dueMs))
  }
}

/** One errand a message, however often it is asked for. */
export function queueStoryEdit(database: Database, storyPostId: number, at: Date, dueAt: Date): void {
  const body = pack({ kind: 'story', storyPostId })
  database.run(
    `INSERT INTO errand (kind, story_post_id, guild_id, body, queued_at, due_at)
     VALUES ('story', ?1, (SELECT guild_id FROM story_post WHERE id = ?1), ?2, ?3, ?4)
     ON CONFLICT (story_post_id) WHERE story_post_id IS NOT NULL
     DO UPDATE SET asked = asked + 1, due_at = min(due_at, excluded.due_at)`,
    storyPostId,
    body,
    at,
    dueAt,
  )
}

/** The owner of these watches, all of one server, has to hear that they were paused. */
export function queueWatchNotice(
  database: Database,
  watches: readonly Pick<Watch, 'id' | 'guildId' | 'ownerId'>[],
  at: Date,
): void {
  const [first] = watches
  if (first === undefined) return
  const { guildId, ownerId: userId } = first
  const body: WatchNotice = { kind: 'watch-trouble', watchIds: watches.map(({ id }) => id), guildId, userId }
  insert(database, body, { guildId, at, dueAt: at })
}

type About = {
  readonly feedId?: number
  readonly articleId?: number
  readonly guildId?: string
  readonly at: Date
  readonly dueAt: Date
}

function insert(database: Database, body: FeedNotice | AlertRevision | WatchNotice, about: About): void {
  database.run(
    'INSERT INTO errand (kind, feed_id, article_id, guild_id, body, queued_at, due_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    body.kind,
    about.feedId,
    about.articleId,
    about.guildId,
    pack(body),
    about.at,
    about.dueAt,
  )
}

/** True where nobody has heard yet that the feed was failing. */
function takeBackFailing(database: Database, feedId: number, guildId: string): boolean {
  const { changes } = database.run(`DELETE FROM errand WHERE ${ofUntoldFailing} AND guild_id = ?`, feedId, guildId)
  return changes > 0
}

function takeErrands(database: Database, now: Date, limit: number, againAt: Date): Errand[] {
  // Asked many times a minute, mostly in vain: an empty queue costs no write lock.
  if (database.one('SELECT 1 FROM errand WHERE due_at <= ? LIMIT 1', now) === undefined) return []
  const take = (most: number, which: string): Row[] =>
    database.all(
      `UPDATE errand SET due_at = ?, attempts = attempts + 1
       WHERE id IN (SELECT id FROM errand WHERE due_at <= ? AND ${which} ORDER BY due_at, id LIMIT ?) RETURNING *`,
      againAt,
      now,
      most,
    )
  const rows = inTransaction(database, () => {
    // A message that is edited a little later is no loss.
    const plain = take(limit, 'story_post_id IS NULL')
    return [...plain, ...take(limit - plain.length, 'story_post_id IS NOT NULL')]
  })
  return rows.map(errandOf).sort((a, b) => a.id - b.id)
}

function errandOf(row: Row): Errand {
  const body = unpack(textOf(row, 'body')) as
    | FeedNotice
    | AlertRevision
    | StoryEdit
    | DigestErrand
    | OwnerNotice
    | UnusualNotice
    | WatchNotice
  const errand = { id: numberOf(row, 'id'), queuedAt: dateOf(row, 'queued_at'), attempts: numberOf(row, 'attempts') }
  return body.kind === 'story' ? { ...body, ...errand, asked: numberOf(row, 'asked') } : { ...body, ...errand }
}
