import type { DoubleClock } from '../clock.ts'
import type { Match } from './router.ts'

/** Where a request stands in its bucket. `retryAfterSeconds` is set when it comes too soon. */
export type Toll = {
  readonly bucket: string
  readonly limit: number
  readonly remaining: number
  readonly resetAt: Date
  readonly resetAfterSeconds: number
  readonly retryAfterSeconds: number | undefined
  readonly isGlobal: boolean
}

/** Counts requests. Undefined when the route knows no limit or limits are relaxed. */
export type RateLimits = { take(match: Match): Toll | undefined; relax(isRelaxed: boolean): void }

type Window = { count: number; endsMs: number }

/** Requests a second over all routes but those of interactions. Source: Discord's reference, "Rate Limits". */
const globalLimit = 50

/** Rate limits like Discord's: a window per route and channel, guild or token, and one over all. */
export function createRateLimits(clock: DoubleClock, isRelaxedAtFirst: boolean): RateLimits {
  const windows = new Map<string, Window>()
  let isRelaxed = isRelaxedAtFirst

  const count = (key: string, perMs: number): Window => {
    const nowMs = clock.now().getTime()
    const known = windows.get(key)
    const window = known !== undefined && known.endsMs > nowMs ? known : { count: 0, endsMs: nowMs + perMs }
    windows.set(key, window)
    window.count += 1
    return window
  }

  return {
    relax(value) {
      isRelaxed = value
    },
    take({ route, params }) {
      if (isRelaxed) return undefined
      const nowMs = clock.now().getTime()
      if (route.isOpen !== true) {
        const all = count('*', 1000)
        if (all.count > globalLimit) return toll('global', globalLimit, all, nowMs, true)
      }
      const { limit, perMs } = limitOf(route.method, route.path)
      if (limit === Infinity) return undefined
      const major = params.get('channel') ?? params.get('guild') ?? params.get('token') ?? ''
      const bucket = bucketName(`${route.method} ${route.path}`)
      return toll(bucket, limit, count(`${bucket}:${major}`, perMs), nowMs, false)
    },
  }
}

function toll(bucket: string, limit: number, window: Window, nowMs: number, isGlobal: boolean): Toll {
  const resetAfterSeconds = (window.endsMs - nowMs) / 1000
  return {
    bucket,
    limit,
    remaining: Math.max(0, limit - window.count),
    resetAt: new Date(window.endsMs),
    resetAfterSeconds,
    retryAfterSeconds: window.count > limit ? resetAfterSeconds : undefined,
    isGlobal,
  }
}

// Discord publishes no numbers; these are those its headers have shown for years.
function limitOf(method: string, path: string): { readonly limit: number; readonly perMs: number } {
  if (path.endsWith('/callback')) return { limit: Infinity, perMs: 0 }
  if (path.startsWith('/webhooks')) return { limit: 5, perMs: 2000 }
  if (path === '/channels/{channel}/messages' && method === 'POST') return { limit: 5, perMs: 5000 }
  if (path === '/channels/{channel}/messages/{message}') return { limit: 5, perMs: method === 'DELETE' ? 1000 : 5000 }
  if (path === '/users/@me/channels') return { limit: 10, perMs: 10_000 }
  if (path.endsWith('/threads')) return { limit: 10, perMs: 10_000 }
  if (path.includes('/commands')) return { limit: 20, perMs: 20_000 }
  return { limit: 30, perMs: 10_000 }
}

// Buckets are opaque hexadecimal names at Discord: FNV-1a of the route gives such a one.
function bucketName(route: string): string {
  let hash = 0xcb_f2_9c_e4_84_22_23_25n
  for (const char of route) hash = BigInt.asUintN(64, (hash ^ BigInt(char.codePointAt(0) ?? 0)) * 0x1_00_00_00_01_b3n)
  return hash.toString(16).padStart(32, 'd')
}
