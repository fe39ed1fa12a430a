import { Client, type Dispatcher } from 'undici'
import { isRedirect } from './decide-redirect.ts'
import { explainError } from './explain-error.ts'
import type { Fetched } from './fetched.ts'
import type { Ask, FetchShell, Path } from './fetch-options.ts'
import { createGuardedConnector } from './guarded-connector.ts'
import { createHeaders } from './headers.ts'
import { judgeStatus } from './judge-status.ts'
import { readAnswer } from './read-answer.ts'
import { type BodyLimits, readBody } from './read-body.ts'

export type Hop =
  | Fetched
  | {
      readonly kind: 'redirect'
      readonly status: number
      readonly location: string | undefined
      readonly spentMs: number
    }

const acceptFeeds =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5'

/** Asks one server once, when its turn comes, and gives a redirect back as it is. Rejects only when `ask.signal` aborts. */
export async function askServer(shell: FetchShell, path: Path, ask: Ask): Promise<Hop> {
  const { wall, gate, steady, limits } = shell
  const reason = wall.refuseUrl(path.url)
  if (reason !== undefined) return { kind: 'refused', reason }
  // Servers of the owner's own often share one machine, and have nothing to do with one another.
  const host = wall.isPrivateHost(path.url) ? path.url.host : path.url.hostname
  const turn = await gate.enter(host, ask.signal)
  if (gate.blockedForMs(host) > 0) {
    turn.leave(0)
    return stillBlocked(gate.blockedForMs(host))
  }
  const startedAt = steady.now().getTime()
  try {
    const hop = await withDeadline(shell, path.remainingMs, ask.signal, signal => converse(shell, path, ask, signal))
    if (hop.kind === 'rateLimited') gate.block(host, hop.retryAfterMs ?? 0)
    return hop.kind === 'redirect' ? { ...hop, spentMs: steady.now().getTime() - startedAt } : hop
  } finally {
    turn.leave(wall.isPrivateHost(path.url) ? 0 : limits.hostGapMs)
  }
}

function stillBlocked(retryAfterMs: number): Fetched {
  return { kind: 'rateLimited', reason: 'the server asked to be left alone for a while', retryAfterMs, wasAsked: false }
}

/** Runs the work, and ends it when the time is over or the caller gives up. */
async function withDeadline(
  { deadlines }: FetchShell,
  ms: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<Hop>,
): Promise<Hop> {
  const end = new AbortController()
  let isLate = false
  const giveUp = () => end.abort(outer.reason)
  const callOff = deadlines.set(ms, () => {
    isLate = true
    end.abort(new Error('late'))
  })
  outer.addEventListener('abort', giveUp, { once: true })
  try {
    return await work(end.signal)
  } catch (error) {
    outer.throwIfAborted()
    return isLate ? { kind: 'failed', reason: 'the server takes too long', isTemporary: true } : explainError(error)
  } finally {
    callOff()
    outer.removeEventListener('abort', giveUp)
  }
}

/** One connection for one request: nothing is kept alive with strangers, and nothing is left when it ends. */
async function converse(shell: FetchShell, path: Path, ask: Ask, signal: AbortSignal): Promise<Hop> {
  const client = new Client(path.url.origin, {
    connect: createGuardedConnector(path.url, shell.wall, shell.lookup),
    pipelining: 0,
    maxHeaderSize: shell.limits.maxHeaderBytes,
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  let isOver = false
  try {
    const { pathname, search } = path.url
    const headers = requestHeaders(shell, path, ask)
    const form = ask.form === undefined ? {} : { method: 'POST' as const, body: ask.form.toString() }
    const answer = await client.request({ path: pathname + search, method: 'GET', headers, signal, ...form })
    const hop = await judgeAnswer(shell, path, ask, answer, signal)
    // Both were read to their end, and undici has closed the connection by then.
    isOver = hop.kind === 'fresh' || hop.kind === 'unchanged'
    return hop
  } finally {
    // An error met while closing concerns nobody.
    if (!isOver) client.destroy().catch(() => {})
  }
}

function requestHeaders(shell: FetchShell, path: Path, ask: Ask): Record<string, string | undefined> {
  const known = ask.validators?.url === path.url.href ? ask.validators : undefined
  return {
    'user-agent': shell.userAgent,
    accept: ask.accept ?? acceptFeeds,
    'accept-encoding': 'gzip, br, deflate',
    ...(ask.form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
    ...(isSendable(known?.etag) && { 'if-none-match': known?.etag }),
    ...(isSendable(known?.lastModified) && { 'if-modified-since': known?.lastModified }),
  }
}

/** Some servers put bytes into a header that no header may hold; sending them back would end in an error of our own. */
function isSendable(value: string | undefined): boolean {
  return value !== undefined && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)
}

async function judgeAnswer(
  shell: FetchShell,
  path: Path,
  ask: Ask,
  { statusCode: status, headers: raw, body }: Dispatcher.ResponseData,
  signal: AbortSignal,
): Promise<Hop> {
  // A body that nobody reads still reports the end of its connection.
  body.on('error', () => {})
  const headers = createHeaders(raw)
  if (isRedirect(status)) return { kind: 'redirect', status, location: headers.one('location'), spentMs: 0 }
  const answer = readAnswer(headers, path.url.href, path.permanentUrl)
  if (status === 304 && ask.validators?.url === path.url.href) return { kind: 'unchanged', ...answer }
  const judged = judgeStatus(status, headers, shell.clock.now(), path.isMoved)
  const isAccepted = ask.form !== undefined && status >= 200 && status < 300
  if (judged !== undefined && !isAccepted) return judged
  const bytes = await readBody(body, headers, bodyLimits(shell, ask), signal)
  return { kind: 'fresh', ...answer, bytes, contentType: headers.one('content-type') }
}

function bodyLimits({ limits }: FetchShell, ask: Ask): BodyLimits {
  const maxBytes = ask.maxBytes ?? limits.maxPlainBytes
  return {
    maxWireBytes: Math.min(limits.maxWireBytes, maxBytes),
    maxPlainBytes: Math.min(limits.maxPlainBytes, maxBytes),
    maxRatio: limits.maxRatio,
  }
}
