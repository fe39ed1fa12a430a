import { expect, test } from 'vitest'
import { findMisreadings } from '../../src/watches/find-misreadings.ts'
import { parseQuery } from '../../src/watches/parse-query.ts'

/** The query that is offered. */
function meant(written: string): string | undefined {
  const offered = findMisreadings(written)[0]?.meant
  return offered === undefined || parseQuery(offered).ok ? offered : `can't be read: ${offered}`
}

test('a small or, and, not between words may be meant as an operator', () => {
  expect(meant('dam or bridge')).toBe('dam OR bridge')
  expect(meant('(dam or bridge) and flood not cricket')).toBe('(dam OR bridge) AND flood NOT cricket')
  expect(meant('flood not cricket')).toBe('flood NOT cricket')
  expect(findMisreadings('dam or bridge')[0]?.reading).toBe('"or" is looked for as a word')
})

test('where they are words for sure, nothing is said', () => {
  for (const written of ['dam OR bridge', '"dam or bridge"', 'dam =or bridge', 'dam or', 'or']) {
    expect(findMisreadings(written)).toEqual([])
  }
})

test('single marks make no phrase', () => {
  expect(meant("'verifiable steps' flood")).toBe('"verifiable steps" flood')
  expect(meant('flood ‘verifiable steps’')).toBe('flood "verifiable steps"')
  expect(findMisreadings("Pakistan's concerns workers' rights")).toEqual([])
  expect(findMisreadings("'tis the ministers' turn")).toEqual([])
})
