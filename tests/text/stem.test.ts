import * as fc from 'fast-check'
import snowball from 'snowball-stemmers'
import { expect, test } from 'vitest'
import { normaliseEnglishSpelling } from '../../src/text/english-spelling.ts'
import { foldWord } from '../../src/text/fold.ts'
import { englishExceptions } from '../../src/text/stem-exceptions.ts'
import { stemLanguages, stemWord } from '../../src/text/stem.ts'

function areOne(left: string, right: string, language = 'en'): boolean {
  return stemWord(foldWord(left), language) === stemWord(foldWord(right), language)
}

test.each([
  ['attack', 'attacking'],
  ['concern', 'concerns'],
  ['minimise', 'minimizing'],
  ['organization', 'organisations'],
  ['centre', 'centers'],
  ['programme', 'programs'],
  ['neighbour', 'neighbors'],
  ['woman', 'women'],
  ['defence', 'defense'],
  ['enrol', 'enrolled'],
])('%s and %s are one word', (left, right) => {
  expect(areOne(left, right)).toBe(true)
})

test.each([
  ['Hama', 'Hamas'],
  ['Wale', 'Wales'],
  ['Pari', 'Paris'],
  ['unit', 'united'],
  ['import', 'important'],
  ['police', 'policy'],
  ['Ahm', 'Ahmed'],
  ['organ', 'organization'],
  ['Niger', 'Nigeria'],
])('%s and %s are two', (left, right) => {
  expect(areOne(left, right)).toBe(false)
})

test('each language has its own rules', () => {
  expect(areOne('gouvernements', 'gouvernement', 'fr')).toBe(true)
  expect(areOne('Häuser', 'Hauser', 'de')).toBe(true)
  expect(areOne('Киев', 'Киева', 'ru')).toBe(true)
  expect(areOne('المدينة', 'مدينة', 'ar')).toBe(true)
  expect(areOne('rzeka', 'rzekas', 'pl')).toBe(false)
})

test('English words in an Urdu text are read as English', () => {
  expect(stemWord('attacks', 'ur')).toBe('attack')
  expect(stemWord('attacks', 'und')).toBe('attack')
})

test('the languages of an index show every treatment', () => {
  const all = 'en fr de es it pt nl sv no nb da fi hu ro tr ru ar fa ur ps uk bg sr pl cs id zh ja ko und he hi'.split(
    ' ',
  )
  for (const word of ['attacks', 'реки', 'правительства', 'المدینہ', 'rivers', '北京', '1000']) {
    for (const stem of treatments(word, all)) expect(treatments(word, stemLanguages())).toContain(stem)
  }
})

function treatments(word: string, languages: readonly string[]): Set<string> {
  return new Set(languages.map(language => stemWord(word, language)))
}

test('an English word without exceptions has its Snowball stem, whatever it ends in', () => {
  const stemmer = snowball.newStemmer('english')
  const opening = fc.string({ unit: fc.constantFrom(...'bcdlmnrstaeiouyz'.split('')), minLength: 1, maxLength: 8 })
  const suffixes =
    'ed ing s ies ion ator izer ism ful al ic ical able ible ant ment ance ence iti li ogi enci ative l ll y'
  const ending = fc.constantFrom('', ...suffixes.split(' '))
  const last = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'.split('')), maxLength: 1 })
  fc.assert(
    fc.property(opening, ending, last, (...parts) => {
      const word = parts.join('')
      const spelling = normaliseEnglishSpelling(word)
      fc.pre(word.length > 2 && !englishExceptions.has(word) && !englishExceptions.has(spelling))
      const stem = stemmer.stem(spelling)
      expect(stemWord(word, 'en')).toBe(stem.length < 3 ? word : stem)
    }),
    { numRuns: 20_000, seed: 9 },
  )
})
