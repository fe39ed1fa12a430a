import { expect, test } from 'vitest'
import { fitParagraphs } from '../../src/commands/fit-paragraphs.ts'

test('keeps whole paragraphs up to the limit and counts the others', () => {
  expect(fitParagraphs(['12345', '123', '1'], 10)).toEqual({ text: '12345\n\n123', left: 1 })
  expect(fitParagraphs(['12345', '123', '1'], 9)).toEqual({ text: '12345', left: 2 })
  expect(fitParagraphs([], 9)).toEqual({ text: '', left: 0 })
})
