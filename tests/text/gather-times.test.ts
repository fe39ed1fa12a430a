import { expect, test } from 'vitest'
import { gatherTimes } from '../../src/text/gather-times.ts'

test.for([
  ['2026-03-05T12:20:30Z', 'UTC', '2026-03-05T13:00:00Z', '2026-03-06T08:00:00Z'],
  ['2026-03-05T07:59:59Z', 'UTC', '2026-03-05T08:00:00Z', '2026-03-05T08:00:00Z'],
  ['2026-03-05T08:00:00Z', 'UTC', '2026-03-05T09:00:00Z', '2026-03-06T08:00:00Z'],
  ['2026-03-05T12:20:00Z', 'Asia/Kathmandu', '2026-03-05T13:15:00Z', '2026-03-06T02:15:00Z'],
  // The clocks go on in that night.
  ['2026-03-28T12:00:00Z', 'Europe/Berlin', '2026-03-28T13:00:00Z', '2026-03-29T06:00:00Z'],
] as const)(
  'what is gathered at %s in %s is told at the full hour, or in the morning',
  ([at, timeZone, hourly, daily]) => {
    expect(gatherTimes(new Date(at), { dailyAt: '08:00', timeZone })).toEqual({
      hourly: new Date(hourly),
      daily: new Date(daily),
    })
  },
)
