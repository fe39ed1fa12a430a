import { expect, test } from 'vitest'
import { analyseArticle } from '../../src/watches/analyse-article.ts'
import { createWordFrequencies, type WordFrequencies } from '../../src/watches/word-frequencies.ts'

function learn(frequencies: WordFrequencies, count: number, textOf: (at: number) => string): void {
  for (let at = 0; at < count; at++) {
    const words = { title: '', text: textOf(at), publisher: 'Post', language: 'en', publishedAt: new Date(0) }
    frequencies.learn(analyseArticle(words))
  }
}

test('a word is as common as the share of articles that hold it, however often they do', () => {
  const frequencies = createWordFrequencies()
  learn(frequencies, 200, at => (at % 4 === 0 ? 'Lantern lantern lantern' : 'harbour'))
  expect(frequencies.shareOf('lantern')).toBe(0.25)
  expect(frequencies.shareOf('harbour')).toBe(0.75)
  expect(frequencies.shareOf('unheard')).toBeLessThan(0.01)
})

test('until enough articles were read it is guessed', () => {
  const frequencies = createWordFrequencies()
  const guessed = frequencies.shareOf('lantern')
  learn(frequencies, 99, () => 'lantern')
  expect(frequencies.shareOf('lantern')).toBe(guessed)
  learn(frequencies, 1, () => 'lantern')
  expect(frequencies.shareOf('lantern')).toBe(1)
})

test('what stood in one report alone is forgotten, so that memory stays bounded', () => {
  const frequencies = createWordFrequencies()
  const rareWords = (at: number) => Array.from({ length: 100 }, (_, word) => `w${at}x${word}`).join(' ')
  learn(frequencies, 1500, at => `harbour ${rareWords(at)}`)
  expect(frequencies.save().counts.size).toBeLessThan(70_000)
  expect(frequencies.shareOf('harbour')).toBeGreaterThan(0.99)
})

test('what was saved goes on', () => {
  const first = createWordFrequencies()
  learn(first, 150, () => 'harbour')
  const second = createWordFrequencies(first.save())
  learn(second, 150, () => 'lantern')
  expect(first.shareOf('harbour')).toBe(1)
  expect(second.shareOf('harbour')).toBe(0.5)
})
