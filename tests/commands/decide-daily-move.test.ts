import { expect, test } from 'vitest'
import { decideDailyMove } from '../../src/commands/decide-daily-move.ts'

const clock = (dailyAt: string, timeZone = 'UTC') => ({ dailyAt, timeZone })
const at = (time: string) => new Date(`2026-03-${time}Z`)

test.each([
  ['a later hour of the same morning', clock('08:00'), clock('09:00'), '06T07:30', '06T08:00', '06T09:00'],
  ['an hour that comes sooner', clock('08:00'), clock('20:30'), '05T12:00', '06T08:00', '05T20:30'],
  ['a zone further east', clock('08:00'), clock('08:00', 'Asia/Kathmandu'), '05T12:00', '06T08:00', '06T02:15'],
  ['a zone further west', clock('08:00'), clock('08:00', 'America/Lima'), '05T14:00', '06T08:00', '06T13:00'],
])('what was gathered moves to %s', (_, before, after, now, from, to) => {
  expect(decideDailyMove(before, after, at(now))).toEqual({ from: at(from), to: at(to) })
})

test.each([
  ['the hour is the same', clock('08:00'), clock('08:00'), '05T12:00'],
  ['another zone shows the same hour then', clock('08:00'), clock('08:00', 'Africa/Accra'), '05T12:00'],
  ['the new hour has just passed', clock('08:00'), clock('07:00'), '06T07:30'],
  ['the new hour is more than half a day later', clock('08:00'), clock('20:30'), '05T21:00'],
])('it stays where it was when %s', (_, before, after, now) => {
  expect(decideDailyMove(before, after, at(now))).toBeUndefined()
})
