import { openApp } from '../../src/app.ts'
import type { Startup } from '../../src/config/load.ts'
import { watchHolds } from './watch-holds.ts'

/** The bot in a process of its own, as the program runs it, with somebody who watches its main loop. */
const startup = JSON.parse(process.argv[2] ?? '') as Startup
const holds = watchHolds()
const app = await openApp(startup, {
  say: () => undefined,
  fail: error => {
    throw error
  },
  signal: new AbortController().signal,
})
process.on('message', message => {
  if (message === 'tell') process.send?.(holds())
  else void app.close().then(() => process.exit(0))
})
process.send?.('ready')
