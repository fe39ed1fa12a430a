import { expect, test } from 'vitest'
import { splitParagraphs, splitSentences } from '../../src/text/sentences.ts'

function check(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end))
}

test('a full stop, a question and an exclamation end a sentence', () => {
  expect(check('It rained. Did it? Yes! Fine')).toEqual(['It rained.', 'Did it?', 'Yes!', 'Fine'])
})

test('ranks and titles do not end a sentence', () => {
  expect(check('Gen. Munir met Lt. Col. Khan and Mr. Shah. He left.')).toEqual([
    'Gen. Munir met Lt. Col. Khan and Mr. Shah.',
    'He left.',
  ])
})

test('a short month stays with its day', () => {
  expect(check('It began on Feb. 22. It ended in Sept. Nobody knew.')).toEqual([
    'It began on Feb. 22.',
    'It ended in Sept. Nobody knew.',
  ])
})

test('the dot of a day stays with its month', () => {
  expect(check('Der Damm brach am 22. Februar. Niemand starb. Sie ist 22. Er auch.')).toEqual([
    'Der Damm brach am 22. Februar.',
    'Niemand starb.',
    'Sie ist 22.',
    'Er auch.',
  ])
})

test('initials stay inside a name', () => {
  expect(check('J. K. Awan spoke. George W. Hale listened.')).toEqual(['J. K. Awan spoke.', 'George W. Hale listened.'])
})

test('a country in letters ends a sentence only before a usual opener', () => {
  expect(check('He left the U.S. The army stayed. The U.S. Army left.')).toEqual([
    'He left the U.S.',
    'The army stayed.',
    'The U.S. Army left.',
  ])
})

test('closing marks belong to the sentence they close', () => {
  expect(check('“We won.” They cheered. (It was late.) Then they left.')).toEqual([
    '“We won.”',
    'They cheered.',
    '(It was late.)',
    'Then they left.',
  ])
})

test('a question in marks stays with the one who asked it', () => {
  expect(check('“Who knew?” he asked. “Why now?” Ayesha Khan asked. Nobody answered.')).toEqual([
    '“Who knew?” he asked.',
    '“Why now?” Ayesha Khan asked.',
    'Nobody answered.',
  ])
})

test('decimals and addresses are not cut', () => {
  expect(check('Prices rose 3.5 percent at example.com. Then fell.')).toEqual([
    'Prices rose 3.5 percent at example.com.',
    'Then fell.',
  ])
})

test('other scripts end sentences with their own marks', () => {
  expect(check('یہ پہلا ہے۔ یہ دوسرا ہے۔')).toHaveLength(2)
  expect(check('यह पहला है। यह दूसरा है।')).toHaveLength(2)
  expect(check('これは一つ。これは二つ。')).toHaveLength(2)
})

test('an ordinary word that looks like an abbreviation still ends a sentence', () => {
  expect(check('They sat. She fell ill. We waited.')).toHaveLength(3)
})

test('line ends part paragraphs but not hard-wrapped sentences', () => {
  const text = 'First line\nSecond line.\n\nA sentence that goes\non here.\n'
  expect(splitParagraphs(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'First line',
    'Second line.',
    'A sentence that goes\non here.',
  ])
})

test('every letter of the text is in exactly one sentence', () => {
  const text = 'One. “Two?” Three… four! Mr. Five.\nSix\n\n seven. ... '
  const spans = splitSentences(text)
  expect(
    spans
      .map(({ start, end }) => text.slice(start, end))
      .join('')
      .replace(/\s/g, ''),
  ).toBe(text.replace(/\s/g, ''))
  expect(spans.every((span, index) => index === 0 || span.start >= (spans[index - 1]?.end ?? 0))).toBe(true)
})

test('a megabyte of full stops is read in linear time', () => {
  expect(splitSentences('. '.repeat(300_000)).length).toBeGreaterThan(0)
  expect(splitSentences('a'.repeat(1_000_000))).toHaveLength(1)
})
