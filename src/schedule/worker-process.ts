import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Job, JobOutcome } from './worker-pool.ts'

export type WorkerProcess = {
  readonly isReady: boolean
  start(job: Job): void
  end(reason: string): Promise<void>
}

type Listeners = {
  readonly ready: () => void
  readonly answered: (outcome: JobOutcome<unknown>) => void
  /** Told once, whatever the cause; `reason` is a sentence for people. */
  readonly ended: (reason: string) => void
}

type Limits = { readonly timeLimitMs: number; readonly memoryMb: number }

/**
 * Starts one worker of a pool. It is a process of its own and not a thread: V8 ends the whole process when a thread's
 * heap bursts at once, as 8 MB of hostile markup can make it.
 */
export function startWorkerProcess(entry: URL, limits: Limits, listeners: Listeners): WorkerProcess {
  const child = fork(fileURLToPath(entry), {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${limits.memoryMb}`, '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Neither tokens nor settings are any business of code that reads strangers' markup.
    env: { PATH: process.env['PATH'] },
  })
  const complaint = gatherComplaint(child)
  let isReady = false
  let hasEnded = false
  let endReason: string | undefined
  let timer: NodeJS.Timeout | undefined

  function stopped(reason: string): void {
    if (hasEnded) return
    hasEnded = true
    clearTimeout(timer)
    listeners.ended(endReason ?? reason)
  }

  child.on('message', (message: { ready: true } | { outcome: JobOutcome<unknown> }) => {
    if ('ready' in message) {
      isReady = true
      return listeners.ready()
    }
    clearTimeout(timer)
    setKeepsAlive(child, false)
    listeners.answered(message.outcome)
  })
  child.on('error', error => stopped(`The worker failed: ${error.message}.`))
  child.on('exit', (code, signal) => stopped(reasonFor(code, signal, complaint())))

  async function end(reason: string): Promise<void> {
    endReason ??= reason
    if (hasEnded) return
    setKeepsAlive(child, true)
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }

  return {
    get isReady() {
      return isReady
    },
    start(job) {
      setKeepsAlive(child, true)
      timer = setTimeout(
        () => void end(`It took longer than ${limits.timeLimitMs / 1000} seconds.`),
        limits.timeLimitMs,
      )
      // A worker that is gone by now is reported by its exit.
      child.send(job, () => {})
    },
    end,
  }
}

function setKeepsAlive(child: ChildProcess, keepsAlive: boolean): void {
  const method = keepsAlive ? 'ref' : 'unref'
  child[method]()
  child.channel?.[method]()
}

const MOST_COMPLAINT = 4000

/** The end of what the worker wrote to standard error: the only word of a worker that dies. */
function gatherComplaint(child: ChildProcess): () => string {
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => void (complaint = (complaint + chunk.toString()).slice(-MOST_COMPLAINT)))
  // Without a reference, the pipe does not keep the program alive.
  if (child.stderr && 'unref' in child.stderr && typeof child.stderr.unref === 'function') child.stderr.unref()
  return () => complaint
}

function reasonFor(code: number | null, signal: string | null, complaint: string): string {
  if (signal === 'SIGABRT' || code === 134 || /heap out of memory|allocation failed/i.test(complaint)) {
    return 'It took more memory than is allowed.'
  }
  const error = /^\w*Error[^\n]{0,300}/m.exec(complaint)?.[0]
  return error ? `The worker failed: ${error}.` : 'The worker stopped by itself.'
}
