import type { Settings } from './config/settings.ts'
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

/** Gives a fresh playground something to show: the local press's feeds, a first watch, then older reports. Does nothing twice. */
export async function stockPlayground(playground: Playground, parts: StockParts): Promise<void> {
  const { store, clock } = parts
  const { guildId, editorId, alertsChannelId } = playground
  const followed = new Set((await store.followedFeeds(guildId)).map(({ url }) => url))
  for (const { url, title, publisher } of playground.feeds) {
    if (followed.has(url)) continue
    const feed = { url, title, publisher, siteUrl: undefined, language: undefined }
    await store.follow(feed, { guildId, addedBy: editorId, channelId: alertsChannelId, tags: [] }, clock())
  }
  if (followed.size === 0) await addFirstWatch(playground, parts)
  await importReports(parts.stock, {
    store,
    readBatch: parts.readers.readReports,
    workers: parts.settings.workers,
    clock,
    progress: () => undefined,
    signal: parts.signal,
  })
}

async function addFirstWatch(
  { guildId, editorId, alertsChannelId }: Playground,
  { store, clock }: StockParts,
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
