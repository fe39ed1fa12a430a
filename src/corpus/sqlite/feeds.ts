import type { Feed, PollState, PushLease, Subscription } from '../../model/feed.ts'
import { newPollState } from '../../model/new-poll-state.ts'
import type { FeedStore, FollowedFeed, NewFeed } from '../feed-store.ts'
import type { Database, Row } from './database.ts'
import { queueNotices } from './errands.ts'
import { moveFeed } from './move-feed.ts'
import { pack, unpack } from './pack.ts'
import type { SyncStore } from './protocol.ts'
import { dateOf, numberOf, optionalTextOf, textOf } from './read-row.ts'
import { inTransaction } from './transaction.ts'
import { countChange } from './watches.ts'

export function createFeeds(database: Database): Pick<SyncStore, keyof FeedStore> {
  return {
    follow: (feed, subscription, now) => inTransaction(database, () => follow(database, feed, subscription, now)),
    unfollow: (guildId, feedId) => inTransaction(database, () => unfollow(database, guildId, feedId)),
    tagFeed: (guildId, feedId, tags) => inTransaction(database, () => tagFeed(database, guildId, feedId, tags)),
    moveFeed: (feedId, url, now) => inTransaction(database, () => moveFeed(database, feedId, url, now)),
    followedFeeds: guildId => followedFeeds(database, guildId),
    subscriptionsOf: feedId =>
      database.all('SELECT * FROM subscription WHERE feed_id = ? ORDER BY guild_id', feedId).map(subscriptionOf),
    getFeed: feedId => getFeed(database, feedId),
    dueFeeds: (now, limit) => dueFeeds(database, now, limit),
    recordPoll: (feedId, poll, learned, notice) =>
      inTransaction(database, () => {
        recordPoll(database, feedId, poll, learned ?? {})
        if (notice !== undefined) queueNotices(database, feedId, notice, poll.lastPolledAt ?? poll.dueAt)
      }),
    keepLease: (feedId, lease) => inTransaction(database, () => keepLease(database, feedId, lease)),
    feedHealth: since => feedHealth(database, since),
  }
}

function follow(database: Database, feed: NewFeed, subscription: Omit<Subscription, 'feedId'>, now: Date) {
  const feedId = standingFeed(database, feed, now) ?? addFeed(database, feed, now)
  const { guildId, addedBy, channelId, tags } = subscription
  const { changes } = database.run(
    'INSERT OR IGNORE INTO subscription (guild_id, feed_id, added_by, channel_id, tags) VALUES (?, ?, ?, ?, ?)',
    guildId,
    feedId,
    addedBy,
    channelId,
    JSON.stringify(tags),
  )
  if (changes > 0) countChange(database)
  const kept = getFeed(database, feedId)
  if (kept === undefined) throw new Error(`The feed ${feedId} vanished while it was followed.`)
  return { feed: kept, added: changes > 0 }
}

function tagFeed(database: Database, guildId: string, feedId: number, tags: readonly string[]): boolean {
  const sql = 'UPDATE subscription SET tags = ? WHERE guild_id = ? AND feed_id = ?'
  const { changes } = database.run(sql, JSON.stringify(tags), guildId, feedId)
  if (changes > 0) countChange(database)
  return changes > 0
}

/** A feed that nobody followed for a while, or that was gone and is there again, starts anew: its first poll is silent. */
function standingFeed(database: Database, feed: NewFeed, now: Date): number | undefined {
  const row = database.one("SELECT id, json_extract(poll, '$.isGone') AS is_gone FROM feed WHERE url = ?", feed.url)
  if (row === undefined) return undefined
  const id = numberOf(row, 'id')
  const isFollowed = database.one('SELECT 1 FROM subscription WHERE feed_id = ?', id) !== undefined
  if (!isFollowed || row['is_gone'] === 1) {
    recordPoll(database, id, newPollState(now), feed)
    database.run('UPDATE feed SET push = NULL WHERE id = ?', id)
  }
  return id
}

function addFeed(database: Database, feed: NewFeed, now: Date): number {
  const { lastId } = database.run(
    'INSERT INTO feed (url, title, publisher, site_url, language, created_at, due_at, poll) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    feed.url,
    feed.title,
    feed.publisher,
    feed.siteUrl,
    feed.language,
    now,
    now,
    pack(newPollState(now)),
  )
  return lastId
}

function unfollow(database: Database, guildId: string, feedId: number): boolean {
  const { changes } = database.run('DELETE FROM subscription WHERE guild_id = ? AND feed_id = ?', guildId, feedId)
  if (changes > 0) countChange(database)
  database.run('DELETE FROM errand WHERE feed_id = ? AND guild_id = ?', feedId, guildId)
  return changes > 0
}

function followedFeeds(database: Database, guildId: string): FollowedFeed[] {
  const rows = database.all(
    'SELECT * FROM subscription s JOIN feed f ON f.id = s.feed_id WHERE s.guild_id = ? ORDER BY f.title COLLATE NOCASE, f.id',
    guildId,
  )
  return rows.map(row => ({ ...feedOf(row), subscription: subscriptionOf(row) }))
}

function getFeed(database: Database, feedId: number): Feed | undefined {
  const row = database.one('SELECT * FROM feed WHERE id = ?', feedId)
  return row === undefined ? undefined : feedOf(row)
}

function dueFeeds(database: Database, now: Date, limit: number): Feed[] {
  const rows = database.all(
    `SELECT * FROM feed f WHERE due_at <= ? AND EXISTS (SELECT 1 FROM subscription s WHERE s.feed_id = f.id)
     ORDER BY due_at, id LIMIT ?`,
    now,
    limit,
  )
  return rows.map(feedOf)
}

function recordPoll(database: Database, feedId: number, poll: PollState, learned: Partial<NewFeed>): void {
  database.run(
    'UPDATE feed SET due_at = ?, poll = ? WHERE id = ?',
    poll.dueAt,
    pack({ ...poll, push: undefined }),
    feedId,
  )
  database.run(
    `UPDATE feed SET title = coalesce(?, title), publisher = coalesce(?, publisher), site_url = coalesce(?, site_url),
       language = coalesce(?, language) WHERE id = ?`,
    learned.title,
    learned.publisher,
    learned.siteUrl,
    learned.language,
    feedId,
  )
  // Another feed may already stand at the address that this one moved to: then this one keeps its own.
  if (learned.url !== undefined) database.run('UPDATE OR IGNORE feed SET url = ? WHERE id = ?', learned.url, feedId)
}

function keepLease(database: Database, feedId: number, lease: PushLease): void {
  database.run('UPDATE feed SET push = ? WHERE id = ?', pack(lease), feedId)
}

function feedHealth(database: Database, since: Date) {
  const row = database.one(
    `SELECT count(*) AS polled, count(*) FILTER (WHERE json_extract(poll, '$.failures') = 0
       AND json_extract(poll, '$.lastSucceededAt."$date"') >= ?) AS fine FROM feed f
     WHERE json_extract(poll, '$.lastPolledAt') IS NOT NULL AND NOT json_extract(poll, '$.isGone')
       AND EXISTS (SELECT 1 FROM subscription s WHERE s.feed_id = f.id)`,
    since,
  )
  return row === undefined ? { polled: 0, fine: 0 } : { polled: numberOf(row, 'polled'), fine: numberOf(row, 'fine') }
}

function feedOf(row: Row): Feed {
  const dueAt = dateOf(row, 'due_at')
  return {
    id: numberOf(row, 'id'),
    url: textOf(row, 'url'),
    title: textOf(row, 'title'),
    publisher: textOf(row, 'publisher'),
    siteUrl: optionalTextOf(row, 'site_url'),
    language: optionalTextOf(row, 'language'),
    createdAt: dateOf(row, 'created_at'),
    // Fields that are undefined, or that an older Dateline did not know, are as in a new state.
    poll: { ...newPollState(dueAt), ...(unpack(textOf(row, 'poll')) as Partial<PollState>), push: leaseOf(row) },
  }
}

function leaseOf(row: Row): PushLease | undefined {
  const push = optionalTextOf(row, 'push')
  if (push === undefined) return undefined
  const lease = unpack(push) as PushLease
  return { ...lease, pushedAt: lease.pushedAt }
}

function subscriptionOf(row: Row): Subscription {
  return {
    guildId: textOf(row, 'guild_id'),
    feedId: numberOf(row, 'feed_id'),
    addedBy: textOf(row, 'added_by'),
    channelId: textOf(row, 'channel_id'),
    tags: unpack(textOf(row, 'tags')) as string[],
  }
}
