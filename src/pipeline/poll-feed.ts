import { createHash } from 'node:crypto'
import type { IngestOutcome, Sighting } from '../corpus/article-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { FreshPage } from '../feeds/fetch/fetched.ts'
import type { FeedReading } from '../feeds/read/read-feed.ts'
import { chooseConditions } from '../feeds/timing/choose-conditions.ts'
import { decideNewAddress, decideNextPoll } from '../feeds/timing/decide-next-poll.ts'
import type { Pace } from '../feeds/timing/pace.ts'
import { gatherWishes, type PollOutcome } from '../feeds/timing/poll-outcome.ts'
import type { Feed } from '../model/feed.ts'
import type { Item } from '../model/item.ts'
import { canonicalUrl } from '../text/canonical-url.ts'
import { gatherDraft, type GatherParts } from './gather-draft.ts'
import type { Draft, ReadArticle } from './read-article.ts'
import type { WatchRoom } from './watch-room.ts'

export type PollParts = GatherParts & {
  readonly store: CorpusStore
  readonly room: WatchRoom
  readonly clock: () => Date
  readonly random: () => number
  readonly paceOf: (feed: Feed) => Pace
}

export type PollReport = {
  readonly feed: string
  readonly outcome: PollOutcome['kind']
  readonly reason?: string
  readonly taken: number
  readonly revised: number
  /** Alerts queued. */
  readonly queued: number
  /** Items that no worker could read. */
  readonly unread: number
}

type Seen = { readonly item: Item; readonly sighting: Sighting }
type Tally = { taken: number; revised: number; queued: number; unread: number }

const shortLength = 5000
const longOverdueMs = 3_600_000
const gatheringMs = 30_000

const accept =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, application/json;q=0.8, */*;q=0.5'

/**
 * Asks one feed and keeps what is new in it; alerts are queued with each article, but not at the first poll.
 * What the poll taught is written last, so a poll that was cut short is done again from where it stood.
 */
export async function pollFeed(feed: Feed, parts: PollParts): Promise<PollReport> {
  const tally: Tally = { taken: 0, revised: 0, queued: 0, unread: 0 }
  const outcome = await ask(feed, parts, tally)
  if (parts.signal.aborted) return reportOf(feed, outcome, tally)
  const circumstances = { now: parts.clock(), pace: parts.paceOf(feed), random: parts.random() }
  const poll = decideNextPoll(feed.poll, outcome, circumstances)
  const movedTo = decideNewAddress(poll)
  if (movedTo === undefined) await parts.store.recordPoll(feed.id, poll)
  else await parts.store.recordPoll(feed.id, { ...poll, movedTo: undefined, movedCount: 0 }, { url: movedTo })
  return reportOf(feed, outcome, tally)
}

async function ask(feed: Feed, parts: PollParts, tally: Tally): Promise<PollOutcome> {
  const validators = chooseConditions(feed.poll, parts.clock())
  const fetched = await parts.fetch.fetchPage(feed.url, { signal: parts.signal, accept, validators })
  switch (fetched.kind) {
    case 'fresh':
      return readFresh(feed, fetched, parts, tally)
    case 'unchanged':
      return { kind: 'unchanged', answer: fetched }
    case 'failed':
      return { kind: 'failed', reason: fetched.reason }
    case 'gone':
    case 'rateLimited':
    case 'refused':
      return fetched
  }
}

async function readFresh(feed: Feed, page: FreshPage, parts: PollParts, tally: Tally): Promise<PollOutcome> {
  const bodyHash = createHash('sha256').update(page.bytes).digest('hex')
  if (bodyHash === feed.poll.bodyHash) return { kind: 'same', answer: page }
  const reading = await parts.readers.readFeed(page.bytes, { contentType: page.contentType, url: page.finalUrl })
  if (reading.kind !== 'feed') return { kind: 'failed', reason: reading.reason }
  const newItems = await keepItems(feed, reading, parts, tally)
  const itemTimes = reading.items.flatMap(item => (item.publishedAt === undefined ? [] : [item.publishedAt]))
  return { kind: 'read', answer: page, bodyHash, reading: { wishes: gatherWishes(reading), itemTimes, newItems } }
}

/** Keeps unseen and changed items, oldest first, and gives back how many were unseen. */
async function keepItems(
  feed: Feed,
  reading: Extract<FeedReading, { kind: 'feed' }>,
  parts: PollParts,
  tally: Tally,
): Promise<number> {
  const all = reading.items.map(item => ({ item, sighting: sightingOf(item, feed.id) })).reverse()
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
  parts: PollParts,
): Promise<IngestOutcome | undefined> {
  const seenAt = parts.clock()
  const draft = await gatherDraft(item, feed, seenAt, parts)
  // Cut short, it may be the mere teaser of a page that was on its way: the next poll reads it whole.
  if (parts.signal.aborted) return undefined
  const read = await readWithin(draft, parts)
  if (read === undefined) return undefined
  const isSilent = feed.poll.firstPolledAt === undefined
  const matchable = { ...read.content, quotations: read.quotations, feeds: [{ id: feed.id, title: feed.title }] }
  const hits = isSilent ? [] : await parts.room.findHits(matchable, guildIds, seenAt)
  const dueAt = chooseDueAt(feed, seenAt)
  const due = hits.map(hit => ({ ...hit, dueAt }))
  const [outcome] = await parts.store.ingest([{ ...read, sighting, seenAt, hits: due }])
  return outcome
}

/** After hours without a poll, alerts wait a moment for one another: many become a digest instead of a flood. */
function chooseDueAt(feed: Feed, seenAt: Date): Date {
  const overdueMs = seenAt.getTime() - feed.poll.dueAt.getTime()
  return overdueMs > longOverdueMs ? new Date(seenAt.getTime() + gatheringMs) : seenAt
}

/** A text that a worker chokes on is read once more, short; then it is left until the feed changes. */
async function readWithin(draft: Draft, { readers }: PollParts): Promise<ReadArticle | undefined> {
  const whole = await readers.readArticle(draft)
  if (!('kind' in whole)) return whole
  const short = await readers.readArticle({ ...draft, text: draft.text.slice(0, shortLength), completeness: 'teaser' })
  return 'kind' in short ? undefined : short
}

function sightingOf(item: Item, feedId: number): Sighting {
  const itemHash = createHash('sha256').update(`${item.title}\n${item.text}`).digest('hex')
  return { feedId, guid: item.guid, url: item.url === undefined ? undefined : canonicalUrl(item.url), itemHash }
}

function reportOf(feed: Feed, outcome: PollOutcome, tally: Tally): PollReport {
  const reason = 'reason' in outcome ? { reason: outcome.reason } : {}
  return { feed: feed.url, outcome: outcome.kind, ...reason, ...tally }
}
