import { createHash } from 'node:crypto'
import type { GatherTimes, IngestOutcome, Sighting } from '../corpus/article-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { FeedReading } from '../feeds/read/read-feed.ts'
import { unwrapLink } from '../feeds/read/unwrap-link.ts'
import type { Feed } from '../model/feed.ts'
import type { Item } from '../model/item.ts'
import { canonicalUrl } from '../text/canonical-url.ts'
import { gatherDraft, type GatherParts } from './gather-draft.ts'
import type { Draft, ReadArticle } from './read-article.ts'
import type { WatchRoom } from './watch-room.ts'

export type KeepParts = GatherParts & {
  readonly store: CorpusStore
  readonly room: WatchRoom
  readonly clock: () => Date
  /** When alerts are told that wait for others. */
  readonly gatherAt: (seenAt: Date) => GatherTimes
}

export type Tally = {
  taken: number
  revised: number
  /** Alerts queued. */
  queued: number
  /** Items that no worker could read. */
  unread: number
}

type Seen = { readonly item: Item; readonly sighting: Sighting }

const shortLength = 5000
const longOverdueMs = 3_600_000
const gatheringMs = 30_000

/**
 * Keeps unseen and changed items of a feed, oldest first, counts them in `tally` and gives back how many were unseen.
 * Alerts are queued with each article, but not before the feed's first poll is over.
 */
export async function keepItems(
  feed: Feed,
  { items }: Pick<Extract<FeedReading, { kind: 'feed' }>, 'items'>,
  parts: KeepParts,
  tally: Tally,
): Promise<number> {
  const all = items.map(item => ({ item, sighting: sightingOf(item, feed.id) })).reverse()
  const kinds = await parts.store.compareItems(
    feed.id,
    all.map(({ sighting }) => sighting),
  )
  const guildIds = new Set((await parts.store.subscriptionsOf(feed.id)).map(({ guildId }) => guildId))
  for (const [at, seen] of all.entries()) {
    if (parts.signal.aborted) break
    if (kinds[at] === 'unchanged') continue
    const outcome = await keepItem(seen, feed, guildIds, parts)
    if (outcome === undefined) tally.unread++
    if (outcome?.kind === 'new') tally.taken++
    if (outcome?.kind === 'revised') tally.revised++
    tally.queued += outcome?.queued ?? 0
  }
  return kinds.filter(kind => kind === 'unseen').length
}

async function keepItem(
  { item, sighting }: Seen,
  feed: Feed,
  guildIds: ReadonlySet<string>,
  parts: KeepParts,
): Promise<IngestOutcome | undefined> {
  const seenAt = parts.clock()
  const { draft, isFinal } = await gatherDraft(item, feed, seenAt, parts)
  // Cut short, it may be the mere teaser of a page that was on its way: the next poll reads it whole.
  if (parts.signal.aborted) return undefined
  const read = await readWithin(draft, parts)
  if (read === undefined) return undefined
  const isSilent = feed.poll.firstPolledAt === undefined
  const matchable = { ...read.content, quotations: read.quotations, feeds: [{ id: feed.id, title: feed.title }] }
  const hits = isSilent ? [] : await parts.room.findHits(matchable, guildIds, seenAt)
  const dueAt = chooseDueAt(feed, seenAt)
  const due = hits.map(hit => ({ ...hit, dueAt }))
  const [outcome] = await parts.store.ingest([
    { ...read, sighting: settle(sighting, read, isFinal), seenAt, hits: due, gatherAt: parts.gatherAt(seenAt) },
  ])
  return outcome
}

/** After hours without a poll, alerts wait a moment for one another: many become a digest instead of a flood. */
function chooseDueAt(feed: Feed, seenAt: Date): Date {
  const overdueMs = seenAt.getTime() - feed.poll.dueAt.getTime()
  return overdueMs > longOverdueMs ? new Date(seenAt.getTime() + gatheringMs) : seenAt
}

/** A text that a worker chokes on is read once more, short; then it is left until the feed changes. */
async function readWithin(draft: Draft, { readers }: KeepParts): Promise<ReadArticle | undefined> {
  const whole = await readers.readArticle(draft)
  if (!('kind' in whole)) return whole
  const short = await readers.readArticle({ ...draft, text: draft.text.slice(0, shortLength), completeness: 'teaser' })
  return 'kind' in short ? undefined : short
}

function settle(sighting: Sighting, { content }: ReadArticle, isFinal: boolean): Sighting {
  // Where a short link was resolved, the page's own address ties it to the same page in other feeds. Without a guid the
  // link is all that tells the item apart next time.
  const url = sighting.guid === undefined ? sighting.url : (content.url ?? sighting.url)
  // What we have of it is not what we hope for: the item counts as changed when the feed is next read.
  const itemHash = isFinal ? sighting.itemHash : `${sighting.itemHash} for now`
  return { ...sighting, url, itemHash }
}

function sightingOf(item: Item, feedId: number): Sighting {
  const itemHash = createHash('sha256').update(`${item.title}\n${item.text}`).digest('hex')
  return {
    feedId,
    guid: item.guid,
    url: item.url === undefined ? undefined : canonicalUrl(unwrapLink(item.url).url),
    itemHash,
  }
}
