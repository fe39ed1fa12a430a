import type { Clock } from '../../../src/feeds/fetch/clock.ts'

export type HandClock = Clock & {
  /** Moves time on and wakes who waited for it. */
  advance(ms: number): Promise<void>
}

/** A clock that only moves by hand. */
export function createHandClock(startAt = new Date('2026-03-02T08:00:00Z')): HandClock {
  let nowMs = startAt.getTime()
  let sleepers: { readonly at: number; readonly wake: () => void }[] = []
  return {
    now: () => new Date(nowMs),
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        sleepers.push({ at: nowMs + ms, wake: resolve })
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
      }),
    async advance(ms) {
      nowMs += ms
      const due = sleepers.filter(it => it.at <= nowMs)
      sleepers = sleepers.filter(it => it.at > nowMs)
      for (const sleeper of due) sleeper.wake()
      await settle()
    },
  }
}

/** Lets everything that is ready run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}
