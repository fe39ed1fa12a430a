import type { Sighting } from '../article-store.ts'
import type { Database, Row } from './database.ts'
import { textOf } from './read-row.ts'

type Comparison = 'unseen' | 'unchanged' | 'changed'

export function compareItems(
  database: Database,
  feedId: number | undefined,
  items: readonly Omit<Sighting, 'feedId'>[],
): Comparison[] {
  return items.map(item => compare(sightingsLike(database, { ...item, feedId }), item.itemHash))
}

function compare(sightings: readonly Row[], itemHash: string): Comparison {
  if (sightings.some(row => textOf(row, 'item_hash') === itemHash)) return 'unchanged'
  return sightings.length > 0 ? 'changed' : 'unseen'
}

// A file without guid and address can only be known by its hash.
function sightingsLike(database: Database, { feedId = 0, guid, url, itemHash }: Sighting): Row[] {
  if (guid === undefined && url === undefined) {
    return database.all(
      'SELECT item_hash FROM sighting WHERE feed_id = ? AND item_hash = ? AND guid IS NULL AND url IS NULL',
      feedId,
      itemHash,
    )
  }
  return database.all(
    `SELECT item_hash FROM sighting WHERE feed_id = ? AND guid = ?
     UNION ALL SELECT item_hash FROM sighting WHERE feed_id = ? AND url = ?`,
    feedId,
    guid,
    feedId,
    url,
  )
}
