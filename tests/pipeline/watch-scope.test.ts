import { expect, test } from 'vitest'
import type { Subscription } from '../../src/model/feed.ts'
import type { Watch, WatchScope } from '../../src/model/watch.ts'
import { createWatchRoom } from '../../src/pipeline/watch-room.ts'

const now = new Date('2026-03-05T12:00:00Z')

function watchOf(id: number, scope: WatchScope, more: Partial<Watch> = {}): Watch {
  const target = { kind: 'channel', channelId: '1' } as const
  const plain = { guildId: '100', ownerId: '7', name: `watch ${id}`, query: 'river', target, roleId: undefined }
  const usual = { delivery: 'instant', hourlyCap: undefined, pauseReason: undefined, mutedUntil: undefined } as const
  return { ...plain, ...usual, id, scope, state: 'active', createdAt: now, ...more }
}

async function hits(watches: readonly Watch[], subscriptions: readonly Partial<Subscription>[], guildIds = ['100']) {
  const room = createWatchRoom({
    activeWatchesAfter: () => Promise.resolve(watches),
    watchesChangedSince: () => Promise.resolve([]),
    watchCensus: () => Promise.resolve({ database: 'a', active: watches.length }),
    searchArticles: () => Promise.resolve({ articles: [], total: 0 }),
    aliasesOf: () => Promise.resolve([]),
    watchGeneration: () => Promise.resolve(1),
    subscriptionsOf: feedId =>
      Promise.resolve(
        subscriptions
          .filter(one => one.feedId === feedId)
          .map(one => ({ guildId: '100', feedId, addedBy: '7', channelId: '1', tags: [], ...one })),
      ),
  })
  const article = {
    title: 'The river rises',
    text: 'It rose by a metre.',
    publisher: 'Indus Courier',
    language: 'en',
    publishedAt: now,
    feeds: [{ id: 5, title: 'Courier' }],
  }
  return (await room.findHits(article, new Set(guildIds), now)).map(({ watchId }) => watchId)
}

test('a watch of all feeds, or of the feed that brought the article, is hit; one of other feeds is not', async () => {
  const watches = [
    watchOf(1, { kind: 'all' }),
    watchOf(2, { kind: 'feeds', feedIds: [4, 5] }),
    watchOf(3, { kind: 'feeds', feedIds: [4] }),
  ]
  expect(await hits(watches, [{ feedId: 5 }])).toEqual([1, 2])
})

test('tags are those that the own server gave the feed', async () => {
  const tagged = watchOf(1, { kind: 'tags', tags: ['floods', 'storms'] })
  expect(await hits([tagged], [{ feedId: 5, tags: ['floods'] }])).toEqual([1])
  expect(await hits([tagged], [{ feedId: 5, tags: ['sport'] }])).toEqual([])
  expect(await hits([tagged], [{ feedId: 5, guildId: '200', tags: ['floods'] }])).toEqual([])
})
