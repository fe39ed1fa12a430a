import { expect, test } from 'vitest'
import { eventAround } from '../../src/stories/event-around.ts'
import { coastBridge, hillBridge, tunnelFire } from '../e2e/bridge-reports.ts'

const articles = [...hillBridge, ...coastBridge, tunnelFire]
  .map(({ title, text, at }) => ({ title, text, language: 'en', publishedAt: at }))
  .toSorted((a, b) => (a.publishedAt?.getTime() ?? 0) - (b.publishedAt?.getTime() ?? 0))
  .map((article, at) => ({ ...article, id: at + 1 }))

function idOf(start: string): number {
  return articles.find(({ title }) => title.startsWith(start))?.id ?? 0
}

test('gathers the reports of one event around any of them, with copies told, and leaves others out', () => {
  const around = eventAround({ id: idOf('Divers'), articles })
  expect(around).toHaveLength(6)
  expect(around.some(({ id }) => id === idOf('Smoke'))).toBe(false)
  expect(around.find(({ id }) => id === idOf('Bridge over'))?.copyOf).toBe(idOf('Five dead'))
  expect(around.find(({ id }) => id === idOf('Tarvan'))?.copyOf).toBeUndefined()
})

test('a report that stands alone is an event of its own', () => {
  expect(eventAround({ id: idOf('Smoke'), articles }).map(({ id }) => id)).toEqual([idOf('Smoke')])
})
