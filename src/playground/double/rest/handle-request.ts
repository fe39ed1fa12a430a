import type { IncomingMessage, ServerResponse } from 'node:http'
import { ApiError, refusal } from '../api-error.ts'
import type { Backend } from '../backend.ts'
import type { Fault, FaultPlan } from '../faults.ts'
import { isMeantForUs } from './guard.ts'
import type { RateLimits, Toll } from './rate-limits.ts'
import { readBody } from './read-body.ts'
import type { RequestBody } from './read-body.ts'
import type { createRecord } from './record.ts'
import type { Answer } from './route.ts'
import { matchRoute } from './router.ts'
import type { Match } from './router.ts'

/** What the REST side needs to answer. */
export type RestParts = {
  readonly backend: Backend
  readonly token: string
  readonly faults: FaultPlan
  readonly limits: RateLimits
  readonly record: ReturnType<typeof createRecord>
}

const prefix = /^\/api(?:\/v(?:9|10))?(?=\/)/

/** Answers one HTTP request: an attachment, or a call of the API with its faults and limits. */
export async function handleRequest(
  parts: RestParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isMeantForUs(request)) return send(response, 403, refusal('missingAccess').body)
  const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  if (!prefix.test(pathname)) return serveFile(parts.backend, pathname, response)
  const path = pathname.replace(prefix, '')
  const method = request.method ?? 'GET'
  const body = await readBody(request).catch((error: unknown) => (error instanceof ApiError ? error : undefined))
  if (body === undefined) return void response.destroy()
  if (body instanceof ApiError) return send(response, body.status, body.body)
  parts.record.note(method, path + search, body)
  const fault = parts.faults.take(method, path)
  if (fault?.kind === 'delay') await new Promise<void>(resolve => parts.backend.clock.after(fault.ms, resolve))
  if (fault !== undefined && isBefore(fault)) return sendFault(fault, response)
  const { status, json, toll } = answerCall(parts, { method, path, query: searchParams, body, request })
  if (fault !== undefined && fault.kind !== 'delay') return sendFault(fault, response)
  send(response, status, json, toll)
}

type Received = {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: RequestBody
  readonly request: IncomingMessage
}

function answerCall(parts: RestParts, received: Received): { status: number; json: unknown; toll: Toll | undefined } {
  let toll: Toll | undefined
  try {
    const match = matchRoute(received.method, received.path)
    if (match.route.isOpen !== true && received.request.headers.authorization !== `Bot ${parts.token}`)
      throw refusal('unauthorized')
    toll = parts.limits.take(match)
    if (toll?.retryAfterSeconds !== undefined)
      return { status: 429, json: limitBody(toll.retryAfterSeconds, toll.isGlobal), toll }
    const answer = callRoute(parts.backend, match, received)
    return { status: answer.status, json: answer.body, toll }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return { status: error.status, json: error.body, toll }
  }
}

function callRoute(backend: Backend, match: Match, received: Received): Answer {
  return match.route.answer({
    backend,
    param: name => match.params.get(name) ?? '',
    query: received.query,
    body: received.body.json,
    uploads: received.body.uploads,
  })
}

function isBefore(fault: Fault): boolean {
  return fault.kind === 'rate-limit' || (fault.kind !== 'delay' && fault.when === 'before')
}

function sendFault(fault: Fault, response: ServerResponse): void {
  switch (fault.kind) {
    case 'rate-limit': {
      const isGlobal = fault.isGlobal ?? false
      response.setHeader('Retry-After', String(fault.retryAfterSeconds))
      response.setHeader('X-RateLimit-Scope', isGlobal ? 'global' : 'shared')
      if (isGlobal) response.setHeader('X-RateLimit-Global', 'true')
      return send(response, 429, limitBody(fault.retryAfterSeconds, isGlobal))
    }
    case 'bad-gateway':
      response.writeHead(502, { 'Content-Type': 'text/html' })
      return void response.end('<html><head><title>502 Bad Gateway</title></head></html>')
    case 'reset':
      return void response.socket?.resetAndDestroy()
    case 'hang-up':
      return void response.socket?.destroy()
    case 'delay':
  }
}

function limitBody(retry_after: number, global: boolean): Record<string, unknown> {
  return { message: 'You are being rate limited.', retry_after, global }
}

function send(response: ServerResponse, status: number, json: unknown, toll?: Toll): void {
  if (toll !== undefined) setLimitHeaders(response, toll)
  if (json === undefined) return void response.writeHead(status).end()
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json))
}

function setLimitHeaders(response: ServerResponse, toll: Toll): void {
  if (toll.retryAfterSeconds !== undefined) {
    response.setHeader('Retry-After', toll.retryAfterSeconds.toFixed(3))
    response.setHeader('X-RateLimit-Scope', toll.isGlobal ? 'global' : 'user')
  }
  if (toll.isGlobal) return void response.setHeader('X-RateLimit-Global', 'true')
  response.setHeader('X-RateLimit-Limit', String(toll.limit))
  response.setHeader('X-RateLimit-Remaining', String(toll.remaining))
  response.setHeader('X-RateLimit-Reset', (toll.resetAt.getTime() / 1000).toFixed(3))
  response.setHeader('X-RateLimit-Reset-After', toll.resetAfterSeconds.toFixed(3))
  response.setHeader('X-RateLimit-Bucket', toll.bucket)
}

function serveFile(backend: Backend, pathname: string, response: ServerResponse): void {
  const file = backend.world.files.get(pathname)
  if (file === undefined) return send(response, 404, refusal('notFound').body)
  response
    .writeHead(200, {
      'Content-Type': file.contentType,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    })
    .end(file.bytes)
}
