import type { Clock } from './clock.ts'
import type { Deadlines } from './deadlines.ts'
import type { Validators } from './fetched.ts'
import type { Lookup } from './guarded-connector.ts'
import type { HostGate } from './host-gate.ts'
import type { BodyLimits } from './read-body.ts'
import type { Wall } from './wall.ts'

export type Ask = {
  readonly signal: AbortSignal
  readonly accept?: string
  readonly validators?: Validators | undefined
  /** Lowers the size limit for this page. */
  readonly maxBytes?: number
  /** Sent as a form by POST, which follows no redirect. */
  readonly form?: URLSearchParams
}

export type FetchOptions = {
  /** "host:port" pairs that may be asked though they are private; no gap is kept there. */
  readonly privateHosts: readonly string[]
  /** Says who asks and whom to write to. */
  readonly userAgent: string
  readonly clock: Clock
  /** Milliseconds that pass though the clock be set: gaps and time limits go by them. Without it, by the clock. */
  readonly steadyMs?: () => number
  readonly limits?: Partial<FetchLimits>
  readonly lookup?: Lookup
  /** Replaces the rules about addresses; only tests have a reason to. */
  readonly wall?: Wall
}

export type FetchLimits = BodyLimits & {
  /** Time with servers for one page, all hops together. */
  readonly totalMs: number
  readonly maxHeaderBytes: number
  /** Peace a host gets between two questions. */
  readonly hostGapMs: number
  /** Requests at a time over all hosts. */
  readonly maxRunning: number
}

/** What every hop needs. */
export type FetchShell = {
  readonly wall: Wall
  readonly limits: FetchLimits
  readonly gate: HostGate
  readonly deadlines: Deadlines
  readonly lookup: Lookup
  readonly clock: Clock
  /** Tells no time of day, only how much has passed. */
  readonly steady: Clock
  readonly userAgent: string
}

/** Where the hops have led. */
export type Path = {
  readonly url: URL
  /** How far permanent redirects alone have led. */
  readonly permanentUrl: string | undefined
  /** A temporary redirect was among them. */
  readonly isMoved: boolean
  readonly remainingMs: number
}
