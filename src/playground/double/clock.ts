/** Time as the double sees it: deadlines, snowflakes and rate limits ask it, so a test can move it by hand. */
export type DoubleClock = {
  now(): Date
  /** Runs `run` once, `ms` milliseconds from now. The result takes it back. */
  after(ms: number, run: () => void): () => void
}

/** The machine's clock. Its timers do not keep the process alive. */
export const systemClock: DoubleClock = {
  now: () => new Date(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** A clock that stands still until somebody advances it. */
export type ManualClock = DoubleClock & {
  /** How many wait for their time. */
  readonly pending: number
  /** Moves on by `ms` and runs what fell due meanwhile, in order of its time. */
  advance(ms: number): void
}

/** A manual clock that shows `start`. */
export function createManualClock(start: Date): ManualClock {
  let nowMs = start.getTime()
  const alarms = new Set<{ readonly atMs: number; readonly run: () => void }>()
  return {
    now: () => new Date(nowMs),
    get pending() {
      return alarms.size
    },
    after(ms, run) {
      const alarm = { atMs: nowMs + ms, run }
      alarms.add(alarm)
      return () => alarms.delete(alarm)
    },
    advance(ms) {
      const endMs = nowMs + ms
      for (;;) {
        const [next] = [...alarms].filter(it => it.atMs <= endMs).sort((a, b) => a.atMs - b.atMs)
        if (next === undefined) break
        alarms.delete(next)
        nowMs = next.atMs
        next.run()
      }
      nowMs = endMs
    },
  }
}
