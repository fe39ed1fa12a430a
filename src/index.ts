import { openApp, type App } from './app.ts'
import { loadStartup } from './config/load.ts'
import { isRefusal } from './start-refusals.ts'

/** Time for what is under way to end; then we leave, as nothing is lost that is in the store. */
const shutdownMs = 4_500
/** The same while we start, when little is under way. */
const callOffMs = 1_000
const parentCheckMs = 1_000

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
  const fail = (error: Error) => {
    console.error(error.message)
    process.exitCode = 2
    setTimeout(() => process.exit(2), shutdownMs).unref()
    void app?.close().finally(() => process.exit(2))
  }
  const stop = () => {
    if (stopping.signal.aborted) process.exit(1)
    stopping.abort()
    setTimeout(() => process.exit(0), app === undefined ? callOffMs : shutdownMs).unref()
    if (app !== undefined) void app.close().finally(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  if (process.env['npm_lifecycle_event'] !== undefined) endWithNpm(stop)
  // discord.js drops a promise when a session ends right after it was resumed; it reconnects if we live on.
  process.on('unhandledRejection', error => console.error('A promise failed unheard:', error))

  try {
    app = await openApp(loadStartup('.', process.env), {
      say: line => console.log(line),
      fail,
      signal: stopping.signal,
    })
  } catch (error) {
    // Called off while it started: that is what was asked for.
    if (stopping.signal.aborted) process.exit(0)
    throw error
  }
  if (stopping.signal.aborted) void app.close().finally(() => process.exit(0))
}

/** `kill` reaches npm and the shell it put between us, and would leave us running unseen. */
function endWithNpm(stop: () => void): void {
  const shell = process.ppid
  const check = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(check)
    stop()
  }, parentCheckMs)
  check.unref()
}
