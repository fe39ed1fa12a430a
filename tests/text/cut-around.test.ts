import { expect, test } from 'vitest'
import { cutAround } from '../../src/text/cut-around.ts'

const long = `${'The clerk spoke at length about nets. '.repeat(10)}He called it “out of order” twice. ${'Then he went home to his supper. '.repeat(10)}`

function show(text: string, words: string, limit: number): string {
  const start = text.indexOf(words)
  const cut = cutAround(text, { start, end: start + words.length }, limit)
  expect(cut.text.length).toBeLessThanOrEqual(limit)
  expect(words.startsWith(cut.text.slice(cut.span.start, cut.span.end))).toBe(true)
  return cut.text
}

test('a short text stays as it is', () => {
  expect(show('He said “no” twice.', 'no', 100)).toBe('He said “no” twice.')
})

test('the middle of a long text keeps the words and whole words around them', () => {
  expect(show(long, 'out of order', 80)).toBe(
    '…length about nets. He called it “out of order” twice. Then he went home to his…',
  )
})

test('at either end only the other side is cut', () => {
  expect(show(`Now. ${long}`, 'Now', 40)).toMatch(/^Now\. The clerk .*[a-z.]…$/)
  expect(show(`${long}The end`, 'The end', 40)).toMatch(/^….* The end$/)
})

test('of words too long by themselves the beginning is kept', () => {
  expect(show(long, long.slice(0, 300), 60)).toMatch(/^The clerk .*…$/)
  const cut = cutAround('😀'.repeat(300), { start: 100, end: 500 }, 51)
  expect(cut.text.isWellFormed()).toBe(true)
})
