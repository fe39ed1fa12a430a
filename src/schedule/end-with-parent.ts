import { flushCompileCache } from 'node:module'
import { Worker } from 'node:worker_threads'

/** By then all is loaded that is needed at once. */
const settledMs = 3_000

/** Called in a child process: it ends with the process that started it, and by nothing else that reaches both. */
export function endWithParent(): void {
  process.on('disconnect', () => process.exit(0))
  // Ctrl-C reaches workers too; when they end is up to the program that started them.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
  // What it compiled would be lost with it: it is not going to end by itself.
  setTimeout(flushCompileCache, settledMs).unref()
  // A worker caught in a long job does not notice that its parent was killed; this thread beside it does.
  const watch = `
    const { workerData: parent } = require('node:worker_threads')
    setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL') }, 1000)
  `
  new Worker(watch, { eval: true, workerData: process.ppid, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref()
}
