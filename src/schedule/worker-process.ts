import { forkWorker, type ForkOptions } from './fork-worker.ts'
import type { Job, JobOutcome } from './worker-pool.ts'

export type WorkerProcess = {
  readonly isReady: boolean
  start(job: Job): void
  end(reason: string): Promise<void>
}

type Listeners = {
  readonly ready: () => void
  readonly answered: (outcome: JobOutcome<unknown>) => void
  /** Told once, whatever the cause; see `forkWorker`. */
  readonly ended: (reason: string, wasKilled: boolean) => void
}

type Limits = ForkOptions & { readonly timeLimitMs: number }

/** Starts one worker of a pool. */
export function startWorkerProcess(entry: URL, limits: Limits, listeners: Listeners): WorkerProcess {
  let isReady = false
  let timer: NodeJS.Timeout | undefined
  const worker = forkWorker(entry, limits, {
    received(received) {
      const message = received as { ready: true } | { outcome: JobOutcome<unknown> }
      if ('ready' in message) {
        isReady = true
        return listeners.ready()
      }
      clearTimeout(timer)
      worker.setKeepsAlive(false)
      listeners.answered(message.outcome)
    },
    ended(reason, wasKilled) {
      clearTimeout(timer)
      listeners.ended(reason, wasKilled)
    },
  })

  return {
    get isReady() {
      return isReady
    },
    start(job) {
      worker.setKeepsAlive(true)
      timer = setTimeout(
        () => void worker.end(`It took longer than ${limits.timeLimitMs / 1000} seconds.`),
        limits.timeLimitMs,
      )
      worker.send(job)
    },
    end: worker.end,
  }
}
