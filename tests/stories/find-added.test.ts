import { expect, test } from 'vitest'
import { findAdded, mostCompared } from '../../src/stories/find-added.ts'

const first = {
  title: 'Bridge falls',
  text: 'The Lohar bridge fell at dawn. Five drivers died in the Sindan river.',
  language: 'en',
}
const second = {
  title: 'Clerk held',
  text: 'Five drivers died when the Lohar bridge fell at dawn. Police arrested a clerk who bought forty buckets of paint.',
  language: 'en',
}

function added(
  reports: Parameters<typeof findAdded>[0]['reports'],
  earlier: readonly { title: string; text: string }[],
) {
  return findAdded({ reports, earlier }).map(told => told.map(({ text }) => text))
}

test('each report is compared with those that were there before it, and no others', () => {
  const reports = [
    { ...first, earlierCount: 0 },
    { ...second, earlierCount: 1 },
  ]
  expect(added(reports, [first, second])).toEqual([[], ['Police arrested a clerk who bought forty buckets of paint.']])
})

test('of many earlier reports the nearest in time are compared', () => {
  const dull = Array.from({ length: mostCompared }, (_, at) => ({
    title: `Tide ${at}`,
    text: `The tide gauge read ${at}.`,
  }))
  const [told = []] = added([{ ...second, earlierCount: mostCompared + 1 }], [first, ...dull])
  expect(told[0]).toContain('Five drivers died')
})
