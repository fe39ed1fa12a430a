import type { CorpusCounts, Scope } from '../article-store.ts'
import { audienceCondition } from './audience.ts'
import type { Database } from './database.ts'
import { numberOf, textOf } from './read-row.ts'

type Tally = { readonly name: string; readonly count: number }

/** Named speakers of newest revisions, most quoted first. */
export function listSpeakers(database: Database, scope: Scope, limit: number): Tally[] {
  return sumTally(database, 'speaker_tally', scope, limit)
}

export function listPublishers(database: Database, scope: Scope): { publisher: string; count: number }[] {
  return sumTally(database, 'publisher_tally', scope, -1).map(({ name, count }) => ({ publisher: name, count }))
}

export function counts(database: Database): CorpusCounts {
  const count = (sql: string) => {
    const row = database.one(sql)
    return row === undefined ? 0 : numberOf(row, 'count')
  }
  return {
    articles: count("SELECT value AS count FROM counter WHERE name = 'articles'"),
    quotations: count("SELECT value AS count FROM counter WHERE name = 'quotations'"),
    feeds: count('SELECT count(DISTINCT feed_id) AS count FROM subscription'),
    watches: count('SELECT count(*) AS count FROM watch'),
    alertsQueued: count("SELECT count(*) AS count FROM outbox WHERE state IN ('queued', 'claimed')"),
    alertsSent: count("SELECT count(*) AS count FROM outbox WHERE state = 'sent'"),
  }
}

/** Adds to (or with a negative count takes from) what an audience can hear of a name. */
export function addToTally(
  database: Database,
  table: 'speaker_tally' | 'publisher_tally',
  audienceId: number,
  { name, count }: Tally,
): void {
  database.run(
    `INSERT INTO ${table} VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count`,
    audienceId,
    name,
    count,
  )
}

function sumTally(database: Database, table: string, scope: Scope, limit: number): Tally[] {
  const audience = audienceCondition(scope, 'audience_id')
  const rows = database.all(
    `SELECT name, sum(count) AS count FROM ${table} WHERE ${audience?.sql ?? 'true'}
     GROUP BY name HAVING sum(count) > 0 ORDER BY sum(count) DESC, name LIMIT ?`,
    ...(audience?.values ?? []),
    limit,
  )
  return rows.map(row => ({ name: textOf(row, 'name'), count: numberOf(row, 'count') }))
}
