import type { Scope } from '../corpus/article-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { Article } from '../model/article.ts'
import type { PrintedEvent, Timeline } from '../stories/merge-events.ts'
import type { ToldEvent } from '../stories/read-told-events.ts'
import type { DayRange } from '../text/calendar-days.ts'
import type { Query } from '../watches/query.ts'
import { chooseSpread } from './choose-spread.ts'
import { countMentions, type CountingStore } from './count-mentions.ts'
import { findPeaks, type FoundReports, type Peak } from './find-peaks.ts'
import { createTopicJudge } from './judge-topic.ts'
import type { AskWorker } from './story-jobs.ts'

/** What a timeline is of: the reports of a story, or all that answer a query. */
export type TimelineSubject =
  | { readonly kind: 'story'; readonly articles: readonly Article[] }
  | { readonly kind: 'topic'; readonly query: Query }

export type TimelineWishes = {
  readonly scope: Scope
  /** Of what happened, not of the reports: what was printed later may tell of it too. */
  readonly since: Date | undefined
  readonly until: Date | undefined
  /** Told how far the reading has come. */
  readonly tell: (text: string) => void
}

export type GatheredTimeline = Timeline & {
  readonly peaks: readonly Peak[]
  /** The reports that were read, by id. */
  readonly articles: ReadonlyMap<number, Article>
  /** How many reports there are, perhaps about. */
  readonly total: number
  readonly isEstimate: boolean
}

type Store = CountingStore & Pick<CorpusStore, 'storiesOf'>

/** So many reports are read for a topic, and so many events kept. */
const mostReports = 300
const mostEvents = 60
/** A report that names more times is a list of dates: its first are taken. */
const mostOfReport = 80
const batchSize = 15
/** Of a book the beginning is read. */
const charactersRead = 60_000
const dayMs = 86_400_000
/** Reports from after the period tell of it too, for so long. */
const laterDays = 60
/** What was usual before the period tells what is unusual in it. */
const daysBefore = 28

/** The dated events that reports tell of and the days on which unusually many came out; a sentence when it can't be told. */
export async function gatherTimeline(
  store: Store,
  ask: AskWorker,
  subject: TimelineSubject,
  wishes: TimelineWishes,
): Promise<GatheredTimeline | string> {
  const found = subject.kind === 'story' ? readMembers(subject.articles) : await findMentions(store, subject, wishes)
  const tellers = from(found, wishes.since)
  const ids = chooseSpread(tellers, mostReports)
  const judge = subject.kind === 'story' ? undefined : await createTopicJudge(store, subject.query, wishes.scope)
  const articles = new Map<number, Article>()
  const printed: PrintedEvent[] = []
  for (let read = 0; read < ids.length; read += batchSize) {
    if (read > 0) wishes.tell(`Reading dates in ${ids.length} reports: ${read} read …`)
    const batch = await store.getArticles(ids.slice(read, read + batchSize))
    const told = await ask(
      'readEvents',
      batch.map(({ text, language, publishedAt }) => ({ text: text.slice(0, charactersRead), language, publishedAt })),
    )
    if (told.kind === 'failed') return `I could not read the dates in those reports: ${told.reason}`
    for (const [at, article] of batch.entries()) {
      articles.set(article.id, article)
      const events = told.value[at] ?? []
      // All of a story is on its topic.
      const onTopic = judge === undefined ? events : await judge(article, events)
      const inPeriod = onTopic.filter(event => isWithin(event, wishes))
      printed.push(...inPeriod.slice(0, mostOfReport).map(event => printedIn(article, event)))
    }
  }
  const merged = await ask('mergeEvents', { printed, most: mostEvents })
  if (merged.kind === 'failed') return `I could not put those reports in order: ${merged.reason}`
  const peaks = (await findPeaks(store, found)).filter(({ day }) =>
    isWithin({ firstDay: day, lastDay: day, precision: 'day' }, wishes),
  )
  const total = Math.round(tellers.weights.reduce((sum, weight) => sum + weight, 0))
  return { ...merged.value, peaks, articles, total, isEstimate: found.isEstimate }
}

function readMembers(articles: readonly Article[]): FoundReports {
  const ids = articles.map(({ id }) => id)
  const times = articles.map(({ publishedAt }) => publishedAt.getTime())
  return { ids, times, weights: ids.map(() => 1), isEstimate: false }
}

async function findMentions(
  store: Store,
  { query }: TimelineSubject & { readonly kind: 'topic' },
  { scope, since, until, tell }: TimelineWishes,
): Promise<FoundReports> {
  const { ids, times, weights, isEstimate } = await countMentions(store, query, {
    scope,
    since: since === undefined ? undefined : new Date(since.getTime() - daysBefore * dayMs),
    until: until === undefined ? undefined : new Date(until.getTime() + laterDays * dayMs),
    tell: read => tell(`Looking for reports: ${read.toLocaleString('en')} read …`),
  })
  return { ids: [...ids], times: [...times], weights: [...weights], isEstimate }
}

/** Those printed since then. */
function from(found: FoundReports, since: Date | undefined): FoundReports {
  if (since === undefined) return found
  const kept = found.times.flatMap((time, at) => (time >= since.getTime() ? [at] : []))
  const pick = (numbers: readonly number[]) => kept.map(at => numbers[at] ?? 0)
  return { ...found, ids: pick(found.ids), times: pick(found.times), weights: pick(found.weights) }
}

function printedIn({ id, publisher, publishedAt, language }: Article, event: ToldEvent): PrintedEvent {
  return { ...event, report: id, publisher, publishedAt, language }
}

/** A time as wide as a year is in every period: it counts where it begins there. */
function isWithin({ firstDay, lastDay, precision }: DayRange, { since, until }: TimelineWishes): boolean {
  // Midnight in the asker's time zone is within half a day of midnight UTC.
  const first = since === undefined ? '' : isoDay(since.getTime() + dayMs / 2)
  const last = until === undefined ? '9999' : isoDay(until.getTime() - dayMs / 2)
  return firstDay <= last && (precision === 'year' ? firstDay : lastDay) >= first
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
