import { schedule } from 'node-cron'
import { leadMs } from './mind-clock.ts'
import { systemClock } from './system-clock.ts'

export type Ticks = {
  /** No further run starts; resolves when the one under way has ended. */
  stop(): Promise<void>
  /** Runs soon, once, without waiting for the next tick. */
  nudge(): void
}

/**
 * Runs `work` every so many seconds (1 to 60), never twice at once: a tick that finds it running only asks for one more.
 * They go on when the machine's clock is set. Due times are the store's business: a missed tick loses nothing. `failed`
 * is told of what `work` throws.
 */
export function startTicks(everySeconds: number, work: () => Promise<void>, failed: (error: unknown) => void): Ticks {
  let running: Promise<void> | undefined
  let isAskedAgain = false
  let isStopped = false

  async function runUntilQuiet(): Promise<void> {
    do {
      isAskedAgain = false
      try {
        await work()
      } catch (error) {
        failed(error)
      }
    } while (isAskedAgain && !isStopped)
    running = undefined
  }

  function nudge(): void {
    if (isStopped) return
    if (running === undefined) running = runUntilQuiet()
    else isAskedAgain = true
  }

  const stopClock = everySeconds < 60 ? everySecond(everySeconds, nudge) : everyMinute(nudge)
  return {
    nudge,
    async stop() {
      isStopped = true
      await stopClock()
      await running
    },
  }
}

type StopClock = () => void | Promise<void>

/** By a timer: after a night's sleep of the machine node-cron walks through each second that it missed. */
function everySecond(seconds: number, tick: () => void): StopClock {
  const timer = setInterval(tick, seconds * 1000)
  return () => clearInterval(timer)
}

/** node-cron waits for a moment of the clock: set back by an hour it would rest for one, so it is begun anew. */
function everyMinute(tick: () => void): StopClock {
  let task = schedule('* * * * *', tick)
  let before = leadMs(systemClock)
  const minding = setInterval(() => {
    const now = leadMs(systemClock)
    const wasSet = Math.abs(now - before) > 1000
    before = now
    if (!wasSet) return
    void task.destroy()
    task = schedule('* * * * *', tick)
    tick()
  }, 1000)
  return async () => {
    clearInterval(minding)
    await task.destroy()
  }
}
