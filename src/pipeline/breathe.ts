import { setImmediate } from 'node:timers/promises'

const mostHeldMs = 15

/** Gives a function to call between two pieces of long work: it lets everybody else run once enough time was taken. */
export function createBreather(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < mostHeldMs) return
    await setImmediate()
    since = performance.now()
  }
}
