import { expect, test } from 'vitest'
import { listDoubts, renderBars, renderDoubts, renderRate } from '../../src/commands/render-back-test.ts'
import { parseQuery } from '../../src/watches/parse-query.ts'

const nothing = { byDay: Array.from({ length: 14 }, () => 0), daysHeld: 14, isCut: false, nearMisses: [] }

function rate(counts: readonly number[], daysHeld = 14, isCut = false): string {
  const byDay = [...nothing.byDay.slice(counts.length), ...counts]
  return renderRate({ ...nothing, byDay, daysHeld, isCut, samples: [], spellings: [] }).split('\n')[0] ?? ''
}

test('reports are told by the day, by the week, or by two', () => {
  expect(rate([10, 20, 12])).toBe('**About 3 reports a day**: 42 reports in the last 14 days')
  expect(rate([1, 1, 2])).toBe('**About 2 reports a week**: 4 reports in the last 14 days')
  expect(rate([1])).toBe('**About 1 report in two weeks**: 1 report in the last 14 days')
  expect(rate([])).toBe('**No report of the last 14 days answers it.**')
})

test('a corpus of two days is judged by two days', () => {
  expect(rate([3, 5], 2)).toBe('**About 4 reports a day**: 8 reports in the last 2 days')
})

test('what was not looked at to the end says so', () => {
  expect(rate([2000], 0.5, true)).toBe('**About 4,000 reports a day**: at least 2,000 reports in the last 12 hours')
})

test('bars rise to the highest; nothing is a dot', () => {
  expect(renderBars([0, 1, 4, 8])).toBe('·▁▄█')
  expect(renderBars([0, 0])).toBe('··')
})

function doubts(
  written: string,
  terms: readonly [string, number, number][],
  suggestions: Record<string, string[]> = {},
  spellings: readonly { text: string; count: number }[] = [{ text: 'ghazb', count: 3 }],
) {
  const parsed = parseQuery(written)
  if (!parsed.ok) throw new Error(parsed.reason)
  const judged = terms.map(([text, articles, share]) => ({ text, articles, share, isSingleWord: true }))
  return renderDoubts(listDoubts(parsed.query, judged, new Map(Object.entries(suggestions)), { spellings }))
}

test('words of no report and of nearly all are pointed out, and what names were found as', () => {
  expect(doubts('river', [['river', 30, 0.05]])).toBeUndefined()
  expect(doubts('said', [['said', 90, 0.93]])).toContain('`said` is in 93 % of all reports')
  expect(doubts('said', [['said', 9, 0.93]])).toBeUndefined()
  expect(doubts('rivr', [['rivr', 0, 0]], { rivr: ['river', 'rover'] })).toContain(
    'Did you mean **river** or **rover**?',
  )
  expect(doubts('ghazab~', [])).toMatch(/Found as: ghazb ×3\.$/)
})

test('how to leave a spelling out is said where there are several, in a way that leaves out no more', () => {
  const found = [
    { text: 'ghazab', count: 3 },
    { text: 'ghazb', count: 1 },
  ]
  expect(doubts('Ghazb~', [], {}, found)).toContain('`Ghazb~(-ghazab)`')
  expect(doubts('dam ghazab~(-hizb)', [], {}, found)).toContain('`ghazab~(-hizb -ghazb)`')
  expect(doubts('mayor~ OR ghazab', [], {}, found)).toMatch(/ghazb ×1\.$/)
  expect(doubts('gh* dam', [], {}, found)).toContain('`-"…"` leaves out the reports')
})
