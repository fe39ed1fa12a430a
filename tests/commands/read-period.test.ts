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

test('a bare year or month is all of it', () => {
  expect(read({ since: '2025', until: '2025' })).toBe('2025-01-01T00:00:00.000Z..2026-01-01T00:00:00.000Z')
  expect(read({ since: '2025-12', until: '2025-12' })).toBe('2025-12-01T00:00:00.000Z..2026-01-01T00:00:00.000Z')
})

test('a month, day or weekday without its year or date is the last one, never one to come', () => {
  expect(read({ since: 'September' })).toBe('2025-09-01T00:00:00.000Z..')
  expect(read({ since: '11 March', until: '9 March' })).toBe('2025-03-11T00:00:00.000Z..2026-03-10T00:00:00.000Z')
  expect(read({ since: 'Wednesday' })).toBe('2026-03-04T00:00:00.000Z..')
  expect(read({ since: 'March', until: 'March' })).toBe('2026-03-01T00:00:00.000Z..2026-04-01T00:00:00.000Z')
  expect(read({ since: 'March 2030' })).toBe('2030-03-01T00:00:00.000Z..')
})

test('what is before all time is refused like any date that can not be read', () => {
  expect(read({ since: '99999999 days ago' })).toMatch(/can't read the date/)
  expect(read({ until: 'in 999999999 weeks' })).toMatch(/can't read the date/)
  expect(read({ since: '**@everyone**' })).toContain('\\*\\*@\u200Beveryone')
})
