import { setTimeout as sleep } from 'node:timers/promises'

/** The machine's time. The one place where it is read; everybody else is given it. */
export const systemClock = {
  now: (): Date => new Date(),
  /** Milliseconds that have passed since some moment, whatever the clock is set to. */
  steadyMs: (): number => performance.now(),
  wait: async (ms: number, signal?: AbortSignal): Promise<void> => {
    await sleep(ms, undefined, signal === undefined ? {} : { signal })
  },
}
