import { expect, test } from 'vitest'
import { mergeSpeakers } from '../../src/quotes/merge-speakers.ts'

function merge(...names: readonly string[]): string[] {
  const spellings = names.map((name, at) => ({ name, count: names.length - at }))
  return mergeSpeakers(spellings).map(({ name, spellings: own }) => `${name}: ${own.map(one => one.name).join(' | ')}`)
}

test('titles, initials and a bare surname are spellings of one speaker', () => {
  expect(merge('Asim Munir', 'Field Marshal Asim Munir', 'Gen. Munir', 'A. Munir', 'Syed Asim Munir')).toEqual([
    'Asim Munir: Asim Munir | Field Marshal Asim Munir | Gen. Munir | A. Munir | Syed Asim Munir',
  ])
})

test('an office before the name and a role behind it are no part of it', () => {
  expect(merge('Army chief Asim Munir', 'Asim Munir, Chief of Army Staff')).toHaveLength(1)
  expect(merge('Angus King', 'Senator King')).toEqual(['Angus King: Angus King | Senator King'])
})

test('accents, case and full stops make no other speaker', () => {
  expect(merge('José Peña', 'Jose Pena', 'J. Peña')).toHaveLength(1)
})

test('other given names are other people', () => {
  expect(merge('Imran Khan', 'Asad Khan')).toEqual(['Imran Khan: Imran Khan', 'Asad Khan: Asad Khan'])
  expect(merge('Mohammad Ali', 'Mohammad Ali Jinnah')).toHaveLength(2)
})

test('what fits two people joins neither', () => {
  expect(merge('Imran Khan', 'Asad Khan', 'Khan')).toHaveLength(3)
  expect(merge('Asad Khan', 'Aisha Khan', 'A. Khan')).toHaveLength(3)
  expect(merge('Imran Ali Khan', 'Asad Ali Khan', 'Ali Khan')).toHaveLength(3)
})

test('organisations are one only by their whole name', () => {
  expect(merge('Taliban', 'Afghan Taliban', 'the Taliban', 'Pakistani Taliban')).toEqual([
    'Taliban: Taliban | the Taliban',
    'Afghan Taliban: Afghan Taliban',
    'Pakistani Taliban: Pakistani Taliban',
  ])
  expect(merge('Denzel Washington', 'Washington')).toHaveLength(2)
  expect(merge('Federal Reserve', 'Foreign Office')).toEqual([
    'Federal Reserve: Federal Reserve',
    'Foreign Office: Foreign Office',
  ])
  expect(merge('ISPR', 'Tehreek-i-Taliban Pakistan', 'Pakistan')).toHaveLength(3)
})

test('an entry tells its titles, the most frequent first', () => {
  const [entry] = mergeSpeakers([
    { name: 'Gen. Asim Munir', count: 5 },
    { name: 'Field Marshal Asim Munir', count: 7 },
    { name: 'Asim Munir', count: 1 },
  ])
  expect(entry).toMatchObject({ name: 'Asim Munir', titles: ['Field Marshal', 'Gen.'], count: 13 })
})

test('names without a word are left out, and thousands are merged at once', () => {
  expect(merge('…', '')).toEqual([])
  const many = Array.from({ length: 2000 }, (_, at) => ({ name: `Given${at} Khan`, count: 1 }))
  expect(mergeSpeakers(many)).toHaveLength(2000)
})
