import type { Mention, Span } from '../model/span.ts'
import type { DayRange } from '../text/calendar-days.ts'
import { readDatedEvents } from '../text/dated-events.ts'
import { splitSentences } from '../text/sentences.ts'

export type DatedReport = {
  readonly text: string
  /** ISO 639-1 code; a text of unknown language is read as English. */
  readonly language: string
  readonly publishedAt: Date
}

/** A sentence of a report that tells what happened on a day or in a longer time. */
export type ToldEvent = DayRange & {
  readonly sentence: Mention
  /** The words of time, as indices of the report's text; undefined for a lead that names none. */
  readonly expression: Span | undefined
}

/**
 * What a report tells of days: each sentence that names a time, once for each time it names. A lead that names none tells
 * of the day it was printed.
 */
export function readToldEvents({ text, language, publishedAt }: DatedReport): readonly ToldEvent[] {
  const dated = readDatedEvents(text, publishedAt, language === 'und' ? 'en' : language)
  const told = dated.map(({ firstDay, lastDay, precision, sentence, expression }): ToldEvent => {
    const { start, end } = expression
    return { firstDay, lastDay, precision, sentence, expression: { start, end } }
  })
  const lead = readLead(text)
  if (lead === undefined || told.some(({ sentence }) => sentence.start === lead.start)) return told
  const day = publishedAt.toISOString().slice(0, 10)
  return [{ firstDay: day, lastDay: day, precision: 'day', sentence: lead, expression: undefined }, ...told]
}

/** What is shorter is a label or a place, what is longer no sentence. */
const fewestWords = 6
const longestSentence = 3000
/** A lead stands at the beginning, or there is none. */
const leadWithin = 600

function readLead(text: string): Mention | undefined {
  for (const { start, end } of splitSentences(text.slice(0, leadWithin + longestSentence))) {
    if (start > leadWithin) return undefined
    if (isWhole(text, { start, end })) return { start, end, text: text.slice(start, end) }
  }
  return undefined
}

/** A sentence that can stand for its report: no label, no place, no endless list. */
export function isWhole(text: string, { start, end }: Span): boolean {
  return end - start <= longestSentence && text.slice(start, end).split(/\s+/u, fewestWords).length >= fewestWords
}
