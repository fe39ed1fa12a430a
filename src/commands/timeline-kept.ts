import type { GatheredTimeline } from '../pipeline/gather-timeline.ts'
import type { PrintedEvent } from '../stories/merge-events.ts'
import type { DayRange } from '../text/calendar-days.ts'
import { splitPages } from './render-timeline.ts'

/** A timeline as it is kept for its later pages: places in reports, not their words. */
export type KeptTimeline = {
  readonly title: string
  /** By day; a peak stands before what happened on its day. */
  readonly entries: readonly KeptEntry[]
  /** Which entry each page begins with. */
  readonly starts: readonly number[]
  /** For the small print. */
  readonly notes: readonly string[]
}

export type KeptEntry = KeptEvent | KeptPeak

export type KeptEvent = DayRange & {
  readonly kind: 'event'
  readonly told: KeptPlace
  /** The words of time in the told sentence's text; undefined for a lead that names none. */
  readonly mark: readonly [start: number, end: number] | undefined
  /** The first who tell of it, the told one's first. */
  readonly sources: readonly KeptPlace[]
  readonly publishers: number
  /** It was told before it was to happen. */
  readonly isAhead: boolean
}

export type KeptPeak = {
  readonly kind: 'peak'
  readonly firstDay: string
  readonly reports: number
  readonly expected: number
  /** The report that told first what most of that day's told; undefined where there is none. */
  readonly articleId: number | undefined
  readonly publishers: number
}

/** A sentence of a report: `[articleId, revision, start, end]`. */
export type KeptPlace = readonly [articleId: number, revision: number, start: number, end: number]

const sourcesKept = 3

/** What is kept of a timeline. */
export function keepTimeline(
  { events, peaks, articles }: GatheredTimeline,
  title: string,
  notes: readonly string[],
): KeptTimeline {
  const placeOf = ({ report, sentence: { start, end } }: PrintedEvent): KeptPlace => {
    return [report, articles.get(report)?.revision ?? 1, start, end]
  }
  const told = events.map(({ told: event, sources }): KeptEvent => {
    const { firstDay, lastDay, precision, expression } = event
    const others = sources.filter(({ publisher }) => publisher !== event.publisher)
    return {
      kind: 'event',
      firstDay,
      lastDay,
      precision,
      told: placeOf(event),
      mark: expression === undefined ? undefined : [expression.start, expression.end],
      sources: [event, ...others].slice(0, sourcesKept).map(placeOf),
      publishers: others.length + 1,
      isAhead: firstDay > event.publishedAt.toISOString().slice(0, 10),
    }
  })
  const peaked = peaks.map(({ day, reports, expected, story }): KeptPeak => {
    const publishers = story?.publishers.length ?? 0
    return { kind: 'peak', firstDay: day, reports, expected, articleId: story?.first.id, publishers }
  })
  const entries = [...peaked, ...told].toSorted((a, b) =>
    a.firstDay < b.firstDay ? -1 : a.firstDay > b.firstDay ? 1 : 0,
  )
  return { title, entries, starts: splitPages(entries, articles), notes }
}

/** Reads back what was kept. */
export function readKeptTimeline(kept: string): KeptTimeline {
  return JSON.parse(kept) as KeptTimeline
}
