import type { Settings } from './config/settings.ts'
import type { FollowedFeed } from './corpus/feed-store.ts'
import type { CorpusStore } from './corpus/store.ts'
import { importReports } from './pipeline/import/import-reports.ts'
import type { Readers } from './pipeline/readers.ts'
import type { Playground } from './playground/playground.ts'

export type StockParts = {
  readonly store: CorpusStore
  readonly readers: Readers
  readonly settings: Settings
  readonly clock: () => Date
  /** Files of the reports that stand in the corpus from the start. */
  readonly stock: readonly string[]
  readonly signal: AbortSignal
}

/** What #alerts watches for until a person changes it. */
const firstWatch = {
  name: 'Borders and blasts',
  query: 'torkham OR blast OR bolivia OR convoy OR rescue OR volcano OR cable',
}

type FollowParts = Pick<StockParts, 'store' | 'settings' | 'clock'>

/**
 * Follows the local press, and gives a fresh playground a first watch. Feeds that were followed on another port move to
 * this one. Does nothing twice; done before anything is polled.
 */
export async function followPress(playground: Playground, parts: FollowParts): Promise<void> {
  const { store, clock } = parts
  const { guildId, editorId, alertsChannelId } = playground
  const followed = await store.followedFeeds(guildId)
  for (const { url, title, publisher } of playground.feeds) {
    const [kept, ...others] = sameFeed(url, followed, parts.settings)
    if (kept === undefined) {
      const feed = { url, title, publisher, siteUrl: undefined, language: undefined }
      await store.follow(feed, { guildId, addedBy: editorId, channelId: alertsChannelId, tags: [] }, clock())
    } else if (kept.url !== url) await store.moveFeed(kept.id, url, clock())
    for (const { id } of others) await store.unfollow(guildId, id)
  }
  if (followed.length === 0) await addFirstWatch(playground, parts)
}

/** This feed of the press, on whatever port, the one that was read last first: it has seen most. */
function sameFeed(url: string, followed: readonly FollowedFeed[], { feeds }: Settings): readonly FollowedFeed[] {
  const { hostname, pathname } = new URL(url)
  const readAt = ({ poll }: FollowedFeed) => poll.lastSucceededAt?.getTime() ?? 0
  return followed
    .filter(feed => {
      const other = new URL(feed.url)
      // What stands on a port that the settings name is no press of ours.
      return other.hostname === hostname && other.pathname === pathname && !feeds.privateHosts.includes(other.host)
    })
    .toSorted((one, other) => readAt(other) - readAt(one))
}

/** Brings in the older reports of the samples, once. */
export async function importStock(parts: StockParts): Promise<void> {
  await importReports(parts.stock, {
    store: parts.store,
    readBatch: parts.readers.readReports,
    workers: parts.settings.workers,
    clock: parts.clock,
    progress: () => undefined,
    signal: parts.signal,
  })
}

async function addFirstWatch(
  { guildId, editorId, alertsChannelId }: Playground,
  { store, clock }: FollowParts,
): Promise<void> {
  await store.addWatch({
    ...firstWatch,
    guildId,
    ownerId: editorId,
    target: { kind: 'channel', channelId: alertsChannelId },
    roleId: undefined,
    state: 'active',
    mutedUntil: undefined,
    createdAt: clock(),
  })
}
