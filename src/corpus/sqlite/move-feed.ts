import { urlKey } from './article-keys.ts'
import type { Database } from './database.ts'
import { numberOf, optionalTextOf, textOf } from './read-row.ts'

/** Gives a feed, and what it printed at its old origin, the new address; whoever stood there takes the old one. */
export function moveFeed(database: Database, feedId: number, url: string, now: Date): void {
  const row = database.one('SELECT url FROM feed WHERE id = ?', feedId)
  if (row === undefined) return
  const before = textOf(row, 'url')
  if (before !== url) {
    swapAddresses(database, feedId, before, url)
    moveItems(database, feedId, new URL(before).origin, new URL(url).origin)
  }
  database.run(
    `UPDATE feed SET due_at = ?1, poll = json_remove(json_set(poll, '$.dueAt."$date"', ?1, '$.movedCount', 0), '$.movedTo',
       '$.retryAfterAt') WHERE id = ?2`,
    now,
    feedId,
  )
}

function swapAddresses(database: Database, feedId: number, before: string, url: string): void {
  const other = database.one('SELECT id FROM feed WHERE url = ?', url)
  // No two rows may bear one address, not even for a moment.
  if (other !== undefined) database.run("UPDATE feed SET url = 'moving' WHERE id = ?", numberOf(other, 'id'))
  database.run('UPDATE feed SET url = ? WHERE id = ?', url, feedId)
  if (other !== undefined) database.run('UPDATE feed SET url = ? WHERE id = ?', before, numberOf(other, 'id'))
}

/** What it sends next is then known as what it sent before, and links lead to where the reports stand now. */
function moveItems(database: Database, feedId: number, before: string, origin: string): void {
  const moved = (address: string | undefined) =>
    address?.startsWith(`${before}/`) ? origin + address.slice(before.length) : address
  for (const row of database.all('SELECT id, article_id, guid, url FROM sighting WHERE feed_id = ?', feedId)) {
    const url = moved(optionalTextOf(row, 'url'))
    const guid = moved(optionalTextOf(row, 'guid'))
    const articleId = numberOf(row, 'article_id')
    database.run('UPDATE sighting SET guid = ?, url = ? WHERE id = ?', guid, url, numberOf(row, 'id'))
    if (url !== undefined) database.run('INSERT OR IGNORE INTO article_key VALUES (?, ?)', urlKey(url), articleId)
    database.run(
      'UPDATE revision SET url = ?1 || substr(url, ?2) WHERE article_id = ?3 AND substr(url, 1, ?2) = ?4',
      origin,
      before.length + 1,
      articleId,
      `${before}/`,
    )
  }
}
