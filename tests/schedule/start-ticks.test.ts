import { afterEach, expect, test } from 'vitest'
import { startTicks, type Ticks } from '../../src/schedule/start-ticks.ts'

const RealDate = Date
const hourMs = 3_600_000
let ticks: Ticks | undefined

afterEach(async () => {
  globalThis.Date = RealDate
  await ticks?.stop()
})

/** Sets the machine's clock so far ahead or back; timers go on as they were, as in a running system. */
function setClock(byMs: number): void {
  globalThis.Date = class extends RealDate {
    constructor(...given: readonly unknown[]) {
      if (given.length === 0) super(RealDate.now() + byMs)
      else super(...(given as [number]))
    }
    static override now(): number {
      return RealDate.now() + byMs
    }
  } as DateConstructor
}

for (const [what, byMs] of [
  ['back by an hour', -hourMs],
  ['forward by a day', 24 * hourMs],
] as const) {
  test(`ticks go on when the clock is set ${what}`, async () => {
    let runs = 0
    ticks = startTicks(
      1,
      async () => void runs++,
      () => undefined,
    )
    await expect.poll(() => runs, { timeout: 5000 }).toBeGreaterThan(0)
    setClock(byMs)
    const before = runs
    await expect.poll(() => runs, { timeout: 5000 }).toBeGreaterThan(before + 1)
  })
}

test.each([-hourMs, 24 * hourMs])('ticks of a minute come at once when the clock is set by %i ms', async byMs => {
  let runs = 0
  ticks = startTicks(
    60,
    async () => void runs++,
    () => undefined,
  )
  setClock(byMs)
  await expect.poll(() => runs, { timeout: 5000 }).toBeGreaterThan(0)
})

test('a run that is under way is never doubled, and is waited for at the end', async () => {
  const held = Promise.withResolvers<void>()
  let begun = 0
  ticks = startTicks(
    1,
    async () => {
      begun++
      await held.promise
    },
    () => undefined,
  )
  ticks.nudge()
  ticks.nudge()
  expect(begun).toBe(1)
  let hasStopped = false
  const stopping = ticks.stop().then(() => (hasStopped = true))
  await Promise.resolve()
  expect(hasStopped).toBe(false)
  held.resolve()
  await stopping
  expect(begun).toBe(1)
})

test('a run that fails is told, and the next one comes', async () => {
  const failures: unknown[] = []
  ticks = startTicks(
    1,
    () => Promise.reject(new Error('a bug')),
    error => failures.push(error),
  )
  await expect.poll(() => failures.length, { timeout: 5000 }).toBeGreaterThan(1)
})
