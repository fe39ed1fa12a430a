import { array, assert, constantFrom, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { readQuotations } from '../../src/quotes/read-quotations.ts'
import { readGold } from './gold/read-gold.ts'

const PIECES = [
  '“',
  '”',
  '"',
  "'",
  '‘',
  '’',
  '«',
  '»',
  '„',
  '「',
  '」',
  '.',
  ',',
  '?',
  ':',
  '\n\n',
  ' ',
  ' said ',
  ' Asma Noor ',
  ' the official ',
  ' he ',
  ' that ',
  ' who ',
  'adding',
  'We won',
  ' and ',
  '(',
  '—',
  'Gen. ',
  '🙂',
]

function checkOffsets(text: string): void {
  for (const one of readQuotations(text, {})) {
    expect(text.slice(one.start, one.end)).toBe(one.text)
    expect(one.end).toBeGreaterThan(one.start)
    expect(one.confidence).toBeGreaterThan(0)
    expect(one.confidence).toBeLessThan(1)
    const mentions = [one.cue, one.speaker?.mention].filter(mention => mention !== undefined)
    expect(mentions.map(({ start, end }) => text.slice(start, end))).toEqual(mentions.map(mention => mention.text))
  }
}

test('offsets are verbatim for any mixture of marks and words', () => {
  assert(
    property(array(constantFrom(...PIECES), { maxLength: 60 }), pieces => checkOffsets(pieces.join(''))),
    { numRuns: 400 },
  )
})

test('any text is read without throwing', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 300 }), text => checkOffsets(text)),
    { numRuns: 300 },
  )
})

test('quotations come in text order and without their marks', () => {
  for (const { text } of readGold()) {
    checkOffsets(text)
    const quotations = readQuotations(text, {})
    expect(quotations.map(({ start }) => start)).toEqual(quotations.map(({ start }) => start).toSorted((a, b) => a - b))
    for (const one of quotations.filter(({ kind }) => kind !== 'indirect'))
      expect(text.slice(0, one.start).trimEnd()).toMatch(/[“”«„"‘’']$/u)
  }
})

/** Linear reading takes a fraction of a second for each of these; anything that grows with the square runs into the time limit. */
test.each([
  ['marks', '“a b” '],
  ['cues with quotations', 'He said “a b” and '],
  ['cues with reports', 'He said that he said that '],
  ['open marks', '“a '],
  ['cues', 'said '],
  ['names', 'Khan and '],
  ['phrases', 'man of '],
  ['commas', 'a, '],
  ['labels', 'Khan: a b c d e.\n\n'],
])('ten thousand %s are read within the time limit', (_, piece) => {
  const text = piece.repeat(10_000)
  expect(readQuotations(text, {}).every(({ end }) => end <= text.length)).toBe(true)
})
