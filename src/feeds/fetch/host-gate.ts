import type { Clock } from './clock.ts'

/** Lets one request a host through at a time, with a gap between two, and so many in all. */
export type HostGate = {
  /** Resolves when it is our turn; rejects when the signal aborts first. Every turn must be left. */
  enter(host: string, signal: AbortSignal): Promise<Turn>
  /** Nobody should ask this host before so many milliseconds have passed: its Retry-After. */
  block(host: string, ms: number): void
  /** Milliseconds until the host may be asked again; 0 if now. */
  blockedForMs(host: string): number
}

/** `gapMs`: how long the host is left in peace afterwards. */
export type Turn = { leave(gapMs: number): void }

type Host = { isBusy: boolean; isResting: boolean; freeAt: number; blockedUntil: number; readonly waiting: Waiter[] }
type Waiter = { readonly host: Host; readonly start: () => void; isGone: boolean }

/** State is held in memory for hosts that are in use, resting or blocked, and forgotten after. */
export function createHostGate(clock: Clock, maxRunning: number): HostGate {
  const hosts = new Map<string, Host>()
  const ready: Waiter[] = []
  let running = 0
  let sweepAtSize = 1000
  const now = () => clock.now().getTime()

  function hostOf(name: string): Host {
    const known = hosts.get(name)
    if (known !== undefined) return known
    if (hosts.size >= sweepAtSize) sweep()
    const host: Host = { isBusy: false, isResting: false, freeAt: 0, blockedUntil: 0, waiting: [] }
    hosts.set(name, host)
    return host
  }

  function sweep(): void {
    for (const [name, host] of hosts) {
      const isIdle = !host.isBusy && !host.isResting && host.waiting.length === 0
      if (isIdle && Math.max(host.freeAt, host.blockedUntil) <= now()) hosts.delete(name)
    }
    sweepAtSize = Math.max(1000, hosts.size * 2)
  }

  /** Offers the host's next waiter to the common queue, once the host is free and rested. */
  function offerNext(host: Host): void {
    if (host.isBusy || host.isResting) return
    while (host.waiting[0]?.isGone === true) host.waiting.shift()
    if (host.waiting.length === 0) return
    const restMs = host.freeAt - now()
    if (restMs > 0) return rest(host, restMs)
    const next = host.waiting.shift()
    if (next === undefined) return
    host.isBusy = true
    ready.push(next)
    startReady()
  }

  function rest(host: Host, restMs: number): void {
    host.isResting = true
    const wake = () => {
      host.isResting = false
      offerNext(host)
    }
    // A clock that gives up (at shutdown) only means that nobody waits any more.
    void clock.wait(restMs).then(wake, wake)
  }

  function startReady(): void {
    while (running < maxRunning) {
      const next = ready.shift()
      if (next === undefined) return
      if (next.isGone) {
        next.host.isBusy = false
        offerNext(next.host)
        continue
      }
      running += 1
      next.start()
    }
  }

  function leave(host: Host, gapMs: number): void {
    running -= 1
    host.isBusy = false
    host.freeAt = now() + gapMs
    startReady()
    offerNext(host)
  }

  return {
    enter: (name, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted()
        const host = hostOf(name)
        const giveUp = () => {
          waiter.isGone = true
          reject(signal.reason)
        }
        const start = () => {
          signal.removeEventListener('abort', giveUp)
          resolve({ leave: gapMs => leave(host, gapMs) })
        }
        const waiter: Waiter = { host, start, isGone: false }
        signal.addEventListener('abort', giveUp, { once: true })
        host.waiting.push(waiter)
        offerNext(host)
      }),
    block: (name, ms) => {
      const host = hostOf(name)
      host.blockedUntil = Math.max(host.blockedUntil, now() + ms)
    },
    blockedForMs: name => Math.max(0, (hosts.get(name)?.blockedUntil ?? 0) - now()),
  }
}
