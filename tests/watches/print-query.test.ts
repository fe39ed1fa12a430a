import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuery } from '../../src/watches/parse-query.ts'
import { printQuery } from '../../src/watches/print-query.ts'

const signs = [
  '"',
  '“',
  '”',
  '(',
  ')',
  '-',
  '–',
  '=',
  '~',
  '*',
  '/',
  '#',
  '@',
  "'",
  '’',
  '.',
  '!',
  '|',
  '&',
  '\\',
  '[',
  '{2}',
]
const operators = [
  'OR',
  'AND',
  'NOT',
  'NEAR',
  'NEAR/3',
  'near/3',
  'title:',
  'quote:',
  'speaker:',
  'lang:',
  'before:',
  '2026',
  'ur',
]
const words = [
  'dam',
  'a',
  'bb',
  'spillway',
  'U.S.',
  'lil-haq',
  'И',
  'وقف',
  '巴',
  '停火',
  'é',
  'e\u0301',
  'İ',
  'ﬁ',
  '１',
  '😀',
  '\ud83d',
  '\u00ad',
  '\u0000',
]
const piece = fc.constantFrom(...signs, ...operators, ...words, ' ', ' ', ' ', ' ', '\n', '\u00a0')
const anything = fc.array(piece, { minLength: 1, maxLength: 12 }).map(pieces => pieces.join(''))

test('what is read is printed, and what is printed is read as the same', () => {
  let read = 0
  for (const written of fc.sample(anything, { numRuns: 20_000, seed: 5 })) {
    const parsed = parseQuery(written)
    if (!parsed.ok) continue
    read++
    const again = parseQuery(printQuery(parsed.query))
    expect({ written, again }).toEqual({ written, again: parsed })
  }
  expect(read).toBeGreaterThan(2000)
})

test('whatever is offered in place of a query can be read', () => {
  let offered = 0
  for (const written of fc.sample(anything, { numRuns: 20_000, seed: 6 })) {
    const parsed = parseQuery(written)
    if (parsed.ok || parsed.suggestion === undefined) continue
    offered++
    expect({ written, isRead: parseQuery(parsed.suggestion).ok }).toEqual({ written, isRead: true })
  }
  expect(offered).toBeGreaterThan(2000)
})
