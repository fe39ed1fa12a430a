import { decideTelling, type TellingRules } from '../decide-telling.ts'
import type { ArticlePlacement } from '../story-store.ts'
import type { Database, Row } from './database.ts'
import { queueStoryEdits } from './errands.ts'
import { createRulesOf, type RulesOf } from './guild-rules.ts'
import { pack } from './pack.ts'
import { dateOf, numberOf, optionalNumberOf, optionalTextOf, textOf } from './read-row.ts'
import { reviseStory } from './revise-stories.ts'
import { homeAmong, openPost, type KnownPost, placeOf, postsOf } from './story-posts.ts'

/** See `StoryStore.placeArticles`. */
export function placeArticles(
  database: Database,
  placements: readonly ArticlePlacement[],
  rules: TellingRules,
  at: Date,
): void {
  const rulesOf = createRulesOf(database, rules)
  for (const placement of placements) {
    for (const revision of placement.revisions) reviseStory(database, revision, rulesOf, rules.editEveryMs, at)
    const { articleId } = placement
    database.run(
      'UPDATE article SET story_id = ?, copy_of = ? WHERE id = ? AND story_id IS NULL',
      placement.storyId,
      placement.copyOf,
      articleId,
    )
    database.run('DELETE FROM unplaced WHERE article_id = ?', articleId)
    const row = database.one('SELECT story_id, copy_of FROM article WHERE id = ?', articleId)
    if (row === undefined) continue
    const told = { ...placement, storyId: numberOf(row, 'story_id'), copyOf: optionalNumberOf(row, 'copy_of') }
    tellAlerts(database, told, rulesOf, at)
    queueStoryEdits(database, told.storyId, rules.editEveryMs, at)
  }
}

/** Tells each alert of an article what becomes of it; those that want digests come last. */
function tellAlerts(database: Database, placement: ArticlePlacement, rulesOf: RulesOf, at: Date): void {
  const rows = database.all(
    `SELECT * FROM outbox WHERE article_id = ? AND story_post_id IS NULL AND state IN ('queued', 'claimed', 'sent')
     ORDER BY state = 'queued', gathered, id`,
    placement.articleId,
  )
  for (const row of rows) {
    const rules = rulesOf(textOf(row, 'guild_id'))
    if (textOf(row, 'state') === 'queued') tell(database, row, placement, rules, at)
    else adopt(database, row, placement, rules, at)
  }
}

function tell(
  database: Database,
  row: Row,
  { articleId, storyId, copyOf, news }: ArticlePlacement,
  rules: TellingRules,
  at: Date,
): void {
  const place = placeOf(row)
  const home = homeOf(database, storyId, row, rules, at)
  const isGathered = numberOf(row, 'gathered') === 1
  const wasJustTold = home !== undefined && isGathered && tellsAlready(database, home.id, articleId)
  const telling = wasJustTold
    ? home.state === 'pending'
      ? 'join'
      : 'fold'
    : decideTelling(
        {
          isCopy: copyOf !== undefined,
          isNews: news === undefined || news.length > 0,
          callsNewRole: home !== undefined && callsNewRole(database, home.id, optionalTextOf(row, 'role_id')),
          isGathered,
        },
        home === undefined || home.state === 'dead'
          ? undefined
          : { ...home, state: home.state, followUps: followUpsOf(database, home.id, articleId, at) },
        at,
        rules,
      )
  const rowId = numberOf(row, 'id')
  const dueAt = dateOf(row, 'due_at')
  const newsText = news === undefined || news.length === 0 ? undefined : pack(news)
  const assign = (postId: number, state: string, part: string, due: Date) =>
    database.run(
      'UPDATE outbox SET story_post_id = ?, state = ?, part = ?, due_at = ?, news = ? WHERE id = ?',
      postId,
      state,
      part,
      due,
      newsText,
      rowId,
    )
  if (telling === 'fold' && home !== undefined) return void assign(home.id, 'folded', 'alert', dueAt)
  if (telling === 'follow-up' && home !== undefined) return void assign(home.id, 'queued', 'follow-up', dueAt)
  if (telling === 'join' && home !== undefined) return join(database, home, row, newsText)
  const held = isGathered ? dueAt : later(dueAt, new Date(at.getTime() + rules.holdMs))
  const beforeId = telling === 'chapter' ? home?.id : undefined
  assign(openPost(database, storyId, place, at, { dueAt: held, beforeId }), 'queued', 'alert', held)
}

/** All alerts of a message that waits go out at once: when the first of them is due, or when it is to be tried again. */
function join(database: Database, home: KnownPost, row: Row, newsText: string | undefined): void {
  const waiting = database.one(
    "SELECT max(due_at) AS due_at, min(gathered) AS gathered FROM outbox WHERE story_post_id = ? AND state = 'queued' AND part = 'alert'",
    home.id,
  )
  const waitsUntil = waiting === undefined ? dateOf(row, 'due_at') : dateOf(waiting, 'due_at')
  const rowIsGathered = numberOf(row, 'gathered')
  const postIsGathered = waiting === undefined ? rowIsGathered : numberOf(waiting, 'gathered')
  const isSooner = postIsGathered === 1 && dateOf(row, 'due_at') < waitsUntil
  database.run('UPDATE outbox SET story_post_id = ?, news = ? WHERE id = ?', home.id, newsText, numberOf(row, 'id'))
  database.run(
    "UPDATE outbox SET due_at = ?, gathered = ? WHERE story_post_id = ? AND state = 'queued' AND part = 'alert'",
    isSooner ? dateOf(row, 'due_at') : waitsUntil,
    Math.min(rowIsGathered, postIsGathered),
    home.id,
  )
}

/** What was sent, or is being sent, without waiting for its story is a message of it all the same. */
function adopt(database: Database, row: Row, { storyId }: ArticlePlacement, rules: TellingRules, at: Date): void {
  const messageId = optionalTextOf(row, 'message_id')
  const known =
    messageId === undefined
      ? database.one(
          'SELECT story_post_id AS id FROM outbox WHERE claim_key = ? AND story_post_id IS NOT NULL LIMIT 1',
          optionalTextOf(row, 'claim_key'),
        )
      : database.one('SELECT id FROM story_post WHERE message_id = ? AND story_id = ?', messageId, storyId)
  const home = homeOf(database, storyId, row, rules, at)
  const postId =
    known === undefined
      ? openPost(database, storyId, placeOf(row), dateOf(row, 'queued_at'), { dueAt: dateOf(row, 'due_at') })
      : numberOf(known, 'id')
  if (known === undefined)
    database.run(
      'UPDATE story_post SET message_id = ?, told_at = ?, part_of = ?, is_digest = ? WHERE id = ?',
      messageId,
      messageId === undefined ? undefined : at,
      home?.id,
      numberOf(row, 'gathered'),
      postId,
    )
  database.run('UPDATE outbox SET story_post_id = ? WHERE id = ?', postId, numberOf(row, 'id'))
}

function homeOf(database: Database, storyId: number, row: Row, rules: TellingRules, at: Date): KnownPost | undefined {
  const aloneSince = new Date(at.getTime() - rules.newMessageAfterMs)
  return homeAmong(postsOf(database, storyId, placeOf(row)), aloneSince, numberOf(row, 'gathered') === 1)
}

function tellsAlready(database: Database, postId: number, articleId: number): boolean {
  const row = database.one(
    "SELECT 1 FROM outbox WHERE story_post_id = ? AND article_id = ? AND state IN ('queued', 'claimed', 'sent')",
    postId,
    articleId,
  )
  return row !== undefined
}

function callsNewRole(database: Database, postId: number, roleId: string | undefined): boolean {
  if (roleId === undefined) return false
  const called = database.one(
    "SELECT 1 FROM outbox WHERE story_post_id = ? AND role_id = ? AND state IN ('queued', 'claimed', 'sent') LIMIT 1",
    postId,
    roleId,
  )
  return called === undefined
}

const dayMs = 86_400_000

function followUpsOf(database: Database, postId: number, articleId: number, at: Date): number {
  const row = database.one(
    `SELECT count(DISTINCT article_id) AS told FROM outbox WHERE story_post_id = ? AND part = 'follow-up'
       AND state IN ('queued', 'claimed', 'sent') AND queued_at > ? AND article_id <> ?`,
    postId,
    at.getTime() - dayMs,
    articleId,
  )
  return row === undefined ? 0 : numberOf(row, 'told')
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other
}
