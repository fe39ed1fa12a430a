/** What goes wrong with a request. `before` leaves the world untouched; `after` has already changed it. */
export type Fault =
  | { readonly kind: 'rate-limit'; readonly retryAfterSeconds: number; readonly isGlobal?: boolean }
  | { readonly kind: 'bad-gateway'; readonly when: 'before' | 'after' }
  /** A TCP reset (ECONNRESET): discord.js sends again at once. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  /** The connection ends without an answer ("other side closed"): discord.js throws. */
  | { readonly kind: 'hang-up'; readonly when: 'before' | 'after' }
  /** Answers as usual, but later. */
  | { readonly kind: 'delay'; readonly ms: number }

/** Which requests it happens to. `path` is compared with the path after "/api/v10", without its query: a string must be equal, a RegExp must match. */
type FaultTarget = {
  readonly method?: string
  readonly path?: string | RegExp
  /** How many requests; the default is 1. */
  readonly times?: number
}

/** One planned failure. */
type Injection = {
  /** Requests that it will still happen to. */
  readonly remaining: number
  cancel(): void
}

/** Failures planned for requests to come. Of several that fit, the oldest happens. */
export type Faults = {
  inject(target: FaultTarget, fault: Fault): Injection
  clear(): void
}

/** The plan, with the way for the REST server to take the next fault of a request. */
export type FaultPlan = Faults & { take(method: string, path: string): Fault | undefined }

/** An empty plan. */
export function createFaultPlan(): FaultPlan {
  let planned: { target: FaultTarget; fault: Fault; remaining: number }[] = []
  return {
    inject(target, fault) {
      const entry = { target, fault, remaining: target.times ?? 1 }
      planned.push(entry)
      return {
        get remaining() {
          return entry.remaining
        },
        cancel() {
          entry.remaining = 0
        },
      }
    },
    clear() {
      planned = []
    },
    take(method, path) {
      const entry = planned.find(it => it.remaining > 0 && isHit(it.target, method, path))
      if (entry === undefined) return undefined
      entry.remaining -= 1
      return entry.fault
    },
  }
}

function isHit(target: FaultTarget, method: string, path: string): boolean {
  if (target.method !== undefined && target.method !== method) return false
  if (target.path === undefined) return true
  return typeof target.path === 'string' ? target.path === path : target.path.test(path)
}
