import type { TellingRules } from '../decide-telling.ts'
import type { Database, Row } from './database.ts'
import { numberOf, optionalTextOf, textOf } from './read-row.ts'
import { homeAmong, type KnownPost, placeOf, postsOf } from './story-posts.ts'

/** Where an alert goes whose story may have been told in its target. */
export type Homes = {
  /** The message that takes the alert. */
  readonly home: KnownPost | undefined
  /** One that goes sooner, without the role that the alert calls: its digest calls it. */
  readonly sooner: KnownPost | undefined
  /** Digests that the alert would hurry, and with them a role that it does not call. */
  readonly hurried: readonly KnownPost[]
}

/** Looks at the messages that the story of an alert has in its target, or will have. */
export function chooseHome(database: Database, storyId: number, row: Row, rules: TellingRules, at: Date): Homes {
  const aloneSince = new Date(at.getTime() - rules.newMessageAfterMs)
  const isGathered = numberOf(row, 'gathered') === 1
  const { apart = [], open = [] } = Object.groupBy(postsOf(database, storyId, placeOf(row)), post =>
    hurriesRole(database, post, row) ? 'apart' : 'open',
  )
  return {
    home: homeAmong(open, aloneSince, isGathered),
    sooner: isGathered ? apart[0] : undefined,
    hurried: isGathered ? [] : apart,
  }
}

/** In one message, a role would be called before the digest that is to call it. */
function hurriesRole(database: Database, post: KnownPost, row: Row): boolean {
  const isGathered = numberOf(row, 'gathered') === 1
  const roleId = optionalTextOf(row, 'role_id')
  if (post.state !== 'pending' || post.isGathered === isGathered) return false
  const roles = database
    .all(
      `SELECT DISTINCT role_id FROM outbox
       WHERE story_post_id = ? AND state = 'queued' AND part = 'alert' AND gathered <> ? AND role_id IS NOT NULL`,
      post.id,
      numberOf(row, 'gathered'),
    )
    .map(one => textOf(one, 'role_id'))
  return isGathered ? roleId !== undefined && !roles.includes(roleId) : roles.some(role => role !== roleId)
}
