import { Worker } from 'node:worker_threads'

/** What each kind of job takes and gives. Both must be things a structured clone can carry. */
export type JobTable = Record<string, { input: unknown; output: unknown }>

export type JobOutcome<Output> =
  | { readonly kind: 'done'; readonly value: Output }
  /** `reason` is a sentence for people. */
  | { readonly kind: 'failed'; readonly reason: string }

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
}

/**
 * Keeps `size` long-lived threads that run jobs off the main loop, each started when first needed from `entry`, a
 * module that calls `answerJobs`. A job that takes too long or too much memory ends its worker and fails with a plain
 * reason; a new worker takes the next job. Idle workers do not keep the process alive.
 */
export function openWorkerPool<Jobs extends JobTable>(entry: URL, options: WorkerPoolOptions): WorkerPool<Jobs> {
  const queue: Job[] = []
  const seats: Seat[] = Array.from({ length: options.size }, () => ({ thread: undefined, job: undefined }))
  let isClosed = false

  function run(kind: string, input: unknown): Promise<JobOutcome<unknown>> {
    if (isClosed) return Promise.resolve({ kind: 'failed', reason: 'The workers have been closed.' })
    return new Promise(settle => {
      queue.push({ kind, input, settle })
      assign()
    })
  }

  function assign(): void {
    for (const seat of seats) {
      if (seat.job || queue.length === 0) continue
      seat.job = queue.shift()
      seat.thread ??= startThread(entry, options, {
        ready: () => begin(seat),
        answered: outcome => finish(seat, outcome),
        ended: reason => {
          seat.thread = undefined
          finish(seat, { kind: 'failed', reason })
        },
      })
      begin(seat)
    }
  }

  /** Hands the job over once the thread has loaded, so that loading does not count against the job. */
  function begin(seat: Seat): void {
    if (seat.job && seat.thread?.isReady) seat.thread.start(seat.job)
  }

  function finish(seat: Seat, outcome: JobOutcome<unknown>): void {
    const job = seat.job
    seat.job = undefined
    job?.settle(outcome)
    assign()
  }

  async function close(): Promise<void> {
    isClosed = true
    for (const job of queue.splice(0)) job.settle({ kind: 'failed', reason: 'The workers have been closed.' })
    await Promise.all(seats.map(seat => seat.thread?.end('The workers have been closed.') ?? Promise.resolve()))
  }

  return { run, close }
}

type Job = { readonly kind: string; readonly input: unknown; readonly settle: (outcome: JobOutcome<unknown>) => void }

type Seat = { thread: Thread | undefined; job: Job | undefined }

type Thread = { readonly isReady: boolean; start(job: Job): void; end(reason: string): Promise<unknown> }

type Listeners = {
  readonly ready: () => void
  readonly answered: (outcome: JobOutcome<unknown>) => void
  readonly ended: (reason: string) => void
}

function startThread(entry: URL, { timeLimitMs, memoryMb }: WorkerPoolOptions, listeners: Listeners): Thread {
  const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 4 } })
  let isReady = false
  let endReason: string | undefined
  let timer: NodeJS.Timeout | undefined

  worker.on('message', (message: { ready: true } | { outcome: JobOutcome<unknown> }) => {
    if ('ready' in message) {
      isReady = true
      return listeners.ready()
    }
    clearTimeout(timer)
    worker.unref()
    listeners.answered(message.outcome)
  })
  worker.on('error', error => void (endReason ??= reasonFor(error)))
  worker.on('exit', () => {
    clearTimeout(timer)
    listeners.ended(endReason ?? 'The worker stopped by itself.')
  })

  function start(job: Job): void {
    worker.ref()
    timer = setTimeout(() => void end(`It took longer than ${timeLimitMs / 1000} seconds to read.`), timeLimitMs)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin.
    worker.postMessage({ kind: job.kind, input: job.input })
  }

  function end(reason: string): Promise<unknown> {
    endReason ??= reason
    return worker.terminate()
  }

  return {
    get isReady() {
      return isReady
    },
    start,
    end,
  }
}

function reasonFor(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'It took more memory to read than is allowed.'
  return `The worker failed: ${error instanceof Error ? error.message : String(error)}.`
}
