import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A child process that talks to us in messages that a structured clone can carry. */
export type ForkedWorker = {
  send(message: unknown): void
  /** Whether the program stays alive for it. */
  setKeepsAlive(keepsAlive: boolean): void
  /** Kills it; resolves when it has ended. */
  end(reason: string): Promise<void>
}

export type ForkOptions = {
  /** JavaScript heap of the process. */
  readonly memoryMb: number
  readonly args?: readonly string[] | undefined
}

/** What one process compiled the next one only loads, which halves its start. As trusted as the code it stands beside. */
const compiledFolder = fileURLToPath(new URL('../../node_modules/.cache/dateline', import.meta.url))

type Listeners = {
  readonly received: (message: unknown) => void
  /**
   * Told once, whatever the cause; `reason` is a sentence for people. `wasKilled`: by somebody else, such as the system
   * when memory is short, so that what it did may be no cause at all.
   */
  readonly ended: (reason: string, wasKilled: boolean) => void
}

/**
 * Starts `entry` in a process of its own and not a thread: V8 ends the whole process when a thread's heap bursts at
 * once, as 8 MB of hostile markup can make it.
 */
export function forkWorker(entry: URL, { memoryMb, args = [] }: ForkOptions, listeners: Listeners): ForkedWorker {
  const child = fork(fileURLToPath(entry), args, {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${memoryMb}`, '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Neither tokens nor settings are any business of code that reads strangers' markup.
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: compiledFolder },
  })
  const complaint = gatherComplaint(child)
  let hasEnded = false
  let endReason: string | undefined

  function stopped(reason: string, signal?: NodeJS.Signals | null): void {
    if (hasEnded) return
    hasEnded = true
    listeners.ended(endReason ?? reason, signal === 'SIGKILL' && endReason === undefined)
  }

  child.on('message', message => listeners.received(message))
  child.on('error', error => stopped(`The worker failed: ${error.message}.`))
  child.on('exit', (code, signal) => stopped(reasonFor(code, signal, complaint()), signal))

  function setKeepsAlive(keepsAlive: boolean): void {
    const method = keepsAlive ? 'ref' : 'unref'
    child[method]()
    child.channel?.[method]()
  }

  return {
    // A worker that is gone by now is reported by its exit.
    send: message => void child.send(message as object, () => {}),
    setKeepsAlive,
    async end(reason) {
      endReason ??= reason
      if (hasEnded) return
      setKeepsAlive(true)
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
  }
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
  if (signal === 'SIGKILL') return 'The worker was killed.'
  const error = /^\w*Error[^\n]{0,300}/m.exec(complaint)?.[0]
  return error ? `The worker failed: ${error}.` : 'The worker stopped by itself.'
}
