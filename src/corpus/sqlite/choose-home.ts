import type { TellingRules } from '../decide-telling.ts'
import type { Database, Row } from './database.ts'
import { numberOf, optionalTextOf } from './read-row.ts'
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
  const {
    together = [],
    sooner = [],
    hurried = [],
  } = Object.groupBy(postsOf(database, storyId, placeOf(row)), post => meet(database, post, row))
  return { home: homeAmong(together, aloneSince, numberOf(row, 'gathered') === 1), sooner: sooner[0], hurried }
}

/** In one message goes what calls no role before the digest that is to call it. */
function meet(database: Database, post: KnownPost, row: Row): 'together' | keyof Omit<Homes, 'home'> {
  const isGathered = numberOf(row, 'gathered') === 1
  if (post.state !== 'pending' || !(isGathered || post.isGathered)) return 'together'
  const roleId = optionalTextOf(row, 'role_id')
  const waiting = database.all(
    `SELECT role_id, min(${tellingTime}) AS time FROM outbox
     WHERE story_post_id = ? AND state = 'queued' AND part = 'alert' GROUP BY role_id`,
    post.id,
  )
  const roles = waiting.map(one => optionalTextOf(one, 'role_id'))
  const first = Math.min(...waiting.map(one => numberOf(one, 'time')))
  const own = isGathered ? numberOf(row, 'due_at') : 0
  if (own > first && roleId !== undefined && !roles.includes(roleId)) return 'sooner'
  if (own < first && roles.some(role => role !== undefined && role !== roleId)) return 'hurried'
  return 'together'
}

/** What is wanted at once goes before what was gathered, however long it is held. */
const tellingTime = 'CASE gathered WHEN 1 THEN due_at ELSE 0 END'
