import type { Scope } from '../corpus/article-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import { countInSlots, cutIntoSlots, type Slots } from '../trends/slots.ts'
import { findSpikes, type Spike } from '../trends/find-spikes.ts'
import { topStory, type TopStory } from '../trends/top-story.ts'
import type { Query } from '../watches/query.ts'
import { countMentions, countReports, type Mentions } from './count-mentions.ts'

export type TrendWishes = {
  readonly scope: Scope
  /** Where nothing is held from its beginning, the trend begins with the first report. */
  readonly since: Date
  readonly until: Date
  readonly publisher: string | undefined
  readonly timeZone: string
  /** Told how many reports were read, now and then. */
  readonly tell: (read: number) => void
}

/** How often each of some queries was answered, over time. */
export type Trend = {
  readonly slots: Slots
  /** All reports in sight, in each slot. */
  readonly reports: readonly number[]
  readonly lines: readonly TrendLine[]
}

export type TrendLine = {
  readonly counts: readonly number[]
  readonly isEstimate: boolean
  readonly spikes: readonly ToldSpike[]
}

/** A spike and what most of its reports tell. */
export type ToldSpike = Spike & { readonly story: TopStory | undefined }

/** So many spikes of a query are explained: the most unusual. */
const mostSpikes = 5
/** Of so many reports the top story is found. */
const mostCompared = 300

type TrendStore = Parameters<typeof countMentions>[0] & Pick<CorpusStore, 'storiesOf'>

/** Counts, finds the spikes and what they were about. Undefined where no report at all is in sight in that period. */
export async function readTrend(
  store: TrendStore,
  queries: readonly Query[],
  { timeZone, ...wishes }: TrendWishes,
): Promise<Trend | undefined> {
  const times = await countReports(store, wishes)
  const oldest = times.reduce((least, time) => Math.min(least, time), Infinity)
  if (oldest === Infinity) return undefined
  const slots = cutIntoSlots(new Date(Math.max(oldest, wishes.since.getTime())), wishes.until, timeZone)
  const reports = countInSlots(times, slots)
  const lines: TrendLine[] = []
  for (const query of queries) {
    const mentions = await countMentions(store, query, wishes)
    const counts = countInSlots(mentions.times, slots, mentions.weights)
    const found = findSpikes(counts, reports).toSorted((a, b) => b.surprise - a.surprise)
    const spikes: ToldSpike[] = []
    for (const spike of found.slice(0, mostSpikes)) {
      spikes.push({ ...spike, story: await tellSpike(store, mentions, slots, spike.slot) })
    }
    lines.push({ counts, isEstimate: mentions.isEstimate, spikes: spikes.toSorted((a, b) => a.slot - b.slot) })
  }
  return { slots, reports, lines }
}

async function tellSpike(store: TrendStore, { ids, times }: Mentions, { edges }: Slots, slot: number) {
  const [from, to] = [edges[slot]?.getTime() ?? 0, edges[slot + 1]?.getTime() ?? 0]
  const inSlot = [...ids].filter((_, at) => (times[at] ?? 0) >= from && (times[at] ?? 0) < to)
  return findTopStory(store, inSlot.slice(0, mostCompared))
}

/** What most of these reports tell. */
export async function findTopStory(
  store: Pick<CorpusStore, 'getArticles' | 'storiesOf'>,
  articleIds: readonly number[],
): Promise<TopStory | undefined> {
  const stories = await store.storiesOf(articleIds)
  const storyOf = new Map(articleIds.map((id, at) => [id, stories[at]]))
  const articles = await store.getArticles(articleIds)
  return topStory(articles.map(article => ({ ...article, storyId: storyOf.get(article.id) })))
}
