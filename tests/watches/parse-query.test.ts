import { expect, test } from 'vitest'
import { explainQuery } from '../../src/watches/explain-query.ts'
import { parseQuery } from '../../src/watches/parse-query.ts'
import { printQuery } from '../../src/watches/print-query.ts'

function check(written: string): string {
  const parsed = parseQuery(written)
  if (parsed.ok) return printQuery(parsed.query)
  return `${parsed.reason}\n${parsed.caret}\n${parsed.suggestion ?? 'no suggestion'}`
}

function explained(written: string): string {
  const parsed = parseQuery(written)
  return parsed.ok ? explainQuery(parsed.query) : parsed.reason
}

test('an empty side of OR is refused', () => {
  expect(check('munir OR')).toBe('a side of OR has no words\nmunir OR\n      ^^\nmunir')
})

test('an open parenthesis is closed for you', () => {
  expect(check('(dam OR bridge')).toBe('this ( is never closed\n(dam OR bridge\n^\n(dam OR bridge)')
})

test('a parenthesis too many is dropped', () => {
  expect(check('dam) bridge')).toBe('this ) closes nothing\ndam) bridge\n   ^\ndam bridge')
})

test('a query that only leaves out is refused', () => {
  expect(check('-cricket')).toBe(
    'it only says what to leave out: add a word to look for\n-cricket\n^^^^^^^^\nno suggestion',
  )
  expect(check('dam OR -cricket')).toContain('each side of OR needs a word to look for')
})

test('a query prints as it is read', () => {
  expect(check('( a  AND b ) “c  d” NOT e')).toBe('a b "c d" -e')
  expect(check('(a OR b) c')).toBe('(a OR b) c')
  expect(check('a OR (b OR c)')).toBe('a OR b OR c')
  expect(check('-(dam OR bridge) flood')).toBe('-(dam OR bridge) flood')
  expect(check('flood -"dam gate" -title:x')).toBe('flood -"dam gate" -title:x')
  expect(check('title:("a b" OR c) lang:Urdu')).toBe('title:("a b" OR c) lang:ur')
  expect(check('a NEAR b')).toBe('a NEAR/10 b')
})

test('an unknown field names the fields, and the one that was meant', () => {
  expect(check('headline:flood')).toContain('there is no field "headline"')
  expect(check('headline:flood').split('\n').at(-1)).toBe('title:flood')
  expect(check('since:2026').split('\n').at(-1)).toBe('after:2026')
})

test('NEAR wants a sensible number and two sides', () => {
  expect(check('dam NEAR/ gate').split('\n').at(-1)).toBe('dam NEAR/8 gate')
  expect(check('dam NEAR/900 gate').split('\n').at(-1)).toBe('dam NEAR/8 gate')
  expect(check('dam NEAR/3')).toContain('a side of NEAR has no words')
  expect(check('a NEAR/2 b NEAR/3 c').split('\n').at(-1)).toBe('a NEAR/2 b b NEAR/3 c')
  expect(check('(a b) NEAR/2 c')).toContain('a side of NEAR must be')
})

test('signs stand where they mean something', () => {
  expect(check('fl*od').split('\n').at(-1)).toBe('fl od')
  expect(check('=flood~').split('\n').at(-1)).toBe('=flood')
  expect(check('f*')).toContain('at least 2 letters')
  expect(check('flood & dam').split('\n').at(-1)).toBe('flood dam')
  expect(check('flood title:-dam').split('\n').at(-1)).toBe('flood -title:dam')
  expect(check('title: dam').split('\n').at(-1)).toBe('title:dam')
})

test('signs of other search languages are translated', () => {
  expect(check('dam | bridge').split('\n').at(-1)).toBe('dam OR bridge')
  expect(check('dam && bridge').split('\n').at(-1)).toBe('dam bridge')
  expect(check('flood !cricket').split('\n').at(-1)).toBe('flood -cricket')
  expect(check('flood –cricket')).toBe('flood -cricket')
})

test('a date must exist', () => {
  expect(check('dam after:2026-02-31')).toContain('needs a date')
  expect(check('dam after:2026-02')).toBe('dam after:2026-02')
})

test('a regular expression needs letters that are always there', () => {
  expect(check('/spill(way|ing)/i')).toBe('/spill(way|ing)/i')
  expect(check('/a.*b/')).toContain('three plain letters')
  expect(check('/dam|bridge/')).toContain('three plain letters')
  expect(check('/dams(/')).toContain('is refused')
  expect(check('/dams')).toContain('never closed')
})

test('the caret of a long query shows the part around the fault', () => {
  const parsed = parseQuery(`${'river '.repeat(40)}OR OR ${'dam '.repeat(40)}`)
  const [line = '', pointer = ''] = parsed.ok ? [] : parsed.caret.split('\n')
  expect(line.length).toBeLessThan(125)
  expect(line.slice(pointer.indexOf('^'), pointer.length)).toBe('OR')
})

test('limits are told in a sentence', () => {
  expect(check('a'.repeat(2001))).toContain('2000 is the most')
  expect(check('dam '.repeat(101))).toContain('more than 100 things')
  expect(check(`${'('.repeat(13)}a${')'.repeat(13)}`)).toContain('more than 12 deep')
})

test('a query is told in plain words', () => {
  expect(explained('taliban "verifiable steps" -cricket')).toBe(
    'articles with "taliban" and the phrase "verifiable steps", but not "cricket"',
  )
  expect(explained('(dam OR bridge) title:flood')).toBe(
    'articles with ("dam" or "bridge") and a title that has "flood"',
  )
  expect(explained('munir NEAR/3 talk* lang:ur')).toBe(
    'articles with ("munir" within 3 words of words that begin with "talk") and the language ur',
  )
  expect(explained('=IS ghazab~')).toBe('articles with exactly "IS" and names like "ghazab"')
})

test('what a name leaves out is read right behind it, printed and explained', () => {
  expect(check('nigeria~( –Niger  -Nigerien )')).toBe('nigeria~(-niger -nigerien)')
  expect(check('"lil haq"~(-Hook-Hawk) dam')).toBe('"lil haq"~(-hookhawk) dam')
  expect(check('speaker:munir~(-minor) NEAR/3 x')).toContain('a side of NEAR')
  expect(explained('munir~(-minor -manor)')).toBe('articles with names like "munir" other than minor, manor')
  expect(check('munir~ (-minor)')).toBe('munir~ -minor')
})

test('what is left out of a name is single words, each with a minus', () => {
  for (const written of ['munir~(-minor manor)', 'munir~(-"big manor")', 'munir~(-..)']) {
    expect(check(written)).toContain('single words, each with a minus')
  }
  expect(check('munir~(-minor').split('\n').at(-1)).toBe('munir~(-minor)')
  expect(check('mu~nir~(-minor)')).toContain('~ can only end a word')
})
