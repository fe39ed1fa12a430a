import { askServer, type Hop } from './ask-server.ts'
import { createDeadlines } from './deadlines.ts'
import { decideRedirect } from './decide-redirect.ts'
import type { Ask, FetchLimits, FetchOptions, FetchShell, Path } from './fetch-options.ts'
import type { Fetched } from './fetched.ts'
import { systemLookup } from './guarded-connector.ts'
import { createHostGate } from './host-gate.ts'
import { readAddress } from './read-address.ts'
import { createWall } from './wall.ts'

export type GuardedFetch = {
  /**
   * Asks for one page, following redirects. What can go wrong is a value; it rejects only when `signal` aborts.
   * Waits until the host may be asked; only the time with servers counts against the time limit.
   */
  readonly fetchPage: (url: string, ask: Ask) => Promise<Fetched>
}

const defaultLimits: FetchLimits = {
  maxWireBytes: 4 * 1024 * 1024,
  maxPlainBytes: 8 * 1024 * 1024,
  maxRatio: 200,
  totalMs: 30_000,
  maxHeaderBytes: 32 * 1024,
  hostGapMs: 1000,
  maxRunning: 24,
}

/** Opens the one door to the internet: every request of ours goes through this wall, this gate and these limits. */
export function openGuardedFetch(options: FetchOptions): GuardedFetch {
  const { clock, steadyMs } = options
  const steady = steadyMs === undefined ? clock : { now: () => new Date(steadyMs()), wait: clock.wait }
  const userAgent = options.userAgent.replace(/[^\x20-\x7e]+/g, '')
  const limits = { ...defaultLimits, ...options.limits }
  const wall = options.wall ?? createWall(options.privateHosts)
  const gate = createHostGate(steady, limits.maxRunning)
  const deadlines = createDeadlines(steady)
  const shell = { wall, limits, gate, deadlines, clock, steady, userAgent, lookup: options.lookup ?? systemLookup }
  return { fetchPage: (url, ask) => followHops(shell, url, ask) }
}

async function followHops(shell: FetchShell, address: string, ask: Ask): Promise<Fetched> {
  const first = readAddress(address)
  if (first === undefined) return { kind: 'refused', reason: 'the address can not be read' }
  const seen = [first]
  let path: Path = { url: first, permanentUrl: undefined, isMoved: false, remainingMs: shell.limits.totalMs }
  for (;;) {
    const hop: Hop = await askServer(shell, path, ask)
    if (hop.kind !== 'redirect') return hop
    if (ask.form !== undefined) return { kind: 'failed', reason: 'the server redirects a form', isTemporary: false }
    const decision = decideRedirect(hop.status, hop.location, seen, shell.wall)
    if (decision.kind === 'end') return decision.fetched
    seen.push(decision.url)
    path = extendPath(path, decision.url, decision.isPermanent, hop.spentMs)
  }
}

function extendPath(path: Path, url: URL, isPermanent: boolean, spentMs: number): Path {
  const isMoved = path.isMoved || !isPermanent
  const permanentUrl = isMoved ? path.permanentUrl : url.href
  return { url, permanentUrl, isMoved, remainingMs: path.remainingMs - spentMs }
}
