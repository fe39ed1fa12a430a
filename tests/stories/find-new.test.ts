import { expect, test } from 'vitest'
import { findNew } from '../../src/stories/find-new.ts'
import { readNovelty } from './gold/read-gold.ts'

const earlier = [
  {
    title: 'Fire in Karachi mill kills nine',
    text: 'A fire in a cotton mill in the Korangi quarter of Karachi killed nine workers on Friday. Exits were locked, firemen said.',
  },
]

function check(text: string): string[] {
  return findNew(text, earlier)
    .filter(({ isNew }) => isNew)
    .map(sentence => sentence.text)
}

test('what an earlier report told in other words is old', () => {
  expect(check('Nine workers died on Friday in a fire in a mill in Karachi.')).toEqual([])
})

test('a headline counts as told', () => {
  expect(check('Fire in Karachi mill kills nine.')).toEqual([])
})

test('another name and another number are new', () => {
  const sentence = 'Mill owner Haroon Lakhani was arrested and 14 inspectors were suspended.'
  expect(check(`Exits were locked. ${sentence}`)).toEqual([sentence])
})

test('without earlier reports every sentence is new', () => {
  expect(findNew('One thing happened. Another did.', []).map(({ isNew }) => isNew)).toEqual([true, true])
})

test('sentences keep their place in the text', () => {
  const text = 'Exits were locked, firemen said.\n\nThe mayor promised laws.'
  for (const { start, end, text: sentence } of findNew(text, earlier)) expect(text.slice(start, end)).toBe(sentence)
})

test('on hand-marked sentences what is new is found with F1 of at least 85', () => {
  let right = 0
  let wrong = 0
  let missed = 0
  for (const record of readNovelty()) {
    const reports = record.earlier.map(report => ({ title: '', text: report }))
    const found = new Map(findNew(record.text, reports).map(({ text, isNew }) => [text, isNew]))
    for (const { text, isNew } of record.sentences) {
      const isFound = found.get(text) ?? [...found].some(([sentence, is]) => is && text.includes(sentence))
      if (isFound && isNew) right++
      else if (isFound) wrong++
      else if (isNew) missed++
    }
  }
  expect((2 * right) / (2 * right + wrong + missed)).toBeGreaterThan(0.85)
})
