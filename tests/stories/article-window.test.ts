import { expect, test } from 'vitest'
import { createArticleWindow } from '../../src/stories/article-window.ts'
import { createAskedArticle } from '../../src/stories/asked-article.ts'
import { noIncident } from '../../src/stories/read-incident.ts'

const weights = Float32Array.of(0.8, 0.6)

function article(first: number, second: number, title: number, day = 0) {
  const terms = Int32Array.of(first, second)
  const titleTerms = Int32Array.of(title)
  const titleWeights = Float32Array.of(1)
  const quoted = new Int32Array(0)
  const words = { terms, weights, titleTerms, titleWeights, all: terms, scene: second, isSceneInTitle: false }
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

test('articles that are kept move up with all that is known of them', () => {
  const window = threeArticles()
  window.filter(slot => slot !== 1)
  expect(window.count).toBe(2)
  expect(window.heldOf(1)).toEqual({ articleId: 12, storyId: 11, likeness: 0.5 })
  expect(window.dayOf(1)).toBe(2)
  const terms: number[] = []
  window.forTerms(1, 10, term => terms.push(term))
  expect(terms).toEqual([3, 5])
  window.add(article(7, 8, 7, 3), { articleId: 13, storyId: 13, likeness: 0 })
  window.forTerms(2, 1, term => terms.push(term))
  expect(terms).toEqual([3, 5, 7])
})
