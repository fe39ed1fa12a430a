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

test('of a very long report the beginning is read, and no torn sentence is given', () => {
  const long = Array.from({ length: 900 }, (_, at) => `Keeper ${at} of pier ${at * 7} hung lantern ${at * 13}.`).join(
    ' ',
  )
  const [told = []] = added([{ title: 'Lanterns', text: long, language: 'en', earlierCount: 1 }], [first])
  expect(told.length).toBeGreaterThan(300)
  expect(told.length).toBeLessThan(900)
  for (const sentence of told) expect(sentence).toMatch(/^Keeper .*\.$/)
})

test('very long earlier reports leave no room for those further back', () => {
  const long = { title: 'Tides', text: 'The tide gauge was read again at dawn. '.repeat(7000) }
  const reports = [{ ...second, earlierCount: 2 }]
  expect(added(reports, [first, long])[0]).toHaveLength(2)
  expect(added(reports, [long, first])[0]).toHaveLength(1)
})
