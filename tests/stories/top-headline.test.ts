import { expect, test } from 'vitest'
import { topHeadline } from '../../src/stories/top-headline.ts'

function check(titles: readonly string[], copies: readonly number[] = []): string | undefined {
  const headlines = titles.map((title, at) => ({ title, language: 'en', copies: copies[at] ?? 0 }))
  return titles[topHeadline(headlines) ?? -1]
}

test('the headline whose words most others use too tells what it is about', () => {
  const titles = [
    'Shopkeepers count their losses',
    'Fire at Sarhad harbour',
    'Harbour fire in Sarhad put out',
    'Sarhad fire inquiry',
  ]
  expect(check(titles)).toMatch(/harbour/i)
})

test('a headline that is copied goes before', () => {
  expect(check(['Fire at the harbour', 'Pumps broken for a year'], [0, 3])).toBe('Pumps broken for a year')
  expect(check([])).toBeUndefined()
})
