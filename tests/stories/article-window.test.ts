import { deserialize, serialize } from 'node:v8'
import { expect, test } from 'vitest'
import { createArticleWindow, type ArticleWindow, type SavedWindow } from '../../src/stories/article-window.ts'
import { createAskedArticle } from '../../src/stories/asked-article.ts'
import { noIncident } from '../../src/stories/read-incident.ts'

const weights = Float32Array.of(0.8, 0.6)

function article(first: number, second: number, title: number, day = 0) {
  const terms = Int32Array.of(first, second)
  const titleTerms = Int32Array.of(title)
  const titleWeights = Float32Array.of(1)
  const quoted = new Int32Array(0)
  const words = {
    terms,
    weights,
    titleTerms,
    titleWeights,
    all: terms,
    scene: second,
    isSceneInTitle: false,
    subject: -1,
  }
  return { ...words, day, quoted, incident: noIncident }
}

function threeArticles() {
  const window = createArticleWindow()
  window.add(article(1, 2, 1), { articleId: 10, storyId: 10, likeness: 0 })
  window.add(article(3, 4, 3, 1), { articleId: 11, storyId: 11, likeness: 0 })
  window.add(article(3, 5, 5, 2), { articleId: 12, storyId: 11, likeness: 0.5 })
  return window
}

test('articles share the cosine of their words and of their headlines, and what only the story holds', () => {
  const asked = createAskedArticle((term, storyId) => term === 3 && storyId === 11)
  asked.take(article(3, 4, 5))
  const window = threeArticles()
  expect(window.compare(0, asked)).toEqual({ all: 0, own: 0, title: 0, isThere: false })
  const { all, own, title, isThere } = window.compare(2, asked)
  expect([all, own, title].map(share => share.toFixed(2))).toEqual(['0.64', '0.64', '1.00'])
  expect(isThere).toBe(false)
  expect(window.compare(1, asked).isThere).toBe(true)
})

test('what an article before was asked about is forgotten', () => {
  const asked = createAskedArticle(() => false)
  asked.take(article(1, 2, 1))
  asked.take(article(3, 5, 5))
  expect(threeArticles().compare(0, asked)).toEqual({ all: 0, own: 0, title: 0, isThere: false })
})

const termsOf = (window: ArticleWindow, slot: number) => {
  const terms: string[] = []
  window.forTerms(slot, (term, weight) => terms.push(`${term} ${weight.toFixed(1)}`))
  return terms
}

test('terms of any number come back with their weights', () => {
  const window = createArticleWindow()
  window.add(article(5_000_000, 3, 3), { articleId: 1, storyId: 1, likeness: 0 })
  window.add(article(127, 128, 0), { articleId: 2, storyId: 2, likeness: 0 })
  expect(termsOf(window, 0)).toEqual(['3 0.6', '5000000 0.8'])
  expect(termsOf(window, 1)).toEqual(['127 0.8', '128 0.6'])
})

function manyArticles() {
  const window = createArticleWindow()
  for (let at = 0; at < 10_000; at++) {
    const slot = window.add(article(at, at + 300, at, at), { articleId: at + 7, storyId: at, likeness: 0 })
    expect(slot).toBe(at)
  }
  return window
}

test('the oldest are forgotten in batches; the others keep their slots and all that is known of them', () => {
  const window = manyArticles()
  window.forget(slot => slot < 4000)
  expect(window.first).toBe(0)
  const { bytes } = window
  window.forget(slot => slot < 9000)
  expect([window.first > 4000, window.first <= 9000, window.end]).toEqual([true, true, 10_000])
  expect(window.bytes).toBeLessThan(bytes / 2)
  expect(window.heldOf(9001)).toEqual({ articleId: 9008, storyId: 9001, likeness: 0 })
  expect(window.dayOf(9001)).toBe(9001)
  expect(termsOf(window, 9001)).toEqual(['9001 0.8', '9301 0.6'])
  expect([window.find(9008), window.find(8)]).toEqual([9001, -1])
})

test('a window goes on where the saved one stopped', () => {
  const window = manyArticles()
  window.forget(slot => slot < 9000)
  const restored = createArticleWindow(deserialize(serialize(window.save())) as SavedWindow)
  const slot = restored.add(article(1, 2, 1), { articleId: 1, storyId: 1, likeness: 0.5 })
  expect([restored.first, slot]).toEqual([window.first, 10_000])
  expect(termsOf(restored, 9999)).toEqual(termsOf(window, 9999))
  expect(termsOf(restored, slot)).toEqual(['1 0.8', '2 0.6'])
})
