import { describe, expect, test } from 'vitest'
import type { LookoutMemory } from '../../src/model/lookout.ts'
import { decideLookout } from '../../src/trends/decide-lookout.ts'
import { findSilence } from '../../src/trends/find-silence.ts'

const hourMs = 3_600_000
const start = Date.parse('2026-03-01T00:00:00Z')
const at = (hours: number) => new Date(start + hours * hourMs)

const made: LookoutMemory = {
  countedSince: at(0),
  awakeSince: at(0),
  checkedAt: at(0),
  meaning: 'river',
  restingSince: undefined,
  busySince: undefined,
  silentSince: undefined,
}

type Told = { readonly hour: number; readonly news: 'busy' | 'silent' }
type Wishes = {
  readonly meaning?: (hour: number) => string
  readonly isResting?: (hour: number) => boolean
  readonly isAwake?: (hour: number) => boolean
}

/** Checks every hour, as the bot would, and gives what was told when. */
function watchOver(hours: readonly number[], until: number, wishes: Wishes = {}): readonly Told[] {
  const told: Told[] = []
  let memory = made
  for (let hour = 1; hour <= until; hour++) {
    if (wishes.isAwake?.(hour) === false) continue
    const times = hours.filter(one => one <= hour).map(one => at(one).getTime())
    const finding = decideLookout(memory, {
      now: at(hour),
      meaning: wishes.meaning?.(hour) ?? 'river',
      isResting: wishes.isResting?.(hour) ?? false,
      times,
      silence: findSilence(times, at(hour)),
    })
    // As the store gives it back.
    memory = structuredClone(finding.memory)
    if (finding.busy !== undefined) told.push({ hour, news: 'busy' })
    if (finding.silence !== undefined) told.push({ hour, news: 'silent' })
  }
  return told
}

/** A report every six hours, for so many hours. */
const steady = (until: number, from = 0) => range(from, until, 6)

function range(from: number, until: number, step: number): number[] {
  return Array.from({ length: Math.max(0, Math.floor((until - from) / step)) }, (_, n) => from + n * step)
}

const burst = (hour: number, count: number) => Array.from({ length: count }, (_, n) => hour + n / count)

describe('unusually busy', () => {
  test('is told once, while the burst lasts and until it is over', () => {
    const told = watchOver([...steady(800), ...burst(500, 20), ...burst(520, 8), ...burst(530, 6)], 800)
    expect(told).toEqual([{ hour: expect.closeTo(501, -0.5), news: 'busy' }])
  })

  test('is told again when it comes again', () => {
    const told = watchOver([...steady(900), ...burst(500, 20), ...burst(700, 30)], 900)
    expect(told.map(({ news }) => news)).toEqual(['busy', 'busy'])
  })

  test('does not flap while counts hang about the border', () => {
    const around = range(500, 700, 3).flatMap((hour, n) => burst(hour, n % 2 === 0 ? 2 : 1))
    expect(watchOver([...steady(800), ...around], 800).length).toBeLessThan(3)
  })

  test('is never told in the first week', () => {
    expect(watchOver([...steady(160), ...burst(100, 40)], 166)).toEqual([])
  })
})

describe('unusually silent', () => {
  test('is told once, well beyond the longest pause', () => {
    const told = watchOver(steady(500), 900)
    expect(told).toEqual([{ hour: 492 + 12, news: 'silent' }])
  })

  test('is told anew only after something came, and then not for the same length', () => {
    const told = watchOver([...steady(500), ...steady(650, 560)], 700)
    expect(told.map(({ hour }) => hour)).toEqual([504])
    expect(watchOver([...steady(500), ...steady(650, 560)], 900).length).toBe(2)
  })

  test('knows nights and weekends', () => {
    const working = range(0, 900, 1).filter(hour => {
      const day = Math.floor(hour / 24) % 7
      return day < 5 && hour % 24 >= 8 && hour % 24 < 18
    })
    expect(watchOver(working, 890)).toEqual([])
  })

  test('is not told right after we were away ourselves', () => {
    const isAwake = (hour: number) => hour < 500 || hour >= 560
    expect(watchOver([...steady(500), ...steady(700, 562)], 700, { isAwake })).toEqual([])
    const told = watchOver(steady(500), 700, { isAwake })
    expect(told).toEqual([{ hour: 572, news: 'silent' }])
  })
})

test('a day of rest is a hole: it makes no silence, and bursts are told as before', () => {
  const isResting = (hour: number) => hour > 300 && hour < 325
  const hours = [...steady(300), ...steady(800, 326), ...burst(500, 20)]
  expect(watchOver(hours, 790, { isResting }).map(({ news }) => news)).toEqual(['busy'])
  const late = [...steady(300), ...steady(800, 338)]
  expect(watchOver(late, 335, { isResting })).toEqual([])
})

test('a watch that rested long, or asks for something else, is learned anew', () => {
  const isResting = (hour: number) => hour > 300 && hour < 400
  expect(watchOver([...steady(300), ...steady(900, 400)], 900, { isResting })).toEqual([])
  const meaning = (hour: number) => (hour < 400 ? 'river' : 'river OR dam')
  expect(watchOver([...steady(400), ...range(400, 900, 1)], 900, { meaning })).toEqual([])
  expect(watchOver([...steady(400), ...range(400, 900, 1)], 900).length).toBeGreaterThan(0)
})
