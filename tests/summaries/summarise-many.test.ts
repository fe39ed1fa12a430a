import { expect, test } from 'vitest'
import { summariseMany, type SummarisedArticle } from '../../src/summaries/summarise-many.ts'

const articles: readonly SummarisedArticle[] = [
  {
    title: 'Bridge collapses in Quetta',
    publisher: 'Hanna Valley Post',
    text:
      'A bridge over the Hanna stream in Quetta collapsed on Saturday morning and killed six workers. ' +
      'Contractors had poured concrete for the second span of the bridge only on Thursday. ' +
      'The chief minister ordered an inquiry into the contractor within three days.',
  },
  {
    title: 'Six die as bridge falls',
    publisher: 'Bolan Mail',
    text:
      'Six workers were killed when a bridge over the Hanna stream in Quetta collapsed on Saturday. ' +
      'Hospitals in the city asked citizens to give blood for eleven injured labourers.',
  },
  {
    title: 'Quetta mourns workers',
    publisher: 'Chiltan Daily',
    text:
      'Six workers died in Quetta on Saturday morning as a bridge over the Hanna stream collapsed. ' +
      'Unions called a strike of all building workers in the province for Monday.',
  },
]

test('what all share is told once, first, with every publisher that tells it', () => {
  const [first, ...rest] = summariseMany(articles, { words: 120 })
  expect(first?.kind).toBe('shared')
  expect(new Set(first?.sharedBy)).toEqual(new Set(['Hanna Valley Post', 'Bolan Mail', 'Chiltan Daily']))
  expect(rest.some(sentence => sentence.text.includes('Hanna stream'))).toBe(false)
})

test('what each adds follows with its publisher and place', () => {
  const sentences = summariseMany(articles, { words: 120 })
  const added = sentences.filter(sentence => sentence.kind === 'added')
  expect(new Set(added.map(sentence => sentence.publisher)).size).toBe(3)
  for (const { article, start, end, text, publisher } of sentences) {
    expect(articles[article]?.text.slice(start, end)).toBe(text)
    expect(articles[article]?.publisher).toBe(publisher)
  }
})

test('the first publisher of a shared sentence is the one whose words are shown', () => {
  for (const { sharedBy, publisher } of summariseMany(articles, {})) expect(sharedBy[0]).toBe(publisher)
})

test('the budget of words holds', () => {
  const words = summariseMany(articles, { words: 50 }).flatMap(sentence => sentence.text.split(/\s+/))
  expect(words.length).toBeLessThanOrEqual(50)
})

test('the same report twice from one publisher is not shared', () => {
  const [article] = articles
  if (article === undefined) throw new Error('no article')
  const sentences = summariseMany([article, article], {})
  expect(sentences.every(sentence => sentence.sharedBy.length === 1)).toBe(true)
})

test('no articles give no sentences', () => {
  expect(summariseMany([], { words: 100 })).toEqual([])
})
