import { expect, test } from 'vitest'
import { renderTrend, trendChart, type TrendAsked } from '../../src/commands/render-trend.ts'
import type { ToldSpike, Trend, TrendLine } from '../../src/pipeline/read-trend.ts'
import { cutIntoSlots } from '../../src/trends/slots.ts'

const since = new Date('2026-03-01T00:00:00Z')
const until = new Date('2026-03-13T00:00:00Z')
const asked: TrendAsked = {
  queries: ['river'],
  since,
  until,
  isOpen: false,
  publisher: undefined,
  timeZone: 'UTC',
  asShare: false,
}
const flat = Array.from({ length: 12 }, () => 10)

function makeTrend(lines: readonly Partial<TrendLine>[], reports: readonly number[] = flat): Trend {
  const plain: TrendLine = { counts: reports.map(() => 1), isEstimate: false, spikes: [] }
  return { slots: cutIntoSlots(since, until, 'UTC'), reports, lines: lines.map(line => ({ ...plain, ...line })) }
}

function makeSpike(slot: number, surprise: number): ToldSpike {
  const first = {
    id: 1,
    title: 'Dam [opens] its gates',
    publisher: 'Dawn',
    language: 'en',
    url: 'https://dawn.example/dam',
    publishedAt: since,
    storyId: undefined,
  }
  const story = { first, reports: 9, publishers: ['Dawn', 'Courier', 'Gazette'] }
  return { slot, count: 41, expected: 9.2, surprise, story }
}

const wordsOf = (trend: Trend, wishes: Partial<TrendAsked> = {}) =>
  renderTrend(trend, { ...asked, ...wishes }).embeds?.[0]?.description ?? ''

test('totals are told with their rate and their share of all reports', () => {
  expect(wordsOf(makeTrend([{}]))).toBe('**river**: 12 reports · 1 a day · 10 % of all')
  expect(wordsOf(makeTrend([{ isEstimate: true }]))).toContain('about 12 reports')
  expect(wordsOf(makeTrend([{ isEstimate: true }]))).toContain('An estimate: of the reports that may answer')
})

test('spikes are numbered in order of time, in the picture as beneath it, the six most unusual of all', () => {
  const spikes = [8, 2, 5].map(slot => makeSpike(slot, slot))
  const many = Array.from({ length: 5 }, (_, slot) => makeSpike(slot + 6, 100))
  const trend = makeTrend([{ spikes }, { spikes: many }])
  const wishes = { ...asked, queries: ['river', 'dam_*'] }
  const words = wordsOf(trend, wishes)
  expect(words.match(/^\*\*\d\*\* .*$/gm)?.slice(0, 3)).toEqual([
    '**1** dam\\_\\*, 7 March: **41 reports** (usually 9)',
    '**2** dam\\_\\*, 8 March: **41 reports** (usually 9)',
    '**3** river, 9 March: **41 reports** (usually 9)',
  ])
  expect(words).toContain('[Dam \\[opens\\] its gates](<https://dawn.example/dam>) · Dawn and 2 more')
  const { marks } = trendChart(trend, wishes)
  expect(marks).toHaveLength(6)
  expect(marks.slice(0, 3)).toEqual([
    { series: 1, slot: 6, text: '1' },
    { series: 1, slot: 7, text: '2' },
    { series: 0, slot: 8, text: '3' },
  ])
})

test('of spikes whose numbers would hide one another in the picture, the most unusual is told', () => {
  const long = Array.from({ length: 120 }, () => 10)
  const spikes = [50, 52, 54, 80].map(slot => makeSpike(slot, slot))
  const trend = {
    ...makeTrend([{ spikes }], long),
    slots: cutIntoSlots(since, new Date('2026-06-29T00:00:00Z'), 'UTC'),
  }
  expect(trend.slots.labels).toHaveLength(120)
  expect(trendChart(trend, asked).marks.map(({ slot }) => slot)).toEqual([50, 54, 80])
})

test('a query that the picture calls by a number is told with it', () => {
  const queries = ['طالبان', '地震', 'river']
  const words = wordsOf(makeTrend([{}, {}, {}]), { queries })
  expect(words).toMatch(/^\*\*طالبان\*\*: .*\n\*\*query 2: 地震\*\*: .*\n\*\*river\*\*: /)
  expect(wordsOf(makeTrend([{}]), { queries: ['地震'] })).toMatch(/^\*\*地震\*\*: /)
})

test('where all reports grew, that is said, unless shares are shown', () => {
  const growing = flat.map((_, day) => (day < 6 ? 10 : 40))
  expect(wordsOf(makeTrend([{}], growing))).toContain('All reports in sight went from 10 to 40 a day in this time')
  expect(wordsOf(makeTrend([{}], growing), { asShare: true })).not.toContain('went from')
  expect(wordsOf(makeTrend([{}]))).not.toContain('went from')
})

test('shares are drawn of the reports of each day', () => {
  const trend = makeTrend([{ counts: flat.map((_, day) => day) }], [0, ...flat.slice(1)])
  const { unit, series } = trendChart(trend, { ...asked, asShare: true })
  expect(unit).toBe('% of all reports a day')
  expect(series[0]?.values.slice(0, 3)).toEqual([0, 10, 20])
})

test('a trend that begins later than asked says so, and what is not over is said', () => {
  const early = { since: new Date('2026-01-01T00:00:00Z'), isOpen: true }
  expect(wordsOf(makeTrend([{}]), early)).toContain('Reports in sight of this server begin on 1 March.')
  const footer = renderTrend(makeTrend([{}]), { ...asked, ...early, publisher: 'Dawn' }).embeds?.[0]?.footer
  expect(footer).toMatch(/^1\s*–\s*12 March 2026 · UTC · Dawn; the last day is not over$/)
})
