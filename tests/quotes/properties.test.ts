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

test.each([
  ['marks', '“a b” '],
  ['cues with quotations', 'He said “a b” and '],
  ['open marks', '“a '],
  ['cues', 'said '],
  ['names', 'Khan and '],
  ['phrases', 'man of '],
  ['commas', 'a, '],
])('ten times as many %s take no more than thirty times as long', (_, piece) => {
  const time = (times: number) => {
    const text = piece.repeat(times)
    const before = process.cpuUsage().user
    readQuotations(text, {})
    return (process.cpuUsage().user - before) / 1000
  }
  time(1000)
  const small = Math.min(time(2000), time(2000), time(2000))
  expect(time(20_000)).toBeLessThan(Math.max(small, 5) * 30)
})
