import { createHash } from 'node:crypto'
import type { FreshPage } from '../feeds/fetch/fetched.ts'
import { chooseConditions } from '../feeds/timing/choose-conditions.ts'
import { decideNewAddress, decideNextPoll } from '../feeds/timing/decide-next-poll.ts'
import type { Pace } from '../feeds/timing/pace.ts'
import { gatherWishes, type PollOutcome } from '../feeds/timing/poll-outcome.ts'
import { findHubOffer, type HubOffer } from '../feeds/websub/read-link-header.ts'
import { subscribe } from '../feeds/websub/subscribe.ts'
import type { Feed, PollState } from '../model/feed.ts'
import { decideNotice } from './decide-notice.ts'
import { keepItems, type KeepParts, type Tally } from './keep-items.ts'
import type { TriedPages } from './tried-pages.ts'

export type PollParts = KeepParts & {
  readonly random: () => number
  readonly paceOf: (feed: Feed) => Pace
  /** Feeds that were fetched already, to be tried. */
  readonly tried: Pick<TriedPages, 'take'>
  /** Public address of our callback server; undefined where hubs can't reach us. */
  readonly callbackBase: string | undefined
}

export type PollReport = Readonly<Tally> & {
  readonly feed: string
  readonly outcome: PollOutcome['kind'] | 'pushed' | 'stopped'
  readonly reason?: string
}

type Asked = {
  readonly outcome: PollOutcome
  /** The hub that the answer names. */
  readonly offer?: HubOffer | undefined
}

const accept =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, application/json;q=0.8, */*;q=0.5'

/**
 * Asks one feed and keeps what is new in it; alerts are queued with each article, but not at the first poll.
 * What the poll taught is written last, so a poll that was cut short is done again from where it stood.
 */
export async function pollFeed(feed: Feed, parts: PollParts): Promise<PollReport> {
  const tally: Tally = { taken: 0, revised: 0, queued: 0, unread: 0, faults: [] }
  const asked = await askUnlessStopped(feed, parts, tally)
  if (asked === undefined) return { feed: feed.url, outcome: 'stopped', ...tally }
  const { outcome, offer } = asked
  const poll = await record(feed, outcome, tally, parts)
  if (parts.callbackBase !== undefined) await askHub(feed.id, poll, offer, parts.callbackBase, parts)
  return reportOf(feed, outcome, tally)
}

/** Keeps the body that a hub pushed as if it had been polled. Polls themselves go on by their own time. */
export async function takePush(
  feed: Feed,
  page: { readonly bytes: Uint8Array; readonly contentType: string | undefined },
  parts: PollParts,
): Promise<PollReport> {
  const tally: Tally = { taken: 0, revised: 0, queued: 0, unread: 0, faults: [] }
  const reading = await parts.readers.readFeed(page.bytes, { contentType: page.contentType, url: feed.url })
  if (reading.kind !== 'feed') return { feed: feed.url, outcome: 'pushed', reason: reading.reason, ...tally }
  const newItems = await keepItems(feed, reading, parts, tally)
  const learned = newItems > 0 ? { lastItemAt: parts.clock() } : {}
  const missed = tally.faults.length > 0 ? askWhole : {}
  if (newItems + tally.faults.length > 0) {
    await parts.store.recordPoll(feed.id, { ...feed.poll, ...learned, ...missed })
  }
  return { feed: feed.url, outcome: 'pushed', ...tally }
}

/** Undefined when the signal was raised meanwhile: what came of it then says nothing about the feed. */
async function askUnlessStopped(feed: Feed, parts: PollParts, tally: Tally): Promise<Asked | undefined> {
  try {
    const asked = await ask(feed, parts, tally)
    return parts.signal.aborted ? undefined : asked
  } catch (error) {
    if (parts.signal.aborted) return undefined
    throw error
  }
}

async function ask(feed: Feed, parts: PollParts, tally: Tally): Promise<Asked> {
  const validators = chooseConditions(feed.poll, parts.clock())
  const tried = feed.poll.firstPolledAt === undefined ? parts.tried.take(feed.url) : undefined
  const fetched = tried ?? (await parts.fetch.fetchPage(feed.url, { signal: parts.signal, accept, validators }))
  switch (fetched.kind) {
    case 'fresh':
      return readFresh(feed, fetched, parts, tally)
    case 'unchanged':
      return { outcome: { kind: 'unchanged', answer: fetched }, offer: offerAsBefore(feed, fetched.linkHeaders) }
    case 'failed':
      return { outcome: { kind: 'failed', reason: fetched.reason } }
    case 'gone':
    case 'rateLimited':
    case 'refused':
      return { outcome: fetched }
  }
}

async function readFresh(feed: Feed, page: FreshPage, parts: PollParts, tally: Tally): Promise<Asked> {
  const bodyHash = createHash('sha256').update(page.bytes).digest('hex')
  if (bodyHash === feed.poll.bodyHash) {
    return { outcome: { kind: 'same', answer: page }, offer: offerAsBefore(feed, page.linkHeaders) }
  }
  const reading = await parts.readers.readFeed(page.bytes, { contentType: page.contentType, url: page.finalUrl })
  if (reading.kind !== 'feed') return { outcome: { kind: 'failed', reason: reading.reason } }
  const newItems = await keepItems(feed, reading, parts, tally)
  const itemTimes = reading.items.flatMap(item => (item.publishedAt === undefined ? [] : [item.publishedAt]))
  return {
    outcome: { kind: 'read', answer: page, bodyHash, reading: { wishes: gatherWishes(reading), itemTimes, newItems } },
    offer: findHubOffer(page.linkHeaders, { url: page.finalUrl, hubUrl: reading.hubUrl, selfUrl: reading.selfUrl }),
  }
}

/** What was not read again names the hub that it named before, unless the headers do. */
function offerAsBefore({ url, poll }: Feed, linkHeaders: readonly string[]): HubOffer | undefined {
  return findHubOffer(linkHeaders, { url, hubUrl: poll.push?.hubUrl, selfUrl: poll.push?.topicUrl })
}

async function record(feed: Feed, outcome: PollOutcome, { faults }: Tally, parts: PollParts): Promise<PollState> {
  const { store } = parts
  const circumstances = { now: parts.clock(), pace: parts.paceOf(feed), random: parts.random() }
  // A hub may have called since the poll began; where it can't reach us any more, its promise counts for nothing.
  const push = parts.callbackBase === undefined ? undefined : (await store.getFeed(feed.id))?.poll.push
  const decided = decideNextPoll({ ...feed.poll, push }, outcome, circumstances)
  const poll = faults.length === 0 ? decided : { ...decided, ...askWhole }
  const notice = await decideNotice(feed, poll, store)
  const movedTo = decideNewAddress(poll)
  if (movedTo === undefined) await store.recordPoll(feed.id, poll, {}, notice)
  else await store.recordPoll(feed.id, { ...poll, movedTo: undefined, movedCount: 0 }, { url: movedTo }, notice)
  if (poll.push !== undefined && poll.push !== push) await store.keepLease(feed.id, poll.push)
  return poll
}

/** What was not kept has to come again, though the feed be the same. */
const askWhole = { etag: undefined, lastModified: undefined, answeredDate: undefined, bodyHash: undefined }

async function askHub(
  id: number,
  { push }: PollState,
  offer: HubOffer | undefined,
  callbackBase: string,
  { store, fetch, signal, clock }: PollParts,
): Promise<void> {
  const keepLease = (lease: NonNullable<PollState['push']>) => store.keepLease(id, lease)
  const tools = { fetchPage: fetch.fetchPage, callbackBase, signal, keepLease }
  await subscribe({ id, lease: push, offer }, clock(), tools)
}

function reportOf(feed: Feed, outcome: PollOutcome, tally: Tally): PollReport {
  const reason = 'reason' in outcome ? { reason: outcome.reason } : {}
  return { feed: feed.url, outcome: outcome.kind, ...reason, ...tally }
}
