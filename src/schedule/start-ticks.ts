import { schedule } from 'node-cron'

export type Ticks = {
  /** No further run starts; resolves when the one under way has ended. */
  stop(): Promise<void>
  /** Runs soon, once, without waiting for the next tick. */
  nudge(): void
}

/**
 * Runs `work` every so many seconds (1 to 60), never twice at once: a tick that finds it running only asks for one more.
 * Due times are the store's business: a missed tick loses nothing. `failed` is told of what `work` throws.
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

  const task = schedule(everySeconds === 60 ? '* * * * *' : `*/${everySeconds} * * * * *`, nudge)
  return {
    nudge,
    async stop() {
      isStopped = true
      await task.stop()
      await task.destroy()
      await running
    },
  }
}
