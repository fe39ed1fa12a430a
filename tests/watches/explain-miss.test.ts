import { expect, test } from 'vitest'
import { analyseArticle } from '../../src/watches/analyse-article.ts'
import { explainMiss } from '../../src/watches/explain-miss.ts'
import { parseQuery } from '../../src/watches/parse-query.ts'

const text =
  'Engineers at Tarwala said on Monday that the spillway would open by night. The chief engineer, Bilquis Nawaz, said the gates were sound. Villagers downstream had asked for a warning since the autumn flood.'
const start = text.indexOf('the gates')

function check(written: string, more = ''): string[] {
  const parsed = parseQuery(written)
  if (!parsed.ok) throw new Error(parsed.reason)
  const speaker = {
    mention: { start: 0, end: 0, text: '' },
    name: 'Bilquis Nawaz',
    isNamed: true,
    role: undefined,
    kind: 'person' as const,
  }
  const article = analyseArticle({
    title: 'Dam gates to open',
    text: `${text}${more}`,
    publisher: 'Valley Post',
    language: 'en',
    publishedAt: new Date('2026-03-05T08:00:00Z'),
    quotations: [{ start, end: start + 'the gates were sound'.length, speaker }],
  })
  return explainMiss(parsed.query, article).map(miss => `${miss.part}: ${miss.reason}${miss.isNear ? ' (near)' : ''}`)
}

test('an article that answers has no misses', () => {
  expect(check('spillway gates')).toEqual([])
})

test('a word is missing, or spelled otherwise', () => {
  expect(check('cricket')).toEqual(['cricket: not there'])
  expect(check('Tarwalla')).toEqual(['Tarwalla: there as "Tarwala", one edit away (near)'])
  expect(check('spillways2')).toEqual(['spillways2: not there, but "spillway" is 2 edits away (near)'])
  expect(check('=Gates')).toEqual(['=Gates: there as "gates" (near)'])
  expect(check('Тарвала')).toEqual(['Тарвала: there as "Tarwala" (near)'])
  expect(check('"Bilkis Nawaz"')).toEqual(['"Bilkis Nawaz": there as "Bilquis Nawaz", 2 edits away (near)'])
  expect(check('"spillwoy would open"')).toEqual([
    '"spillwoy would open": "spillwoy" not there, but "spillway" is one edit away (near)',
  ])
})

test('a short word, or one that only sounds alike, is not close', () => {
  expect(check('un', ' On Friday the Fire spread.')).toEqual(['un: not there'])
  expect(check('ferry', ' On Friday the Fire spread.')).toEqual(['ferry: not there'])
})

test('words stand too far apart', () => {
  expect(check('spillway NEAR/3 warning')).toEqual(['spillway NEAR/3 warning: 21 words apart, NEAR/3 (near)'])
  expect(check('"spillway gates"')).toEqual(['"spillway gates": all its words are there, but not side by side (near)'])
  expect(check('"spillway cricket"')).toEqual(['"spillway cricket": "cricket" is not there'])
  expect(check('"spillway open cricket"')).toEqual(['"spillway open cricket": "cricket" is not there (near)'])
})

test('the wrong field', () => {
  expect(check('title:spillway')).toEqual(['title:spillway: in the text, not in the title (near)'])
  expect(check('title:gatess')).toEqual(['title:gatess: in the title not there, but "gates" is one edit away (near)'])
  expect(check('title:cricket')).toEqual(['title:cricket: not in the title'])
  expect(check('quote:spillway')).toEqual(['quote:spillway: in the article, but not in one quotation (near)'])
  expect(check('speaker:engineers')).toEqual(['speaker:engineers: quoted are Bilquis Nawaz (near)'])
  expect(check('publisher:gazette')).toEqual(['publisher:gazette: the publisher is Valley Post'])
  expect(check('lang:ur')).toEqual(['lang:ur: the article is in another language (en)'])
  expect(check('after:2026-04')).toEqual(['after:2026-04: published 2026-03-05'])
})

test('a word that is left out is there; every side of OR says what it lacks', () => {
  expect(check('gates -villagers')).toEqual(['villagers: it is there, and the query leaves it out (near)'])
  expect(check('cricket OR polo')).toEqual(['cricket: not there', 'polo: not there'])
})
