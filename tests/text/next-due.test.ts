import { describe, expect, test } from 'vitest'
import type { DigestSchedule } from '../../src/model/digest.ts'
import { lastDue, nextDue } from '../../src/text/next-due.ts'
import { wallTimeAt } from '../../src/text/zoned-time.ts'

function daily(timeZone: string, time: string, more: Partial<DigestSchedule> = {}): DigestSchedule {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return { every: 'day', weekday: 0, hour, minute, timeZone, ...more }
}

/** The next due times from a moment on. */
function dues(schedule: DigestSchedule, from: string, count: number): readonly string[] {
  const found: string[] = []
  let after = new Date(from)
  while (found.length < count) {
    after = nextDue(schedule, after)
    found.push(after.toISOString().slice(0, 16))
  }
  return found
}

describe('an ordinary day', () => {
  test.each([
    ['Asia/Kabul', '08:00', '2026-01-10T03:30'],
    ['Asia/Karachi', '08:00', '2026-01-10T03:00'],
    ['Europe/London', '08:00', '2026-01-10T08:00'],
    ['America/New_York', '08:00', '2026-01-10T13:00'],
    ['Australia/Lord_Howe', '08:00', '2026-01-10T21:00'],
    ['Asia/Kathmandu', '00:00', '2026-01-10T18:15'],
    ['UTC', '23:59', '2026-01-10T23:59'],
    ['Pacific/Kiritimati', '08:00', '2026-01-10T18:00'],
    ['Pacific/Niue', '23:30', '2026-01-10T10:30'],
  ])('in %s at %s is %s in UTC', (zone, time, due) => {
    expect(dues(daily(zone, time), '2026-01-10T00:00:00Z', 1)).toEqual([due])
  })

  test('the very moment is not after itself, and is the last one', () => {
    const schedule = daily('Asia/Kabul', '08:00')
    const due = new Date('2026-01-10T03:30:00Z')
    expect(nextDue(schedule, due)).toEqual(new Date('2026-01-11T03:30:00Z'))
    expect(nextDue(schedule, new Date(due.getTime() - 1))).toEqual(due)
    expect(lastDue(schedule, due)).toEqual(due)
    expect(lastDue(schedule, new Date(due.getTime() - 1))).toEqual(new Date('2026-01-09T03:30:00Z'))
  })
})

describe('an hour that the clocks leap over', () => {
  test('in New York it is told when they go on, and on the other days at its time', () => {
    const expected = ['2026-03-07T07:30', '2026-03-08T07:00', '2026-03-09T06:30']
    expect(dues(daily('America/New_York', '02:30'), '2026-03-07T00:00:00Z', 3)).toEqual(expected)
  })
  test('in London', () => {
    const expected = ['2026-03-28T01:30', '2026-03-29T01:00', '2026-03-30T00:30']
    expect(dues(daily('Europe/London', '01:30'), '2026-03-28T00:00:00Z', 3)).toEqual(expected)
  })
  test('half an hour on Lord Howe, in the southern spring', () => {
    const expected = ['2026-10-02T15:45', '2026-10-03T15:30', '2026-10-04T15:15']
    expect(dues(daily('Australia/Lord_Howe', '02:15'), '2026-10-02T12:00:00Z', 3)).toEqual(expected)
  })
  test('midnight in Santiago', () => {
    const expected = ['2026-09-05T04:15', '2026-09-06T04:00', '2026-09-07T03:15']
    expect(dues(daily('America/Santiago', '00:15'), '2026-09-05T00:00:00Z', 3)).toEqual(expected)
  })
  test('a whole day, as Samoa left out', () => {
    const expected = ['2011-12-29T18:00', '2011-12-30T10:00', '2011-12-30T18:00']
    expect(dues(daily('Pacific/Apia', '08:00'), '2011-12-29T12:00:00Z', 3)).toEqual(expected)
  })
})

describe('an hour that the clocks show twice', () => {
  test('in New York it is told at its first coming only', () => {
    const expected = ['2026-10-31T05:30', '2026-11-01T05:30', '2026-11-02T06:30']
    expect(dues(daily('America/New_York', '01:30'), '2026-10-31T00:00:00Z', 3)).toEqual(expected)
  })
  test('in London', () => {
    const expected = ['2026-10-24T00:30', '2026-10-25T00:30', '2026-10-26T01:30']
    expect(dues(daily('Europe/London', '01:30'), '2026-10-24T00:00:00Z', 3)).toEqual(expected)
  })
  test('half an hour on Lord Howe, in the southern autumn', () => {
    const expected = ['2026-04-03T14:45', '2026-04-04T14:45', '2026-04-05T15:15']
    expect(dues(daily('Australia/Lord_Howe', '01:45'), '2026-04-03T12:00:00Z', 3)).toEqual(expected)
  })
  test('asked between the two, it is the next day', () => {
    const schedule = daily('America/New_York', '01:30')
    expect(nextDue(schedule, new Date('2026-11-01T05:45:00Z'))).toEqual(new Date('2026-11-02T06:30:00Z'))
  })
})

describe('a year of days', () => {
  const zones = [
    'Asia/Kabul',
    'Asia/Karachi',
    'Europe/London',
    'America/New_York',
    'Australia/Lord_Howe',
    'Australia/Sydney',
    'America/Santiago',
    'Africa/Casablanca',
    'Asia/Kathmandu',
  ]
  test.each(zones)('in %s has one due time for each day, at its time unless the clocks leap over it', zone => {
    for (const time of ['00:00', '02:15']) {
      const schedule = daily(zone, time)
      const days = new Set<string>()
      let odd = 0
      let after = new Date('2026-01-01T12:00:00Z')
      for (let count = 0; count < 365; count++) {
        const due = nextDue(schedule, after)
        expect(lastDue(schedule, due)).toEqual(due)
        expect(lastDue(schedule, new Date(due.getTime() - 1))).toEqual(count === 0 ? lastDue(schedule, after) : after)
        const { year, month, day, hour, minute } = wallTimeAt(zone, due)
        days.add(`${year}-${month}-${day}`)
        if (hour !== schedule.hour || minute !== schedule.minute) odd++
        after = due
      }
      expect(days.size).toBe(365)
      expect(odd).toBeLessThanOrEqual(1)
    }
  })
})

describe('days of the week', () => {
  test('a weekly one keeps its day in its own zone', () => {
    const monday = daily('Asia/Kabul', '02:00', { every: 'week', weekday: 1 })
    expect(dues(monday, '2026-03-01T00:00:00Z', 3)).toEqual([
      '2026-03-01T21:30',
      '2026-03-08T21:30',
      '2026-03-15T21:30',
    ])
    expect(lastDue(monday, new Date('2026-03-08T21:00:00Z')).toISOString()).toBe('2026-03-01T21:30:00.000Z')
  })
  test('a weekly one in the hour that is leapt over comes once', () => {
    const sunday = daily('America/New_York', '02:30', { every: 'week', weekday: 0 })
    expect(dues(sunday, '2026-03-02T00:00:00Z', 2)).toEqual(['2026-03-08T07:00', '2026-03-15T06:30'])
  })
  test('working days leave out Saturday and Sunday', () => {
    const working = daily('Europe/London', '08:00', { every: 'weekday' })
    expect(dues(working, '2026-01-08T12:00:00Z', 3)).toEqual([
      '2026-01-09T08:00',
      '2026-01-12T08:00',
      '2026-01-13T08:00',
    ])
    expect(lastDue(working, new Date('2026-01-11T12:00:00Z')).toISOString()).toBe('2026-01-09T08:00:00.000Z')
  })
})
