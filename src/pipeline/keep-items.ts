import { createHash } from 'node:crypto'
import type { IngestOutcome, Sighting, WatchHit } from '../corpus/article-store.ts'
import { isDiskFull } from '../corpus/disk-full.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { FeedReading } from '../feeds/read/read-feed.ts'
import { unwrapLink } from '../feeds/read/unwrap-link.ts'
import type { Feed } from '../model/feed.ts'
import type { Item } from '../model/item.ts'
import type { Quotation } from '../model/quotation.ts'
import { canonicalUrl } from '../text/canonical-url.ts'
import type { GatheringClock } from '../text/gather-times.ts'
import type { Spoken } from '../watches/analyse-article.ts'
import { createBreather } from './breathe.ts'
import { gatherDraft, type GatherParts } from './gather-draft.ts'
import type { Draft, ReadArticle } from './read-article.ts'
import type { WatchRoom } from './watch-room.ts'

export type KeepParts = GatherParts & {
  readonly store: CorpusStore
  readonly room: WatchRoom
  readonly clock: () => Date
  /** When alerts are told that wait for others, unless their server chose otherwise. */
  readonly gatherBy: GatheringClock
}

export type Tally = {
  taken: number
  revised: number
  /** Alerts queued. */
  queued: number
  /** Items that no worker could read. */
  unread: number
  /** Why items could not be matched or kept, a sentence each: faults of ours, so they are tried again. */
  faults: string[]
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
  const all: Seen[] = []
  const breathe = createBreather()
  for (const item of items.toReversed()) {
    all.push({ item, sighting: sightingOf(item, feed.id) })
    await breathe()
  }
  const kinds = await parts.store.compareItems(
    feed.id,
    all.map(({ sighting }) => sighting),
  )
  const guildIds = new Set((await parts.store.subscriptionsOf(feed.id)).map(({ guildId }) => guildId))
  for (const [at, seen] of all.entries()) {
    if (parts.signal.aborted) break
    if (kinds[at] === 'unchanged') continue
    const outcome = await keepUnlessFaulty(seen, feed, guildIds, parts, tally)
    if (outcome === 'unread') tally.unread++
    if (outcome === 'unread' || outcome === undefined) continue
    if (outcome.kind === 'new') tally.taken++
    if (outcome.kind === 'revised') tally.revised++
    tally.queued += outcome.queued
  }
  return kinds.filter(kind => kind === 'unseen').length
}

/** One item's fault holds up no other. Undefined when nothing came of it. */
async function keepUnlessFaulty(
  seen: Seen,
  feed: Feed,
  guildIds: ReadonlySet<string>,
  parts: KeepParts,
  { faults }: Tally,
): Promise<IngestOutcome | 'unread' | undefined> {
  try {
    return await keepItem(seen, feed, guildIds, parts)
  } catch (error) {
    // Nothing can be kept or matched while we leave; the next start does it.
    if (parts.signal.aborted) return undefined
    // What comes next could not be kept either.
    if (isDiskFull(error)) throw error
    faults.push(`${seen.item.title.slice(0, 80)}: ${String(error)}`)
    return undefined
  }
}

async function keepItem(
  { item, sighting }: Seen,
  feed: Feed,
  guildIds: ReadonlySet<string>,
  parts: KeepParts,
): Promise<IngestOutcome | 'unread' | undefined> {
  const seenAt = parts.clock()
  const { draft, isFinal } = await gatherDraft(item, feed, seenAt, parts)
  // Cut short, it may be the mere teaser of a page that was on its way: the next poll reads it whole.
  if (parts.signal.aborted) return undefined
  const read = await readWithin(draft, parts)
  if (read === undefined) return 'unread'
  const isSilent = feed.poll.firstPolledAt === undefined
  const hits = isSilent ? [] : await findHits(read, feed, guildIds, { ...parts, seenAt })
  const dueAt = chooseDueAt(feed, seenAt)
  const due = hits.map(hit => ({ ...hit, dueAt }))
  const [outcome] = await parts.store.ingest([
    { ...read, sighting: settle(sighting, read, isFinal), seenAt, hits: due, gatherBy: parts.gatherBy },
  ])
  return outcome
}

type Asking = Pick<KeepParts, 'room'> & { readonly seenAt: Date }

/**
 * The watches that the report answers. A process that dies over it may have died of something else, so the report is
 * tried once more; then its beginning alone. Rejects when not even that can be matched.
 */
async function findHits(
  { content, quotations }: ReadArticle,
  feed: Feed,
  guildIds: ReadonlySet<string>,
  { room, seenAt }: Asking,
): Promise<readonly WatchHit[]> {
  const whole = { ...content, quotations: quotations.map(spokenOf), feeds: [{ id: feed.id, title: feed.title }] }
  const short = {
    ...whole,
    text: whole.text.slice(0, shortLength),
    quotations: whole.quotations.filter(({ end }) => end <= shortLength),
  }
  const ask = (article: typeof whole) => room.findHits(article, guildIds, seenAt)
  return ask(whole)
    .catch(() => ask(whole))
    .catch(() => ask(short))
}

/** As much of a quotation as a watch can ask for: thousands of whole ones take long to carry. */
function spokenOf({ start, end, speaker }: Quotation): Spoken {
  return { start, end, speaker: speaker === undefined ? undefined : { name: speaker.name } }
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
