import { expect, test } from 'vitest'
import { createStorySorter, type SortedArticle } from '../../src/pipeline/sort-stories.ts'
import { usualStorySettings } from '../../src/stories/story-settings.ts'
import { distinctReport } from '../e2e/distinct-report.ts'

const day = (at: number) => new Date(Date.UTC(2026, 2, 1) + at * 86_400_000)

function article(id: number, report = id, publishedAt = day(0)): SortedArticle {
  return { id, ...distinctReport(report), language: 'en', publishedAt }
}

test('what stands elsewhere in the store is moved, and what it does not know is named', () => {
  const sorter = createStorySorter(usualStorySettings)
  sorter.remember([1, 2, 3].map(id => ({ article: article(id), storyId: 1 })))
  const lines = [
    { articleId: 3, storyId: 4, publishedAt: day(0) },
    { articleId: 4, storyId: 4, publishedAt: day(0) },
  ]
  expect(sorter.compare(lines)).toEqual([4])
  const copies = sorter.sort([article(5, 3), article(6, 2)])
  expect(copies.map(({ storyId, copyOf }) => [storyId, copyOf])).toEqual([
    [4, 3],
    [1, 2],
  ])
})

test('when there is no room left the oldest are forgotten, and are not asked for again', () => {
  const mostBytes = 16_000_000
  const sorter = createStorySorter(usualStorySettings, mostBytes)
  const articles = Array.from({ length: 14_000 }, (_, at) => ({
    ...article(at, at, day(at / 1000)),
    text: `Shepherd ${at} saw lamp ${at * 3} burn on ridge ${at * 7} while mule ${at * 11} drank from well ${at * 13} again.`,
  }))
  for (const one of articles) sorter.remember([{ article: one, storyId: one.id }])
  expect([sorter.size > 3000, sorter.size < 11_000]).toEqual([true, true])
  const lines = articles.map(({ id, publishedAt }) => ({ articleId: id, storyId: id, publishedAt }))
  expect(sorter.compare(lines)).toEqual([])
  const [first, last] = sorter.sort([
    { ...article(20_000), text: articles[0]?.text ?? '' },
    { ...article(20_001), text: articles.at(-1)?.text ?? '' },
  ])
  expect([first?.copyOf, last?.copyOf]).toEqual([undefined, 13_999])
})
