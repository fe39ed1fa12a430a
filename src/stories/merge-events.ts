import { coverage, readTermsOf } from '../text/sentence-terms.ts'
import { contradict, readHappening, tellTheSame, type Happening } from './read-happening.ts'
import type { ToldEvent } from './read-told-events.ts'

/** A told event with whose it is. */
export type PrintedEvent = ToldEvent & {
  /** Any number that names the report. */
  readonly report: number
  readonly publisher: string
  readonly publishedAt: Date
  readonly language: string
}

/** One event, with everybody who tells of it. */
export type TimelineEvent = {
  /** The sentence to show: of those that name the time the first printed. */
  readonly told: PrintedEvent
  /** In order of publication, its own among them; a publisher stands once. */
  readonly sources: readonly PrintedEvent[]
}

export type Timeline = {
  /** By first day; of those that begin together the longer time first. */
  readonly events: readonly TimelineEvent[]
  /** How many were left out because others are told by more. */
  readonly left: number
}

/**
 * Gathers sentences of many reports into a timeline: like sentences of one day (or week, month, year) are one event.
 * At most `most` events stay, six of a day: those that most publishers tell, and rather one of each day than many of one.
 */
export function mergeEvents(printed: readonly PrintedEvent[], most: number): Timeline {
  const merged = [...groupByTime(printed).values()].map(mergeAlike)
  const ranked = merged.flatMap(rankInTime).toSorted((a, b) => b.value - a.value)
  const kept = ranked
    .filter(({ place }) => place < mostOfOneTime)
    .slice(0, most)
    .map(({ event }) => event)
  return { events: kept.toSorted(inOrder), left: ranked.length - kept.length }
}

/** Two sentences are one event when the lighter shares this much of its weight, and the heavier that much. */
const leastOfLighter = 0.6
const leastOfHeavier = 0.5
/** A further event of a day must be told by so many more to go before another day's first. */
const perFurther = 0.7
const mostOfOneTime = 6

function groupByTime(printed: readonly PrintedEvent[]): ReadonlyMap<string, readonly PrintedEvent[]> {
  const groups = new Map<string, PrintedEvent[]>()
  for (const event of printed) {
    const key = `${event.firstDay} ${event.lastDay}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [event])
    else group.push(event)
  }
  return groups
}

type Read = {
  readonly event: PrintedEvent
  readonly terms: ReadonlyMap<string, number>
  readonly happening: Happening
}

function mergeAlike(group: readonly PrintedEvent[]): readonly TimelineEvent[] {
  const read = group
    .toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime() || a.report - b.report)
    .map((event): Read => {
      const words = wordsWithoutTime(event)
      const { terms } = readTermsOf(words, { start: 0, end: words.length }, event.language)
      return { event, terms, happening: readHappening(words, event.language) }
    })
  // What all sentences of a day share ("police", the name of the city) tells none of its events apart.
  const holders = new Map<string, number>()
  for (const { terms } of read) for (const stem of terms.keys()) holders.set(stem, (holders.get(stem) ?? 0) + 1)
  const rarityOf = (stem: string) => Math.log(1 + read.length / (holders.get(stem) ?? 1))
  const clusters: Read[][] = []
  for (const one of read) {
    const near = clusters
      .slice(0, mostClusters)
      .find(members => members.slice(0, mostCompared).some(other => areOne(one, other, rarityOf)))
    if (near === undefined) clusters.push([one])
    else near.push(one)
  }
  return clusters.map(toEvent)
}

/** Members of an event that a further sentence is compared with, and events of one time: all others stand alone. */
const mostCompared = 3
const mostClusters = 60

function wordsWithoutTime({ sentence, expression }: PrintedEvent): string {
  const { text, start } = sentence
  if (expression === undefined) return text
  return `${text.slice(0, expression.start - start)} ${text.slice(expression.end - start)}`
}

function areOne(left: Read, right: Read, rarityOf: (stem: string) => number): boolean {
  if (left.event.sentence.text === right.event.sentence.text) return true
  if (contradict(left.happening, right.happening)) return false
  if (tellTheSame(left.happening, right.happening)) return true
  const shares = [coverage(left.terms, right.terms, rarityOf), coverage(right.terms, left.terms, rarityOf)]
  return Math.max(...shares) >= leastOfLighter && Math.min(...shares) >= leastOfHeavier
}

function toEvent(members: readonly Read[]): TimelineEvent {
  const events = members.map(({ event }) => event)
  const sources = [
    ...new Map(events.toReversed().map(event => [event.publisher, event] as const)).values(),
  ].toReversed()
  const told = events.find(({ expression }) => expression !== undefined) ?? events[0]
  if (told === undefined) throw new Error('an event needs a sentence')
  return { told, sources }
}

type Ranked = { readonly event: TimelineEvent; readonly value: number; readonly place: number }

function rankInTime(events: readonly TimelineEvent[]): readonly Ranked[] {
  return events
    .map(event => ({ event, value: valueOf(event) }))
    .toSorted((a, b) => b.value - a.value)
    .map(({ event, value }, place) => ({ event, value: value - perFurther * place, place }))
}

/** A lead without a date and a time as wide as a year tell less of when something happened. */
function valueOf({ told, sources }: TimelineEvent): number {
  return sources.length - (told.expression === undefined ? 0.4 : 0) - (told.precision === 'year' ? 0.5 : 0)
}

function inOrder({ told: left }: TimelineEvent, { told: right }: TimelineEvent): number {
  if (left.firstDay !== right.firstDay) return left.firstDay < right.firstDay ? -1 : 1
  if (left.lastDay !== right.lastDay) return left.lastDay > right.lastDay ? -1 : 1
  return left.publishedAt.getTime() - right.publishedAt.getTime() || left.sentence.start - right.sentence.start
}
