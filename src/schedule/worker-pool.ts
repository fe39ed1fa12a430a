import { startWorkerProcess } from './worker-process.ts'
import type { WorkerProcess } from './worker-process.ts'

/** What each kind of job takes and gives. Both must be things a structured clone can carry. */
export type JobTable = Record<string, { input: unknown; output: unknown }>

export type JobOutcome<Output> =
  | { readonly kind: 'done'; readonly value: Output }
  /** `reason` is a sentence for people. */
  | { readonly kind: 'failed'; readonly reason: string }

export type Job = { readonly kind: string; readonly input: unknown }

export type WorkerPool<Jobs extends JobTable> = {
  /** Queues a job, first come first served. Never rejects. */
  run<Kind extends keyof Jobs & string>(
    kind: Kind,
    input: Jobs[Kind]['input'],
  ): Promise<JobOutcome<Jobs[Kind]['output']>>
  /** Ends all workers; jobs not done by then fail. */
  close(): Promise<void>
}

export type WorkerPoolOptions = {
  readonly size: number
  /** For one job, from the moment a worker takes it. */
  readonly timeLimitMs: number
  /** JavaScript heap of one worker. */
  readonly memoryMb: number
  /** What the module reads from its arguments. */
  readonly args?: readonly string[] | undefined
}

/**
 * Keeps `size` long-lived worker processes that run jobs off the main loop, each started when first needed from
 * `entry`, a module that calls `answerJobs`. A job that takes too long or too much memory ends its worker and fails
 * with a plain reason; a new worker takes the next job. One whose worker was killed by somebody else is done again, once.
 * Idle workers do not keep the program alive.
 */
export function openWorkerPool<Jobs extends JobTable>(entry: URL, options: WorkerPoolOptions): WorkerPool<Jobs> {
  const queue: QueuedJob[] = []
  const seats: Seat[] = Array.from({ length: options.size }, () => ({ worker: undefined, job: undefined }))
  let isClosed = false

  function run(kind: string, input: unknown): Promise<JobOutcome<unknown>> {
    if (isClosed) return Promise.resolve({ kind: 'failed', reason: CLOSED })
    return new Promise(settle => {
      queue.push({ kind, input, settle, mayRepeat: true })
      assign()
    })
  }

  function assign(): void {
    for (const seat of seats) {
      if (seat.job || queue.length === 0) continue
      seat.job = queue.shift()
      seat.worker ??= startWorkerProcess(entry, options, {
        ready: () => begin(seat),
        answered: outcome => finish(seat, outcome),
        ended: (reason, wasKilled) => {
          seat.worker = undefined
          if (wasKilled && seat.job?.mayRepeat === true && !isClosed) repeat(seat, seat.job)
          else finish(seat, { kind: 'failed', reason })
        },
      })
      begin(seat)
    }
  }

  /** Hands the job over once the worker has loaded, so that loading does not count against the job. */
  function begin(seat: Seat): void {
    if (seat.job && seat.worker?.isReady) seat.worker.start({ kind: seat.job.kind, input: seat.job.input })
  }

  function repeat(seat: Seat, job: QueuedJob): void {
    seat.job = undefined
    queue.unshift({ ...job, mayRepeat: false })
    assign()
  }

  function finish(seat: Seat, outcome: JobOutcome<unknown>): void {
    const job = seat.job
    seat.job = undefined
    job?.settle(outcome)
    assign()
  }

  async function close(): Promise<void> {
    isClosed = true
    for (const job of queue.splice(0)) job.settle({ kind: 'failed', reason: CLOSED })
    await Promise.all(seats.map(seat => seat.worker?.end(CLOSED) ?? Promise.resolve()))
  }

  return { run, close }
}

const CLOSED = 'The workers have been closed.'

type QueuedJob = Job & { readonly settle: (outcome: JobOutcome<unknown>) => void; readonly mayRepeat: boolean }

type Seat = { worker: WorkerProcess | undefined; job: QueuedJob | undefined }
