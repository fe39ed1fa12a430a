import { expect, test } from 'vitest'
import { countInSlots, cutIntoSlots } from '../../src/trends/slots.ts'

function cut(since: string, until: string, timeZone = 'UTC') {
  const { unit, edges, labels, names } = cutIntoSlots(new Date(since), new Date(until), timeZone)
  return { unit, edges: edges.map(edge => edge.toISOString()), labels, names }
}

test('under three days are counted by the hour, from the full hour on', () => {
  const { unit, edges, labels, names } = cut('2026-03-05T09:20:00Z', '2026-03-05T11:10:00Z')
  expect({ unit, edges, labels }).toEqual({
    unit: 'hour',
    edges: [
      '2026-03-05T09:00:00.000Z',
      '2026-03-05T10:00:00.000Z',
      '2026-03-05T11:00:00.000Z',
      '2026-03-05T12:00:00.000Z',
    ],
    labels: ['09:00', '10:00', '11:00'],
  })
  expect(names[1]).toBe('5 March, 10:00')
})

test('an hour of a zone that is half an hour off begins with its own full hour', () => {
  expect(cut('2026-03-05T09:40:00Z', '2026-03-05T10:00:00Z', 'Asia/Kolkata').edges).toEqual([
    '2026-03-05T09:30:00.000Z',
    '2026-03-05T10:30:00.000Z',
  ])
})

test('days are those of the time zone, with 23 and 25 hours where its clocks change', () => {
  const spring = cut('2026-03-27T12:00:00Z', '2026-03-31T00:00:00Z', 'Europe/Berlin')
  expect(spring.unit).toBe('day')
  expect(spring.edges.slice(0, 4)).toEqual([
    '2026-03-26T23:00:00.000Z',
    '2026-03-27T23:00:00.000Z',
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
  ])
  const autumn = cut('2026-10-24T22:00:00Z', '2026-10-28T22:00:00Z', 'Europe/Berlin')
  expect(autumn.edges.slice(0, 3)).toEqual([
    '2026-10-24T22:00:00.000Z',
    '2026-10-25T23:00:00.000Z',
    '2026-10-26T23:00:00.000Z',
  ])
})

test('long periods are counted by weeks from their first day, very long ones by months', () => {
  const weeks = cut('2026-01-01T00:00:00Z', '2026-07-01T00:00:00Z')
  expect({ unit: weeks.unit, first: weeks.edges[0], second: weeks.labels[1] }).toEqual({
    unit: 'week',
    first: '2026-01-01T00:00:00.000Z',
    second: '8 Jan',
  })
  expect(weeks.names[1]).toBe('the week from 8 January')
  const months = cut('2021-11-20T00:00:00Z', '2026-02-01T00:00:00Z')
  expect({ unit: months.unit, edges: months.edges.slice(0, 3), last: months.names.at(-1) }).toEqual({
    unit: 'month',
    edges: ['2021-11-20T00:00:00.000Z', '2021-12-01T00:00:00.000Z', '2022-01-01T00:00:00.000Z'],
    last: 'January 2026',
  })
})

test('each time is counted in the slot that holds it, an edge in the slot it begins', () => {
  const slots = cutIntoSlots(new Date('2026-03-01T00:00:00Z'), new Date('2026-03-05T00:00:00Z'), 'UTC')
  const times = ['2026-03-01T00:00:00Z', '2026-03-01T23:59:59Z', '2026-03-02T00:00:00Z', '2026-03-04T12:00:00Z']
  const outside = ['2026-02-28T23:59:59Z', '2026-03-05T00:00:00Z']
  const all = [...times, ...outside].map(time => Date.parse(time))
  expect(countInSlots(all, slots)).toEqual([2, 1, 0, 1])
  expect(countInSlots(all, slots, [1, 3, 1, 5, 9, 9])).toEqual([4, 1, 0, 5])
})
