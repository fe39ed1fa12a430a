import { decideTelling, type TellingRules } from '../decide-telling.ts'
import type { ArticlePlacement } from '../story-store.ts'
import { chooseHome } from './choose-home.ts'
import type { Database, Row } from './database.ts'
import { queueStoryEdits } from './errands.ts'
import { createRulesOf, type RulesOf } from './guild-rules.ts'
import { pack } from './pack.ts'
import { dateOf, numberOf, optionalDateOf, optionalNumberOf, optionalTextOf, textOf } from './read-row.ts'
import { reviseStory } from './revise-stories.ts'
import { openPost, placeOf } from './story-posts.ts'

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
  const { home, sooner, hurried } = chooseHome(database, storyId, row, rules, at)
  const isGathered = numberOf(row, 'gathered') === 1
  const callsNewRole = home !== undefined && callsRoleAnew(database, home.id, optionalTextOf(row, 'role_id'))
  const wasJustTold = home !== undefined && isGathered && !callsNewRole && tellsAlready(database, home.id, articleId)
  const telling = wasJustTold
    ? home.state === 'pending'
      ? 'join'
      : 'fold'
    : decideTelling(
        { isCopy: copyOf !== undefined, isNews: news === undefined || news.length > 0, callsNewRole, isGathered },
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
  const held = isGathered ? dueAt : later(dueAt, new Date(at.getTime() + rules.holdMs))
  if (telling === 'join' && home !== undefined)
    return void assign(home.id, 'queued', 'alert', dueWith(database, home.id, held, isGathered))
  const beforeId = sooner?.id ?? (telling === 'chapter' ? home?.id : undefined)
  const postId = openPost(database, storyId, place, at, { dueAt: held, beforeId })
  for (const { id } of hurried) database.run('UPDATE story_post SET before_id = ? WHERE id = ?', postId, id)
  assign(postId, 'queued', 'alert', held)
}

/**
 * When an alert that joins a message is due. All that waits for a message goes with the first that is due; what was
 * gathered keeps its own time, for the case that nothing sooner goes after all.
 */
function dueWith(database: Database, postId: number, dueAt: Date, isGathered: boolean): Date {
  const row = database.one(
    `SELECT max(due_at) AS due_at FROM outbox
     WHERE story_post_id = ? AND state = 'queued' AND part = 'alert' AND gathered = 0`,
    postId,
  )
  const waitsUntil = row === undefined ? undefined : optionalDateOf(row, 'due_at')
  if (waitsUntil === undefined) return dueAt
  return isGathered ? later(dueAt, waitsUntil) : waitsUntil
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
  const { home } = chooseHome(database, storyId, row, rules, at)
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

function tellsAlready(database: Database, postId: number, articleId: number): boolean {
  const row = database.one(
    "SELECT 1 FROM outbox WHERE story_post_id = ? AND article_id = ? AND state IN ('queued', 'claimed', 'sent')",
    postId,
    articleId,
  )
  return row !== undefined
}

function callsRoleAnew(database: Database, postId: number, roleId: string | undefined): boolean {
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
