import type { Press } from './press.ts'

const firstLookMs = 500

/**
 * Lets the press print the first report as soon as its feed has been asked for, and one every `everySeconds` after it.
 * `printed` hears of each. What it gives back stops it.
 */
export function startReleases(press: Press, everySeconds: number, printed: () => void): () => void {
  let dueMs = 0
  const timer = setInterval(() => {
    if (Date.now() < dueMs || !press.release(new Date())) return
    dueMs = Date.now() + everySeconds * 1000
    printed()
  }, firstLookMs)
  return () => clearInterval(timer)
}
