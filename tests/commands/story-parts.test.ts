import { expect, test } from 'vitest'
import { foldCopies } from '../../src/commands/fold-copies.ts'
import { packPages } from '../../src/commands/pack-pages.ts'
import { nameDays } from '../../src/commands/render-timeline.ts'

function member(id: number, copyOf?: number) {
  const at = new Date(Date.UTC(2026, 2, id))
  const article = {
    id,
    title: `Report ${id}`,
    text: '',
    publisher: `Paper ${id}`,
    url: undefined,
    author: undefined,
    language: 'en',
    dateline: undefined,
    publishedAt: at,
    firstSeenAt: at,
    imageUrl: undefined,
    completeness: 'full' as const,
    revision: 1,
  }
  return { article, copyOf }
}

function fold(...members: ReturnType<typeof member>[]): string[] {
  return foldCopies(members).map(({ article, copies }) => [article.id, ...copies.map(({ id }) => id)].join(' '))
}

test('copies stand with what they repeat, copies of copies too', () => {
  expect(fold(member(1), member(2, 1), member(3), member(4, 2))).toEqual(['1 2 4', '3'])
})

test('where the original is out of sight its first copy stands for it', () => {
  expect(fold(member(2, 1), member(3), member(4, 1))).toEqual(['2 4', '3'])
})

test('copies that name one another end somewhere', () => {
  expect(fold(member(1, 2), member(2, 1)).join(' ').split(' ')).toHaveLength(2)
})

test('pages hold whole paragraphs, so many and no longer than an embed', () => {
  expect(packPages(['a', 'b', 'c'], 2)).toEqual([['a', 'b'], ['c']])
  const long = 'x'.repeat(2000)
  expect(packPages([long, long, 'y'], 5)).toEqual([[long], [long, 'y']])
  expect(packPages(['x'.repeat(9000), 'y'], 5)).toHaveLength(2)
})

test.each([
  [{ firstDay: '2026-03-05', lastDay: '2026-03-05', precision: 'day' }, '2026-03-05'],
  [{ firstDay: '2026-02-23', lastDay: '2026-03-01', precision: 'week' }, '2026-02-23 to 2026-03-01'],
  [{ firstDay: '2025-10-01', lastDay: '2025-10-31', precision: 'month' }, 'October 2025'],
  [{ firstDay: '2025-01-01', lastDay: '2025-12-31', precision: 'year' }, '2025'],
  [{ firstDay: '2021-03-05', lastDay: '2026-03-05', precision: 'year' }, '2021 to 2026'],
] as const)('days are named as finely as they were told: %o', (range, expected) => {
  expect(nameDays(range)).toBe(expected)
})
