import { describe, expect, test } from 'vitest'
import { mergeEvents, type PrintedEvent } from '../../src/stories/merge-events.ts'
import { readToldEvents } from '../../src/stories/read-told-events.ts'
import { readToldPairs } from './gold/read-gold.ts'

type Printed = { readonly publisher: string; readonly text: string; readonly day?: string; readonly language?: string }

function read(reports: readonly Printed[]): PrintedEvent[] {
  return reports.flatMap(({ publisher, text, day = '2026-03-05', language = 'en' }, report) => {
    const publishedAt = new Date(`${day}T08:00:00Z`)
    return readToldEvents({ text, language, publishedAt }).map(event => ({
      ...event,
      report,
      publisher,
      publishedAt,
      language,
    }))
  })
}

function check(reports: readonly Printed[], most = 60): string[] {
  return mergeEvents(read(reports), most).events.map(({ told, sources }) => {
    const range = told.precision === 'day' ? told.firstDay : `${told.precision} of ${told.firstDay}`
    return `${range}: ${sources.map(({ publisher }) => publisher).join(', ')}`
  })
}

describe('what a report tells of days', () => {
  test('a lead without a date tells of the day it was printed, one with a date of that day', () => {
    expect(check([{ publisher: 'Dawn', text: 'A pier of the old harbour has burned down.' }])).toEqual([
      '2026-03-05: Dawn',
    ])
    expect(check([{ publisher: 'Dawn', text: 'A pier of the harbour burned down on March 2.' }])).toEqual([
      '2026-03-02: Dawn',
    ])
  })

  test('times are read in the language of the report', () => {
    const text = 'Der alte Hafen ist abgebrannt, das Feuer brach am 2. März aus. On March 3 the pier burned.'
    expect(check([{ publisher: 'Der Bote', text, language: 'de' }])).toEqual(['2026-03-02: Der Bote'])
  })

  test('a lead of a language without a table tells of the day it was printed', () => {
    const text = 'Vanha satama paloi maahan viime yönä kokonaan. On March 2 the pier burned.'
    expect(check([{ publisher: 'Lehti', text, language: 'fi' }])).toEqual(['2026-03-05: Lehti'])
  })

  test('a sentence that names two times stands at both', () => {
    const text =
      'The town was quiet and its shops were shut. On Feb 22 jets bombed a camp, which led to raids last week.'
    expect(check([{ publisher: 'Dawn', text }])).toEqual([
      '2026-02-22: Dawn',
      'week of 2026-02-23: Dawn',
      '2026-03-05: Dawn',
    ])
  })
})

describe('a timeline', () => {
  const dam = 'Engineers opened the sluice of the Zarghun dam on March 2 after two days of rain.'

  test('like sentences of one day are one event with everybody who tells it', () => {
    const other = 'The sluice of the Zarghun dam was opened by engineers on Monday because of the rain.'
    expect(
      check([
        { publisher: 'Dawn', text: dam },
        { publisher: 'Geo', text: other },
      ]),
    ).toEqual(['2026-03-02: Dawn, Geo'])
  })

  test('other matter of the same day is an event of its own', () => {
    const other = 'Four miners were rescued from a flooded shaft near Kelat on March 2.'
    expect(
      check([
        { publisher: 'Dawn', text: dam },
        { publisher: 'Geo', text: other },
      ]),
    ).toEqual(['2026-03-02: Dawn', '2026-03-02: Geo'])
  })

  test('a publisher stands once, and a sentence that names the day is shown', () => {
    const lead = 'Engineers have opened the sluice of the Zarghun dam after two days of rain.'
    const reports = [
      { publisher: 'Dawn', text: lead, day: '2026-03-02' },
      { publisher: 'Geo', text: dam },
      { publisher: 'Geo', text: dam },
    ]
    expect(check(reports)).toEqual(['2026-03-02: Dawn, Geo'])
    expect(mergeEvents(read(reports), 60).events[0]?.told.sentence.text).toBe(dam)
  })

  test('is in order of first days, a month before its days', () => {
    const text =
      'Guards patrolled the pass. The clashes of October 2025 were the worst. A bridge fell on Oct 9, 2025. Talks began on Sept 30, 2025.'
    expect(check([{ publisher: 'Dawn', text }])).toEqual([
      '2025-09-30: Dawn',
      'month of 2025-10-01: Dawn',
      '2025-10-09: Dawn',
    ])
  })

  test('keeps what most publishers tell, and rather one event of each day than many of one', () => {
    const reports = [
      { publisher: 'Dawn', text: dam },
      { publisher: 'Geo', text: dam },
      { publisher: 'Dawn', text: 'Four miners were rescued from a flooded shaft near Kelat on March 2.' },
      { publisher: 'Dawn', text: 'The governor married a dentist in the Kelat gardens on March 1.' },
    ]
    expect(check(reports, 2)).toEqual(['2026-03-01: Dawn', '2026-03-02: Dawn, Geo'])
    expect(mergeEvents(read(reports), 2).left).toBe(1)
  })
})

describe('of pairs marked by hand', () => {
  const pairs = readToldPairs()
  const printed = (text: string, report: number) =>
    read([{ publisher: `Paper ${report}`, text }])
      .filter(({ firstDay, lastDay }) => firstDay === lastDay && firstDay === '2026-03-02')
      .map(event => ({ ...event, report }))
  /** Beside four other events of the day. */
  const areMerged = pairs.map(({ one, other }, at) => {
    const others = [5, 9, 13, 17].map(step => pairs[(at + step) % pairs.length]?.one ?? '')
    const { events } = mergeEvents(
      [one, other, ...others].flatMap((text, report) => printed(text, report)),
      60,
    )
    return events.some(({ sources }) => [0, 1].every(of => sources.some(({ report }) => report === of)))
  })
  const merged = pairs.filter((_, at) => areMerged[at])
  const same = pairs.filter(pair => pair.same)

  test('hardly any of two events is one', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(60)
    expect(merged.filter(pair => pair.same).length / merged.length).toBeGreaterThan(0.95)
  })

  test('most of one event are one', () => {
    expect(merged.filter(pair => pair.same).length / same.length).toBeGreaterThan(0.75)
  })
})
