import { expect, test } from 'vitest'
import { titleHistory } from '../../src/quotes/title-history.ts'

function history(...printed: readonly (readonly [string, number])[]): string {
  return titleHistory(printed.map(([title, day]) => ({ title, at: new Date(Date.UTC(2026, 2, day)) })))
    .map(({ title, firstAt, lastAt }) => `${title} ${firstAt.getUTCDate()}-${lastAt.getUTCDate()}`)
    .join(', ')
}

test('titles stand in the order in which they came into print, with their days', () => {
  expect(history(['Field Marshal', 20], ['General', 3], ['Field Marshal', 25], ['General', 9])).toBe(
    'General 3-9, Field Marshal 20-25',
  )
})

test('short forms, articles and case make no other title; the newest form is shown', () => {
  expect(history(['Gen.', 1], ['General', 2], ['Lt. Gen.', 1])).toBe('General 1-2, Lt. Gen. 1-1')
  expect(history(['the harbour master', 1], ['Harbour Master', 4])).toBe('Harbour Master 1-4')
  expect(history(['', 1])).toBe('')
})
