import { describe, expect, test } from 'vitest'
import { completeTimeZone, readTimeZone } from '../../src/commands/complete-time-zone.ts'
import { readSchedule, readTime } from '../../src/commands/read-schedule.ts'

const usual = { every: 'day', weekday: 1, hour: 8, minute: 0, timeZone: 'UTC' } as const

describe('times of day', () => {
  test.each([
    ['08:00', '8:0'],
    ['8', '8:0'],
    ['2030', '20:30'],
    ['8.30 pm', '20:30'],
    ['8:30PM', '20:30'],
    ['12 am', '0:0'],
    ['12 p.m.', '12:0'],
    ['20h15', '20:15'],
    ['noon', '12:0'],
    ['Midnight', '0:0'],
    [' 00:05 ', '0:5'],
  ])('%s is %s', (typed, time) => {
    const read = readTime(typed)
    expect(`${read?.hour}:${read?.minute}`).toBe(time)
  })
  test.each(['24:00', '8:60', '13 pm', '0 am', 'eight', '', '8:5', '8:00:00', '-8'])('“%s” is none', typed => {
    expect(readTime(typed)).toBeUndefined()
  })
})

describe('schedules', () => {
  test('what is not said stays as it is', () => {
    expect(readSchedule({}, usual)).toEqual(usual)
    expect(readSchedule({ every: 'weekday', time: '7:15', zone: 'kabul' }, usual)).toEqual({
      every: 'weekday',
      weekday: 1,
      hour: 7,
      minute: 15,
      timeZone: 'Asia/Kabul',
    })
  })
  test('a day of the week makes it weekly, and contradicts anything else', () => {
    expect(readSchedule({ day: 0 }, usual)).toMatchObject({ every: 'week', weekday: 0 })
    expect(readSchedule({ every: 'week', day: 5 }, usual)).toMatchObject({ every: 'week', weekday: 5 })
    expect(readSchedule({ every: 'day', day: 5 }, usual)).toMatch(/leave out `every`/)
  })
  test('what can not be read is said with what can', () => {
    expect(readSchedule({ time: 'soon' }, usual)).toMatch(/“soon”.*08:00/)
    expect(readSchedule({ zone: 'Karatchi' }, usual)).toMatch(/“Karatchi”. Did you mean .*Asia\/Karachi/)
  })
})

describe('time zones', () => {
  test.each([
    ['Asia/Karachi', 'Asia/Karachi'],
    ['asia/karachi', 'Asia/Karachi'],
    ['Karachi', 'Asia/Karachi'],
    ['new york', 'America/New_York'],
    ['Islamabad', 'Asia/Karachi'],
    ['Kolkata', 'Asia/Kolkata'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Kyiv', 'Europe/Kyiv'],
    ['utc', 'UTC'],
    ['GMT', 'UTC'],
    ['EST', 'America/New_York'],
    ['pkt', 'Asia/Karachi'],
    ['CET', 'Europe/Berlin'],
    ['lord howe', 'Australia/Lord_Howe'],
  ])('%s is %s', (typed, zone) => {
    expect(readTimeZone(typed)).toEqual({ zone })
    expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow()
  })
  test('every zone that is offered is one that Intl takes', () => {
    for (const zone of ['Asia/Kathmandu', 'Asia/Yangon', 'Asia/Ho_Chi_Minh', 'America/Nuuk', 'Pacific/Kanton']) {
      expect(readTimeZone(zone)).toEqual({ zone })
      expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow()
    }
  })
  test('what is no zone is refused without what it could break', () => {
    expect(readTimeZone('**Nowhere** @everyone')).toMatch(/^I know no time zone called “Nowhere everyone”\./)
    expect(readTimeZone('+05:00')).toMatch(/^I know no time zone/)
  })
  test('letters that several countries use are asked back, each with its place', () => {
    expect(readTimeZone('IST')).toMatch(/“IST”\. Did you mean Asia\/Kolkata or Asia\/Jerusalem or Europe\/Dublin\?/)
  })
  test('completion shows what the clocks show there, the usual zone first', () => {
    const now = new Date('2026-03-05T12:00:00Z')
    expect(completeTimeZone('', 'Asia/Kabul', now)[0]).toEqual({
      name: 'Asia/Kabul · now Thu 16:30',
      value: 'Asia/Kabul',
    })
    expect(completeTimeZone('lahor', 'UTC', now)[0]).toEqual({
      name: 'Asia/Karachi · now Thu 17:00',
      value: 'Asia/Karachi',
    })
    expect(completeTimeZone('america', 'UTC', now).length).toBe(25)
    expect(completeTimeZone('york', 'UTC', now).map(({ value }) => value)).toContain('America/New_York')
  })
})
