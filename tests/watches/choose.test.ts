import { expect, test } from 'vitest'
import { chooseQuotation } from '../../src/watches/choose-quotation.ts'
import { chooseSentence } from '../../src/watches/choose-sentence.ts'
import type { Quotation } from '../../src/model/quotation.ts'
import { makeQuotation } from '../corpus/make-report.ts'

const words = 'The ferries will sail again on Friday morning'
const plain = (more: Parameters<typeof makeQuotation>[2] = {}) => makeQuotation('Ilyas Qandil', words, more)

function prefers(better: Quotation, worse: Quotation, spans = [{ start: 500, end: 505 }]): void {
  expect(chooseQuotation([worse, better], spans)).toBe(better)
  expect(chooseQuotation([better, worse], spans)).toBe(better)
}

test('whole sentences are preferred to a reported clause', () => prefers(plain(), plain({ kind: 'indirect' })))
test('a named speaker is preferred to an unnamed one', () => prefers(plain(), plain({ isNamed: false })))
test('a sure attribution is preferred to a doubtful one', () => prefers(plain(), plain({ confidence: 0.4 })))
test('a sentence is preferred to a scrap', () => prefers(plain(), makeQuotation('Ilyas Qandil', 'out of order again')))
test('words that matched are preferred to words elsewhere', () =>
  prefers(plain({ start: 490, end: 530, confidence: 0.7 }), plain({ confidence: 0.9 })))

test('words of the speaker who was asked for are preferred to surer words of another', () => {
  const asked = plain({ start: 600, end: 640, confidence: 0.7 })
  const mention = { start: 644, end: 650, text: 'Qandil' }
  const speaker = asked.speaker === undefined ? undefined : { ...asked.speaker, mention }
  prefers({ ...asked, speaker }, plain({ confidence: 0.9 }), [mention])
})

test('what nobody said, or somebody did not say, is not shown', () => {
  expect(chooseQuotation([plain({ isNegated: true })], [])).toBeUndefined()
  expect(chooseQuotation([{ ...plain(), speaker: undefined }], [])).toBeUndefined()
  expect(chooseQuotation([makeQuotation('Ilyas Qandil', 'no comment')], [])).toBeUndefined()
})

const text = 'The fire burned. The ferry left the harbour with the ferry crew. The harbour closed.'

function spansOf(...wanted: readonly string[]) {
  return wanted
    .flatMap(word => [...text.matchAll(new RegExp(word, 'g'))])
    .map(found => ({
      start: found.index,
      end: found.index + found[0].length,
    }))
}

function chosen(...wanted: readonly string[]): string {
  const sentence = chooseSentence(text, spansOf(...wanted))
  return sentence === undefined ? 'none' : text.slice(sentence.start, sentence.end).trim()
}

test('the sentence with most different words is shown, the earliest of equals, the first without any', () => {
  expect(chosen('harbour', 'ferry')).toBe('The ferry left the harbour with the ferry crew.')
  expect(chosen('closed', 'fire')).toBe('The fire burned.')
  expect(chosen('closed')).toBe('The harbour closed.')
  expect(chosen()).toBe('The fire burned.')
  expect(chooseSentence('', [])).toBeUndefined()
})
