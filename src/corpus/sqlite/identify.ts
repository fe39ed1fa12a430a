import type { ArticleContent } from '../../model/article.ts'
import type { Sighting } from '../article-store.ts'
import { type ArticleKeys, articleKeys } from './article-keys.ts'
import type { Database } from './database.ts'
import { decideIdentity, type Held, type Identity } from './decide-identity.ts'
import { fingerprintOf } from './fingerprint.ts'
import { getArticle } from './read-articles.ts'
import { numberOf } from './read-row.ts'

export type Identified = {
  readonly identity: Identity
  readonly keys: ArticleKeys
  readonly fingerprint: Uint8Array
}

/** Looks up everything that could be the arriving article and lets `decideIdentity` decide. */
export function identify(database: Database, content: ArticleContent, sighting: Sighting): Identified {
  const fingerprint = fingerprintOf(content)
  const { feedId, guid } = sighting
  const url = sighting.url ?? content.url
  const keys = articleKeys({ feedId, guid, url, publisher: content.publisher, fingerprint })
  const byGuid = lookUp(database, keys.guid)
  const byUrl = lookUp(database, keys.url)
  const articleIds = new Set([byGuid, byUrl, lookUp(database, keys.words)].filter(id => id !== undefined))
  const held = [...articleIds].flatMap((articleId): Held[] => {
    const newest = getArticle(database, articleId)
    if (newest === undefined) return []
    const sightings = sightingsInFeed(database, articleId, feedId)
    return [
      {
        articleId,
        newest,
        words: revisionWith(database, articleId, fingerprint, newest.revision),
        sharesGuid: articleId === byGuid,
        sharesUrl: articleId === byUrl,
        hasOtherGuid:
          guid !== undefined && sightings.some(it => it !== undefined && it !== guid) && !sightings.includes(guid),
        isOfThisFeed: feedId !== undefined && sightings.length > 0,
      },
    ]
  })
  return { identity: decideIdentity(content, held), keys, fingerprint }
}

function lookUp(database: Database, key: Uint8Array | undefined): number | undefined {
  if (key === undefined) return undefined
  const row = database.one('SELECT article_id FROM article_key WHERE key = ?', key)
  return row === undefined ? undefined : numberOf(row, 'article_id')
}

function revisionWith(database: Database, articleId: number, fingerprint: Uint8Array, newest: number): Held['words'] {
  const row = database.one(
    'SELECT max(revision) AS revision FROM revision WHERE article_id = ? AND fingerprint = ?',
    articleId,
    fingerprint,
  )
  if (row === undefined || row['revision'] === null) return 'other'
  return numberOf(row, 'revision') === newest ? 'newest' : 'older'
}

function sightingsInFeed(database: Database, articleId: number, feedId = 0): (string | undefined)[] {
  const rows = database.all('SELECT guid FROM sighting WHERE article_id = ? AND feed_id = ?', articleId, feedId)
  return rows.map(row => (typeof row['guid'] === 'string' ? row['guid'] : undefined))
}
