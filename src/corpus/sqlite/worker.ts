import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { StoreRefusal } from '../store-refusal.ts'
import { createEngine } from './engine.ts'
import { openForReading, openForWriting } from './open-database.ts'
import { inSnapshot } from './transaction.ts'
import type { ThreadAnswer, ThreadCall, ThreadTask } from './protocol.ts'

if (parentPort !== null) serve(parentPort, workerData as ThreadTask)

/** Opens the database and answers calls in the order they come, until it is told to close. */
function serve(port: MessagePort, { folder, role }: ThreadTask): void {
  const answer = (message: ThreadAnswer) => port.postMessage(message)
  try {
    const database =
      role === 'writer' ? openForWriting(folder, line => answer({ kind: 'said', line })) : openForReading(folder)
    const engine = createEngine(database)
    port.on('message', (call: ThreadCall | 'close') => {
      if (call !== 'close')
        return answer(role === 'writer' ? answerTo(call, engine) : inSnapshot(database, () => answerTo(call, engine)))
      database.close()
      port.close()
    })
    answer({ kind: 'ready' })
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error
    answer({ kind: 'refused', message: error.message })
  }
}

type Engine = Readonly<Record<string, unknown>>

function answerTo({ id, method: name, args }: ThreadCall, engine: Engine): ThreadAnswer {
  try {
    const method = engine[name]
    if (typeof method !== 'function') throw new TypeError('The store knows no such call.')
    return { kind: 'result', id, value: Reflect.apply(method, undefined, args) }
  } catch (error) {
    return { kind: 'failed', id, error }
  }
}
