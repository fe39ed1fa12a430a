import { expect, test } from 'vitest'
import { expandAliases } from '../../src/watches/aliases.ts'
import { analyseArticle } from '../../src/watches/analyse-article.ts'
import { matchQuery } from '../../src/watches/match-query.ts'
import { parseQuery } from '../../src/watches/parse-query.ts'
import { printQuery } from '../../src/watches/print-query.ts'
import { starterAliases } from '../../src/watches/starter-aliases.ts'

const pack = [{ name: 'Valley Rescue Service', spellings: ['Wadi Rescue', 'خدمت وادی'], acronyms: ['VRS'] }]

function check(written: string, text: string): string {
  const parsed = parseQuery(written)
  if (!parsed.ok) throw new Error(parsed.reason)
  const article = analyseArticle({
    title: '',
    text,
    publisher: '',
    language: 'en',
    publishedAt: new Date('2026-03-05'),
  })
  const match = matchQuery(expandAliases(parsed.query, pack), article)
  return match === undefined ? 'no match' : match.text.map(span => text.slice(span.start, span.end)).join(' | ')
}

test('a name finds its other names, its acronym in capitals and its other scripts', () => {
  expect(check('"Valley Rescue Service"~', 'Crews of the VRS came; خدمت وادی too')).toBe('VRS | خدمت وادی')
  expect(check('"Wadi Rescue"~', 'the Valley Rescue Service')).toBe('Valley Rescue Service')
  expect(check('VRS~', 'the Valley Rescue Service')).toBe('Valley Rescue Service')
  expect(check('"Valley Rescue Service"~', 'the file vrs.txt')).toBe('no match')
})

test('only a name asked for with ~ is widened', () => {
  expect(check('"Valley Rescue Service"', 'Crews of the VRS came')).toBe('no match')
})

test('a name is widened beside NEAR too', () => {
  expect(check('VRS~ NEAR/3 boat', 'A boat of the Valley Rescue Service')).toBe('boat | Valley Rescue Service')
})

test('every name of the starter pack can be asked for', () => {
  for (const alias of starterAliases) {
    const parsed = parseQuery(`"${alias.name}"~`)
    expect(parsed.ok && printQuery(expandAliases(parsed.query, starterAliases))).toContain(`"${alias.name}"~`)
  }
})
