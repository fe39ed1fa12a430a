import { expect, test } from 'vitest'
import { createTermTable } from '../../src/stories/term-table.ts'

const stems = Array.from({ length: 5000 }, (_, at) => `stem${at}`)

test('each stem has a number of its own, in order of first use, and keeps it', () => {
  const table = createTermTable()
  expect(stems.map(stem => table.of(stem))).toEqual(stems.map((_, at) => at))
  expect(stems.map(stem => table.of(stem))).toEqual(stems.map((_, at) => at))
  expect(table.size).toBe(5000)
})

test('a table made from what was saved knows the same numbers and goes on', () => {
  const table = createTermTable()
  for (const stem of stems) table.of(stem)
  const restored = createTermTable(table.save())
  expect(restored.of('stem4321')).toBe(4321)
  expect(restored.of('another')).toBe(5000)
})

test('a full table gives newcomers the numbers of others, and knows those that it had', () => {
  const table = createTermTable(undefined, 3000)
  const numbers = stems.map(stem => table.of(stem))
  expect([table.size, Math.max(...numbers)]).toEqual([3000, 2999])
  expect(stems.map(stem => table.of(stem))).toEqual(numbers)
  expect(new Set(numbers.slice(3000)).size).toBeGreaterThan(1000)
})
