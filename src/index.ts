import { openApp, type App } from './app.ts'
import { loadStartup } from './config/load.ts'
import { isRefusal } from './start-refusals.ts'

/** Time for what is under way to end; then we leave, as nothing is lost that is in the store. */
const shutdownMs = 4_500

try {
  await main()
} catch (error) {
  // What a person can mend is one sentence; anything else is a fault of ours and wants its stack.
  console.error(isRefusal(error) ? error.message : error)
  process.exit(isRefusal(error) ? 2 : 1)
}

async function main(): Promise<void> {
  const stopping = new AbortController()
  let app: App | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(1)
      stopping.abort()
      setTimeout(() => process.exit(0), shutdownMs).unref()
      void (app?.close() ?? Promise.resolve()).finally(() => process.exit(0))
    })
  }
  const startup = loadStartup('.', process.env)
  app = await openApp(startup, { say: line => console.log(line), signal: stopping.signal })
}
