import type { FeedStore } from '../corpus/feed-store.ts'
import type { WatchScope } from '../model/watch.ts'

/** Which feeds a scope means in a server at present; undefined for all. */
export async function feedsOfScope(
  scope: WatchScope,
  guildId: string,
  store: Pick<FeedStore, 'followedFeeds'>,
): Promise<readonly number[] | undefined> {
  switch (scope.kind) {
    case 'all':
      return undefined
    case 'feeds':
      return scope.feedIds
    case 'tags':
      return (await store.followedFeeds(guildId))
        .filter(({ subscription }) => subscription.tags.some(tag => scope.tags.includes(tag)))
        .map(({ id }) => id)
  }
}
