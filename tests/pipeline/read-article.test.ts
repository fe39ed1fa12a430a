import { expect, test } from 'vitest'
import { readArticle, type Draft } from '../../src/pipeline/read-article.ts'
import { noon } from '../corpus/make-report.ts'

const draft = (wishes: Partial<Draft>): Draft => ({
  title: 'River rises in Larkana',
  text: 'The river rose by a metre overnight, officials said on Tuesday, and the lower road was closed.',
  publisher: 'Indus Courier',
  url: undefined,
  author: undefined,
  language: undefined,
  dateline: undefined,
  publishedAt: noon,
  imageUrl: undefined,
  completeness: 'full',
  ...wishes,
})

const languageOf = (wishes: Partial<Draft>) => readArticle(draft(wishes)).content.language

test('the text has the last word on its language, the publisher is asked where it says nothing', () => {
  expect(languageOf({ language: 'ur' })).toBe('en')
  expect(languageOf({ title: '', text: '12 : 4', language: 'PT-br' })).toBe('pt')
  expect(languageOf({ title: '', text: '12 : 4' })).toBe('und')
  expect(languageOf({ title: '', text: '12 : 4', language: '?' })).toBe('und')
})

test('halves of characters do not get in, not even by cutting', () => {
  const { content } = readArticle(draft({ title: `${'x'.repeat(999)}😀`, text: 'The river \uD83D rose.' }))
  expect(content.title.isWellFormed()).toBe(true)
  expect(content.text.isWellFormed()).toBe(true)
})

test('a book is cut at a paragraph', () => {
  const { content } = readArticle(draft({ text: `${'x '.repeat(160_000)}\n\n${'y '.repeat(160_000)}` }))
  expect(content.text.length).toBe(320_000)
})

test('an empty report is read without complaint', () => {
  expect(readArticle(draft({ title: '', text: '' }))).toMatchObject({ quotations: [], content: { language: 'und' } })
})
