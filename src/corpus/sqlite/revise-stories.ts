import type { StoryRevision } from '../story-store.ts'
import type { Database } from './database.ts'
import { queueStoryEdit, queueStoryEdits } from './errands.ts'
import type { RulesOf } from './guild-rules.ts'
import { numberOf } from './read-row.ts'
import { homeAmong, type KnownPost, type Place, placeOf, postsOf } from './story-posts.ts'

/** Carries out what an article showed to have been wrong before, and keeps what was posted consistent. */
export function reviseStory(
  database: Database,
  revision: StoryRevision,
  rulesOf: RulesOf,
  editEveryMs: number,
  at: Date,
): void {
  if (revision.kind === 'merge') merge(database, revision, rulesOf, at)
  else split(database, revision, rulesOf, at)
  for (const storyId of [revision.from, revision.into]) queueStoryEdits(database, storyId, editEveryMs, at)
}

function merge(
  database: Database,
  { from, into }: { readonly from: number; readonly into: number },
  rulesOf: RulesOf,
  at: Date,
): void {
  for (const place of placesOf(database, from)) joinPosts(database, { from, into, place }, rulesOf, at)
  database.run('UPDATE article SET story_id = ? WHERE story_id = ?', into, from)
}

function placesOf(database: Database, storyId: number): Place[] {
  return database
    .all('SELECT DISTINCT guild_id, target_kind, target_id FROM story_post WHERE story_id = ?', storyId)
    .map(placeOf)
}

/** In each target the older message takes further news; the younger points to it, and what was not sent is decided anew. */
function joinPosts(
  database: Database,
  { from, into, place }: { readonly from: number; readonly into: number; readonly place: Place },
  rulesOf: RulesOf,
  at: Date,
): void {
  const aloneSince = new Date(at.getTime() - rulesOf(place.guildId).newMessageAfterMs)
  const theirs = homeAmong(postsOf(database, from, place), aloneSince)
  const ours = homeAmong(postsOf(database, into, place), aloneSince)
  database.run(
    'UPDATE story_post SET story_id = ? WHERE story_id = ? AND guild_id = ? AND target_kind = ? AND target_id = ?',
    into,
    from,
    place.guildId,
    place.targetKind,
    place.targetId,
  )
  if (theirs === undefined || ours === undefined) return
  const [kept, other] = chooseKept(ours, theirs)
  if (other.state === 'pending') return undecide(database, 'story_post_id = ?', other.id)
  database.run(
    `UPDATE story_post SET part_of = ? WHERE id = ? OR (part_of = ? AND id <> ?)`,
    kept.id,
    other.id,
    other.id,
    kept.id,
  )
  queueStoryEdit(database, other.id, at, at)
}

function chooseKept(ours: KnownPost, theirs: KnownPost): readonly [kept: KnownPost, other: KnownPost] {
  const rank = ({ state }: KnownPost) =>
    state === 'standing' ? 0 : state === 'in-flight' ? 1 : state === 'pending' ? 2 : 3
  if (rank(ours) !== rank(theirs)) return rank(ours) < rank(theirs) ? [ours, theirs] : [theirs, ours]
  return ours.id < theirs.id ? [ours, theirs] : [theirs, ours]
}

/** Older ones have been seen where they were. */
const stillNewMs = 86_400_000

function split(
  database: Database,
  { into, articleIds }: Extract<StoryRevision, { kind: 'split' }>,
  rulesOf: RulesOf,
  at: Date,
): void {
  const ids = JSON.stringify(articleIds)
  const moved = database
    .all(
      `UPDATE article SET story_id = ? WHERE id IN (SELECT value FROM json_each(?))
         OR copy_of IN (SELECT value FROM json_each(?)) RETURNING id`,
      into,
      ids,
      ids,
    )
    .map(row => numberOf(row, 'id'))
  for (const articleId of moved) {
    undecide(database, 'article_id = ? AND queued_at > ?', articleId, at.getTime() - stillNewMs)
    followArticle(database, articleId, into, rulesOf, at)
  }
}

/** A message that tells of nothing but articles which moved to another story goes with them. */
function followArticle(database: Database, articleId: number, into: number, rulesOf: RulesOf, at: Date): void {
  const posts = database.all(
    `SELECT p.* FROM story_post p WHERE p.story_id <> ?1 AND p.id IN
       (SELECT story_post_id FROM outbox WHERE article_id = ?2 AND state IN ('sent', 'claimed') AND part = 'alert')
     AND NOT EXISTS (SELECT 1 FROM outbox o JOIN article a ON a.id = o.article_id
       WHERE o.story_post_id = p.id AND o.state IN ('sent', 'claimed') AND o.part = 'alert' AND a.story_id <> ?1)`,
    into,
    articleId,
  )
  for (const row of posts) {
    const place = placeOf(row)
    const aloneSince = new Date(at.getTime() - rulesOf(place.guildId).newMessageAfterMs)
    const home = homeAmong(postsOf(database, into, place), aloneSince)
    database.run(
      'UPDATE story_post SET story_id = ?, part_of = coalesce(part_of, ?) WHERE id = ?',
      into,
      home?.state === 'standing' ? home.id : undefined,
      numberOf(row, 'id'),
    )
    queueStoryEdit(database, numberOf(row, 'id'), at, at)
  }
}

/** Takes alerts that were not sent from their message, to be decided anew. */
function undecide(database: Database, condition: string, ...values: readonly number[]): void {
  database.run(
    `UPDATE outbox SET state = 'queued', story_post_id = NULL, part = 'alert', claim_key = NULL, news = NULL
     WHERE ${condition} AND state IN ('queued', 'folded') AND story_post_id IS NOT NULL`,
    ...values,
  )
}
