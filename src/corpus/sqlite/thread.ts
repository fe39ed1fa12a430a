import { Worker } from 'node:worker_threads'
import { StoreRefusal } from '../store-refusal.ts'
import type { Arguments, Method, SyncStore, ThreadAnswer, ThreadTask } from './protocol.ts'

/** One thread of the store with its own connection. Calls are answered in order. */
export type Thread = {
  call<M extends Method>(method: M, args: Arguments<M>): Promise<ReturnType<SyncStore[M]>>
  /** Answers what was asked before, then ends the thread. */
  close(): Promise<void>
}

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void }

/** Starts a thread; rejects with a StoreRefusal when its database can't be used. What takes long is said. */
export async function startThread(task: ThreadTask, say: (line: string) => void): Promise<Thread> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task, execArgv: [] })
  const waiting = new Map<number, Waiting>()
  let calls = 0
  let ended: Error | undefined

  const exited = new Promise<void>(resolve => {
    worker.once('exit', () => {
      fail(new Error('The store is closed.'))
      resolve()
    })
  })
  function fail(error: Error): void {
    ended ??= error
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }
  await new Promise<void>((resolve, reject) => {
    worker.on('error', error => {
      const failure = new Error('The thread of the store died.', { cause: error })
      fail(failure)
      reject(failure)
    })
    worker.on('message', (answer: ThreadAnswer) => {
      if (answer.kind === 'ready') resolve()
      else if (answer.kind === 'said') say(answer.line)
      else if (answer.kind === 'refused') reject(new StoreRefusal(answer.message))
      else settle(answer)
    })
  })

  function settle(answer: Extract<ThreadAnswer, { readonly id: number }>): void {
    const caller = waiting.get(answer.id)
    waiting.delete(answer.id)
    // A process that forgets to close its store may still end; one that waits for an answer may not.
    if (waiting.size === 0 && ended === undefined) worker.unref()
    if (answer.kind === 'result') caller?.resolve(answer.value)
    else caller?.reject(answer.error)
  }
  worker.unref()

  return {
    call: (method, args) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) return reject(ended)
        const id = ++calls
        waiting.set(id, { resolve: value => resolve(value as ReturnType<SyncStore[typeof method]>), reject })
        worker.ref()
        worker.postMessage({ id, method, args }, [])
      }),
    async close() {
      ended ??= new Error('The store is closed.')
      worker.ref()
      worker.postMessage('close', [])
      await exited
    },
  }
}
