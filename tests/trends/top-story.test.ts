import { expect, test } from 'vitest'
import { topStory, type Told } from '../../src/trends/top-story.ts'

let ids = 0
function told(title: string, publisher: string, storyId?: number, minute = ids): Told {
  const publishedAt = new Date(Date.UTC(2026, 2, 5, 10, minute))
  return { id: ++ids, title, publisher, language: 'en', url: undefined, publishedAt, storyId }
}

test('the story of most publishers is told by the report that told it first', () => {
  const found = topStory([
    told('Dam at Sukkur opens its gates', 'Hill Gazette', undefined, 30),
    told('Sukkur dam opens all gates', 'Indus Courier', undefined, 10),
    told('Cricket board meets', 'Sports Daily', undefined, 1),
    told('Cricket board meets again', 'Sports Daily', undefined, 2),
    told('Cricket board meets once more', 'Sports Daily', undefined, 3),
  ])
  expect(found?.first.title).toBe('Sukkur dam opens all gates')
  expect(found).toMatchObject({ reports: 2, publishers: ['Indus Courier', 'Hill Gazette'] })
})

test('where stories are known, they decide and not the headlines', () => {
  const found = topStory([
    told('Fighting goes on', 'Hill Gazette', 7),
    told('Fighting goes on', 'Indus Courier', 8),
    told('Nobody sleeps in Torkham', 'Border Post', 7),
  ])
  expect(found?.first.storyId).toBe(7)
  expect(found?.publishers).toEqual(['Hill Gazette', 'Border Post'])
})

test('no reports have no story', () => {
  expect(topStory([])).toBeUndefined()
})
