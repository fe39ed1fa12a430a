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

/** The query that is offered in place of one that can't be read. */
function mended(written: string): string | undefined {
  const parsed = parseQuery(written)
  return parsed.ok ? `can be read: ${written}` : parsed.suggestion
}

test('a query with several faults is mended whole', () => {
  expect(mended('(dam OR')).toBe('(dam)')
  expect(mended('headline:flood (dam OR "old bridge')).toBe('title:flood (dam OR "old bridge")')
  expect(mended('"dam gate" flood"')).toBe('"dam gate" flood')
  expect(mended('😀 OR dam')).toBe('dam')
  expect(mended('dam**')).toBe('dam*')
})

test('a mended query keeps all its other words', () => {
  expect(mended('before:yesterday dam flood')).toBe('before:2026-01-31 dam flood')
  expect(mended('after:2026/3/5 dam')).toBe('after:2026-03-05 dam')
  expect(mended('after:2026-02-30 dam')).toBe('after:2026-02 dam')
  expect(mended('dam lang:klingon flood')).toBe('dam lang:en flood')
  expect(mended('lang:(en OR urdu) dam')).toBe('(lang:en OR lang:ur) dam')
})

test('a minus stands right before its word, and one is enough', () => {
  expect(mended('flood - cricket')).toBe('flood -cricket')
  expect(mended('flood NOT -cricket')).toBe('flood NOT cricket')
  expect(mended('flood --cricket')).toBe('flood -cricket')
  expect(mended('flood OR -cricket')).toBe('flood -cricket')
  expect(mended('flood -')).toBe('flood')
})

test('nearness as other search languages write it is never read as words', () => {
  for (const near of ['near/5', 'NEAR5', 'NEAR(5)', 'w/5', 'Within/5']) {
    expect(mended(`dam ${near} gate`)).toBe('dam NEAR/5 gate')
  }
  expect(mended('"dam gate"~5 flood')).toBe('dam NEAR/5 gate flood')
  expect(mended('munir~2 flood')).toBe('munir~ flood')
  expect(mended('dam NEAR/x gate')).toBe('dam NEAR/8 gate')
  expect(mended('dam NEAR/-3 gate')).toBe('dam NEAR/8 gate')
  expect(check('the phrase NEAR (5)')).toContain('NEAR/10')
})

test('a side that NEAR cannot have is put where it may be meant', () => {
  expect(mended('(dam gate) NEAR/3 flood')).toBe('"dam gate" NEAR/3 flood')
  expect(mended('title:dam NEAR/3 flood x')).toBe('title:(dam NEAR/3 flood) x')
  expect(mended('dam NEAR/3 -flood')).toBe('dam -(dam NEAR/3 flood)')
  expect(mended('dam NEAR/3 lang:ur')).toBe('dam lang:ur')
})

test('a field says what it cannot hold', () => {
  expect(mended('title:/spillway/i dam')).toBe('/spillway/i dam')
  expect(mended('title:publisher:dawn')).toBe('publisher:dawn')
  expect(mended('title:OR')).toBe('title:"OR"')
  expect(mended('dam title:')).toBe('dam')
})

test('a language is a code of two or three letters, or a name, and must exist', () => {
  expect(check('dam lang:urd')).toBe('dam lang:ur')
  expect(check('dam lang:pt-BR')).toBe('dam lang:pt')
  expect(check('dam lang:ur-ab-12-c')).toBe('dam lang:ur')
  expect(check('dam lang:und')).toBe('dam lang:und')
  expect(explained('dam lang:und')).toContain('the language')
  expect(mended('dam lang:xx')).toBe('dam lang:en')
})

test('a caret stands below what is wide, and says what it means where lines run from right to left', () => {
  expect(check('停火 )').split('\n')[2]).toBe('\u3000\u3000 ^')
  expect(check('cafe\u0301 )').split('\n')[2]).toBe('     ^')
  expect(check('طالبان OR').split('\n')[2]).toBe('^ OR')
  const torn = parseQuery(`${'😀'.repeat(80)} )`)
  expect(torn.ok ? '' : torn.caret).not.toMatch(/^[\udc00-\udfff]/)
})

test('an unknown field names the fields, and the one that was meant', () => {
  expect(check('headline:flood')).toContain('there is no field "headline"')
  expect(check('headline:flood').split('\n').at(-1)).toBe('title:flood')
  expect(check('since:2026').split('\n').at(-1)).toBe('after:2026')
})

test('NEAR wants a sensible number and two sides', () => {
  expect(check('dam NEAR/ gate').split('\n').at(-1)).toBe('dam NEAR/8 gate')
  expect(check('dam NEAR/900 gate').split('\n').at(-1)).toBe('dam NEAR/100 gate')
  expect(check('dam NEAR/3')).toContain('a side of NEAR has no words')
  expect(check('a NEAR/2 b NEAR/3 c').split('\n').at(-1)).toBe('a NEAR/2 b b NEAR/3 c')
  expect(check('(a b) NEAR/2 c')).toContain('a side of NEAR must be')
})

test('signs stand where they mean something', () => {
  expect(check('fl*od').split('\n').at(-1)).toBe('fl*')
  expect(check('=flood~').split('\n').at(-1)).toBe('=flood')
  expect(check('f*')).toContain('at least 2 letters')
  expect(check('flood & dam').split('\n').at(-1)).toBe('flood dam')
  expect(check('flood title:-dam').split('\n').at(-1)).toBe('flood -title:dam')
  expect(check('title: dam').split('\n').at(-1)).toBe('title:dam')
})

test('signs of other search languages are translated', () => {
  expect(check('dam | bridge').split('\n').at(-1)).toBe('dam OR bridge')
  expect(mended('dam|bridge flood')).toBe('dam OR bridge flood')
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
  expect(mended('/(dam|old bridge)/i x')).toBe('(dam OR "old bridge") x')
  expect(check('/dams(/')).toContain('is refused')
  expect(check('/dams')).toContain('never closed')
})

test('the caret of a long query shows the part around the fault, on a line that no telephone breaks', () => {
  for (const [before, after] of [
    [40, 40],
    [40, 0],
    [0, 40],
  ] as const) {
    const parsed = parseQuery(`${'river '.repeat(before)}x OR OR y${' dam'.repeat(after)}`)
    const [line = '', pointer = ''] = parsed.ok ? [] : parsed.caret.split('\n')
    expect(line.length).toBeLessThan(39)
    expect(line.slice(pointer.indexOf('^'), pointer.length)).toBe('OR')
    expect(line.startsWith('…')).toBe(before > 0)
    expect(line.endsWith('…')).toBe(after > 0)
  }
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
    'articles with ("munir" within 3 words of words that begin with "talk") and the language Urdu',
  )
  expect(explained('speaker:"asim munir" publisher:dawn~')).toBe(
    'articles with a speaker named "asim munir" and a publisher with names like "dawn"',
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
