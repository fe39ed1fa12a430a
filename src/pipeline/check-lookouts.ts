import type { Publications } from '../corpus/article-store.ts'
import type { Lookout, UnusualNotice } from '../corpus/lookout-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import { describeHealth } from '../feeds/health/describe-health.ts'
import { describeDuration } from '../feeds/health/duration-words.ts'
import type { ToldStory, UnusualNews } from '../model/lookout.ts'
import type { Target } from '../model/watch.ts'
import { decideLookout, type Busyness } from '../trends/decide-lookout.ts'
import { findSilence, type Silence } from '../trends/find-silence.ts'
import { findTopStory } from './read-trend.ts'

export type LookoutParts = {
  readonly store: CorpusStore
  readonly clock: () => Date
  readonly signal: AbortSignal
}

const dayMs = 86_400_000
const everyMs = 15 * 60_000
/** A day, and the four weeks it is compared with. */
const rememberedDays = 29
/** Of a watch or feed that brings more, the newest are counted. */
const mostTimes = 20_000
const lookoutsAtOnce = 50
const mostCompared = 200
/** Where no feed at all was read for so long, the silence is ours. */
const networkMs = 6 * 3_600_000

/**
 * Looks whether a watch or feed is unusually busy or silent, wherever that is wanted and due, and queues what is to be
 * told. A check that fails is put off and stops no other; rejects with the first such failure once all are through.
 */
export async function checkLookouts(parts: LookoutParts): Promise<void> {
  const { store, clock, signal } = parts
  const failures: unknown[] = []
  while (!signal.aborted) {
    const due = await store.dueLookouts(clock(), lookoutsAtOnce)
    for (const lookout of due) if (!signal.aborted) failures.push(...(await checkPatiently(lookout, parts)))
    if (due.length < lookoutsAtOnce) break
  }
  if (failures.length > 0) throw new Error('A lookout could not be checked.', { cause: failures[0] })
}

async function checkPatiently(lookout: Lookout, parts: LookoutParts): Promise<readonly unknown[]> {
  try {
    await check(lookout, parts)
    return []
  } catch (error) {
    // Or it would be due at once again.
    await parts.store.recordLookout(lookout, new Date(parts.clock().getTime() + everyMs), [])
    return [error]
  }
}

/** A watch or feed as a lookout sees it. */
type Sight = {
  readonly name: string
  readonly target: Target
  readonly meaning: string
  readonly isResting: boolean
  readonly reports: Publications
  readonly silence: Silence | undefined
  /** Words for the silence that somebody else found. */
  readonly silenceText: string | undefined
}

async function check(lookout: Lookout, { store, clock }: LookoutParts): Promise<void> {
  const { guildId, subject } = lookout
  const now = clock()
  const sight = subject.kind === 'watch' ? await seeWatch(lookout, now, store) : await seeFeed(lookout, now, store)
  if (sight === undefined) {
    await store.removeLookout(guildId, subject)
    return
  }
  const isOurs = (await store.feedHealth(new Date(now.getTime() - networkMs))).fine === 0
  const { memory, busy, silence } = decideLookout(lookout.memory, {
    ...sight,
    now,
    times: [...sight.reports.times],
    silence: isOurs ? undefined : sight.silence,
  })
  const news: UnusualNews[] = []
  if (busy !== undefined && lookout.kinds !== 'silence') news.push(await tellBusy(busy, sight, now, store))
  if (silence !== undefined && lookout.kinds !== 'spikes') news.push(tellSilence(silence, sight))
  const { name, target } = sight
  const notices = news.map((one): UnusualNotice => ({ kind: 'unusual', ...one, subject, guildId, target, name }))
  await store.recordLookout({ guildId, subject, memory }, new Date(now.getTime() + everyMs), notices)
}

async function seeWatch({ subject, guildId }: Lookout, now: Date, store: CorpusStore): Promise<Sight | undefined> {
  const watch = await store.getWatch(subject.id)
  if (watch === undefined || watch.guildId !== guildId) return undefined
  const reports = await store.hitsOfWatch(watch.id, startOf(now), mostTimes)
  return {
    name: watch.name,
    target: watch.target,
    meaning: meaningOf(watch),
    isResting: watch.state === 'paused' || (watch.mutedUntil !== undefined && watch.mutedUntil > now),
    reports,
    silence: findSilence([...reports.times], now),
    silenceText: undefined,
  }
}

/** Whatever decides which reports a watch gets. */
export function meaningOf({ query, scope }: { readonly query: string; readonly scope: unknown }): string {
  return JSON.stringify([query, scope])
}

async function seeFeed({ subject, guildId }: Lookout, now: Date, store: CorpusStore): Promise<Sight | undefined> {
  const followed = (await store.followedFeeds(guildId)).find(({ id }) => id === subject.id)
  if (followed === undefined) return undefined
  const filter = { candidates: { kind: 'everything' }, scope: { kind: 'all' } } as const
  const reports = await store.listPublications({ ...filter, feedId: subject.id, since: startOf(now) }, mostTimes)
  // What /feed list calls silent is what is told.
  const health = describeHealth(followed.poll, now)
  const lastAt = followed.poll.lastItemAt ?? now
  const isSilent = health.kind === 'silent'
  const silence = { lastAt, silentMs: now.getTime() - lastAt.getTime(), longestPauseMs: 0 }
  return {
    name: followed.title,
    target: { kind: 'channel', channelId: followed.subscription.channelId },
    meaning: followed.url,
    isResting: followed.poll.isGone,
    reports,
    silence: isSilent ? silence : undefined,
    silenceText: isSilent ? `${health.text}.` : undefined,
  }
}

function startOf(now: Date): Date {
  return new Date(now.getTime() - rememberedDays * dayMs)
}

async function tellBusy(
  { count, expected }: Busyness,
  { reports }: Sight,
  now: Date,
  store: CorpusStore,
): Promise<UnusualNews> {
  const usual = expected < 0.5 ? 'hardly any' : `about ${Math.round(expected)}`
  const text = `is unusually busy: ${count.toLocaleString('en')} reports in the last 24 hours, usually ${usual}.`
  const lately = [...reports.ids].filter((_, at) => (reports.times[at] ?? 0) > now.getTime() - dayMs)
  const top = await findTopStory(store, lately.slice(0, mostCompared))
  const story: ToldStory | undefined =
    top === undefined
      ? undefined
      : {
          title: top.first.title,
          url: top.first.url,
          publisher: top.first.publisher,
          others: top.publishers.length - 1,
        }
  return { news: 'busy', text, story }
}

function tellSilence({ silentMs, longestPauseMs }: Silence, { silenceText }: Sight): UnusualNews {
  const text =
    silenceText ??
    `is unusually silent: nothing for ${describeDuration(silentMs)}; in the four weeks before, its longest pause was ${describeDuration(longestPauseMs)}.`
  return { news: 'silent', text, story: undefined }
}
