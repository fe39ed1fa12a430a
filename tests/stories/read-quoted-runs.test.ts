import { expect, test } from 'vitest'
import { readQuotedRuns } from '../../src/stories/read-quoted-runs.ts'
import { analyse } from '../../src/text/analyse.ts'

function runsOf(text: string): readonly number[] {
  return [...readQuotedRuns(text, analyse(text, 'en'))]
}

function check(left: string, right: string): boolean {
  const runs = new Set(runsOf(left))
  return runsOf(right).some(run => runs.has(run))
}

const said = 'We walked nine hours over the frozen pass with two mules and a broken radio'

test('the same words of somebody are found whatever stands around them and however they are marked', () => {
  expect(check(`“${said},” the guide said.`, `"${said}!" So spoke Gul Rahman.`)).toBe(true)
  expect(check(`“${said}.”`, `« ${said.toUpperCase()} »`)).toBe(true)
})

test('eight words of a longer quotation are enough', () => {
  expect(check(`“${said}.”`, 'He came “over the frozen pass with two mules and” slept.')).toBe(true)
  expect(check(`“${said}.”`, 'He spoke of “nine hours over the frozen pass with two” animals.')).toBe(true)
})

test('words outside quotation marks, few words and everybody’s words are no quotation', () => {
  expect(runsOf(said)).toEqual([])
  expect(runsOf('He said “no more of this”.')).toEqual([])
  expect(runsOf('He said “that is what I would have been doing then”.')).toEqual([])
})

test('a mark that is never closed ends with its paragraph', () => {
  expect(runsOf(`“Oh.\n\n${said}.`)).toEqual([])
})

test('of a text that is all quotation some runs are kept', () => {
  const many = Array.from({ length: 400 }, (_, at) => `mule${at}`).join(' ')
  expect(runsOf(`“${many}.”`)).toHaveLength(12)
})
