import { expect, test } from 'vitest'
import { parseQuery } from '../../src/watches/parse-query.ts'
import { printQuery } from '../../src/watches/print-query.ts'

function check(written: string): string {
  const parsed = parseQuery(written)
  if (parsed.ok) return printQuery(parsed.query)
  return `${parsed.reason}\n${parsed.caret}\n${parsed.suggestion ?? 'no suggestion'}`
}

test('an empty side of OR is refused', () => {
  expect(check('munir OR')).toBe('a side of OR has no words\nmunir OR\n      ^^\nmunir')
})

test('an open parenthesis is closed for you', () => {
  expect(check('(dam OR bridge')).toBe('this ( is never closed\n(dam OR bridge\n^\n(dam OR bridge)')
})

test('a query that only leaves out is refused', () => {
  expect(check('-cricket')).toBe(
    'it only says what to leave out: add a word to look for\n-cricket\n^^^^^^^^\nno suggestion',
  )
})

test('a query prints as it is read', () => {
  expect(check('( a  AND b ) “c  d” NOT e')).toBe('a b "c d" -e')
  expect(check('(a OR b) c')).toBe('(a OR b) c')
})
