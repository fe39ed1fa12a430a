import { expect, test } from 'vitest'
import { readPeriod } from '../../src/commands/read-period.ts'

const now = new Date('2026-03-10T15:00:00Z')

function read(options: Record<string, string>, timeZone = 'UTC'): string {
  const period = readPeriod(options, now, timeZone)
  if (typeof period === 'string') return period
  return `${period.since?.toISOString() ?? ''}..${period.until?.toISOString() ?? ''}`
}

test('a day begins at its midnight and, as the end, is part of the period', () => {
  expect(read({ since: '2026-03-05', until: '2026-03-06' })).toBe('2026-03-05T00:00:00.000Z..2026-03-07T00:00:00.000Z')
})

test('a day is a day of the time zone, also across a change of clocks', () => {
  expect(read({ since: '2026-03-05' }, 'Asia/Karachi')).toBe('2026-03-04T19:00:00.000Z..')
  expect(read({ since: '2026-03-29', until: '2026-03-29' }, 'Europe/Berlin')).toBe(
    '2026-03-28T23:00:00.000Z..2026-03-29T22:00:00.000Z',
  )
})

test('words and whole months are understood', () => {
  expect(read({ since: 'yesterday' })).toBe('2026-03-09T00:00:00.000Z..')
  expect(read({ since: 'February 2026', until: 'February 2026' })).toBe(
    '2026-02-01T00:00:00.000Z..2026-03-01T00:00:00.000Z',
  )
})

test('an hour is kept as typed', () => {
  expect(read({ since: '2026-03-05 14:30' })).toBe('2026-03-05T14:30:00.000Z..')
})

test('nonsense and a period that ends before it begins are refused with what to do', () => {
  expect(read({ since: 'purple' })).toMatch(/can't read the date “purple”/)
  expect(read({ since: '2026-03-06', until: '2026-03-04' })).toMatch(/swap/)
})
