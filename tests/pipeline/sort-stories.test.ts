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

/** What a newsroom fills in: only the place and the numbers are others. */
function bulletin(id: number, place: string, strength: string, depth: number, at = 0): SortedArticle {
  return {
    id,
    title: `Magnitude ${strength} earthquake strikes near ${place}`,
    text: `A magnitude ${strength} earthquake struck north of ${place}, the seismological centre said. The quake occurred at a depth of ${depth} kilometres. There were no immediate reports of casualties or damage. Rescue services in ${place} said that they were checking villages in the mountains. Aftershocks are expected in the coming hours, the centre added.`,
    language: 'en',
    publishedAt: day(at),
  }
}

test('bulletins in the same words, each of its own place, are no copies and several stories', () => {
  const sorter = createStorySorter(usualStorySettings)
  const sorted = sorter.sort([
    bulletin(1, 'Gilgit', '4.2', 31),
    bulletin(2, 'Osh', '5.1', 12),
    bulletin(3, 'Tabriz', '4.4', 60, 1),
    bulletin(4, 'Osh', '5.1', 12),
  ])
  expect(sorted.map(({ storyId, copyOf }) => [storyId, copyOf])).toEqual([
    [1, undefined],
    [2, undefined],
    [3, undefined],
    [2, 2],
  ])
})

test('matches that are told in the same words are several stories', () => {
  const match = (id: number, home: string, guest: string, score: string): SortedArticle => ({
    id,
    title: `${home} beat ${guest} ${score}`,
    text: `${home} beat ${guest} ${score} in the league on Friday night. The home side took the lead early in the first half and never looked back. The coach of ${home} praised the work of his defenders after the match. The win lifts them to the upper half of the table, with three matches to play before the winter break.`,
    language: 'en',
    publishedAt: day(0),
  })
  const sorter = createStorySorter(usualStorySettings)
  const sorted = sorter.sort([match(1, 'Harbourside', 'Millbrook', '2-0'), match(2, 'Kestrel', 'Danforth', '3-1')])
  expect(sorted.map(({ storyId }) => storyId)).toEqual([1, 2])
})
