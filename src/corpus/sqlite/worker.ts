import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { StoreRefusal } from '../store-refusal.ts'
import { createEngine } from './engine.ts'
import { openForReading, openForWriting } from './open-database.ts'
import type { ThreadAnswer, ThreadCall, ThreadTask } from './protocol.ts'

if (parentPort !== null) serve(parentPort, workerData as ThreadTask)

/** Opens the database and answers calls in the order they come, until it is told to close. */
function serve(port: MessagePort, { folder, role }: ThreadTask): void {
  const answer = (message: ThreadAnswer) => port.postMessage(message)
  try {
    const database = role === 'writer' ? openForWriting(folder) : openForReading(folder)
    const engine: Readonly<Record<string, unknown>> = createEngine(database)
    port.on('message', (call: ThreadCall | 'close') => {
      if (call !== 'close') return answer(answerTo(call, engine[call.method]))
      database.close()
      port.close()
    })
    answer({ kind: 'ready' })
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error
    answer({ kind: 'refused', message: error.message })
  }
}

function answerTo({ id, args }: ThreadCall, method: unknown): ThreadAnswer {
  try {
    if (typeof method !== 'function') throw new TypeError('The store knows no such call.')
    return { kind: 'result', id, value: Reflect.apply(method, undefined, args) }
  } catch (error) {
    return { kind: 'failed', id, error }
  }
}
