import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How long this thread's loop was held, in milliseconds, since it was last asked. */
export type Holds = {
  /** Between two turns of the loop at most, by the clock: other programs' work on a busy machine counts too. */
  readonly delayMs: number
  /** Between two turns of the loop at most, by the work of this thread itself. */
  readonly workMs: number
}

const everyMs = 1

/** Watches the loop of this thread from now on; what it gives back tells, and begins anew. */
export function watchHolds(): () => Holds {
  const delays = monitorEventLoopDelay({ resolution: everyMs })
  delays.enable()
  let worked = process.threadCpuUsage()
  let most = 0
  setInterval(() => {
    const { user, system } = process.threadCpuUsage(worked)
    most = Math.max(most, (user + system) / 1000)
    worked = process.threadCpuUsage()
  }, everyMs).unref()
  return () => {
    const holds = { delayMs: delays.max / 1e6, workMs: most }
    delays.reset()
    most = 0
    return holds
  }
}
