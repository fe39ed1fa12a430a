import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PushLease } from '../../model/feed.ts'
import { answerIntent } from './answer-intent.ts'
import { HubPortRefusal } from './port-refusal.ts'
import { feedIdOf } from './subscribe.ts'
import { isSignatureRight } from './verify-signature.ts'

export type CallbackOptions = {
  readonly host: string
  /** 0 for any. */
  readonly port: number
  readonly now: () => Date
  readonly findLease: (feedId: number) => Promise<PushLease | undefined>
  readonly keepLease: (feedId: number, lease: PushLease) => Promise<void>
  /** A signed push: the feed's content as the hub sends it. Awaited before the hub is answered. */
  readonly takePush: (
    feedId: number,
    page: { readonly bytes: Uint8Array; readonly contentType: string | undefined },
  ) => Promise<void>
  readonly reportError: (error: unknown) => void
}

export type CallbackServer = { readonly port: number; close(): Promise<void> }

const mostBytes = 4 * 1024 * 1024

type Reply = { readonly status: number; readonly text?: string }

/**
 * Opens the server that hubs talk to (WebSub, 5.3 and 7). Whoever does not know a token learns nothing
 * from it. Rejects with a HubPortRefusal where the port can't be had.
 */
export async function openCallbackServer(options: CallbackOptions): Promise<CallbackServer> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    void respond(options, request, response)
  })
  server.maxConnections = 100
  await new Promise<void>((resolve, reject) => {
    server.once('error', cause => {
      const message = `"websub.host" and "websub.port" (${options.host}:${options.port}) can't be listened on: ${cause.message}. Choose others, or empty "websub.publicUrl" to do without hubs.`
      reject(new HubPortRefusal(message, { cause }))
    })
    server.listen(options.port, options.host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function respond(options: CallbackOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let reply: Reply
  try {
    reply = await answer(options, request)
  } catch (error) {
    options.reportError(error)
    reply = { status: 500 }
  }
  response.writeHead(reply.status, {
    'content-type': 'text/plain',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  })
  response.end(reply.text ?? '')
}

async function answer(options: CallbackOptions, request: IncomingMessage): Promise<Reply> {
  const url = new URL(request.url ?? '/', 'http://callback.invalid')
  const token = url.pathname.split('/').at(-1) ?? ''
  const feedId = feedIdOf(token)
  const lease = feedId === undefined ? undefined : await options.findLease(feedId)
  // 410 tells a hub that still pushes an old subscription to stop.
  if (feedId === undefined || lease === undefined || !isSame(token, lease.token)) {
    return { status: request.method === 'POST' ? 410 : 404 }
  }
  if (request.method === 'GET') return verifyIntent(options, feedId, lease, url.searchParams)
  return request.method === 'POST' ? receivePush(options, feedId, lease, request) : { status: 405 }
}

async function verifyIntent(
  options: CallbackOptions,
  feedId: number,
  lease: PushLease,
  query: URLSearchParams,
): Promise<Reply> {
  const intent = answerIntent(lease, query, options.now())
  if (intent.kind === 'unknown') return { status: 404 }
  await options.keepLease(feedId, intent.lease)
  return intent.kind === 'confirm' ? { status: 200, text: intent.challenge } : { status: 200 }
}

async function receivePush(
  options: CallbackOptions,
  feedId: number,
  lease: PushLease,
  request: IncomingMessage,
): Promise<Reply> {
  const bytes = await readBytes(request)
  if (bytes === undefined) return { status: 413 }
  const signature = request.headers['x-hub-signature']
  // WebSub, 8: a wrong signature is answered like a right one, and the content ignored.
  if (!isSignatureRight(typeof signature === 'string' ? signature : undefined, bytes, lease.secret))
    return { status: 202 }
  await options.keepLease(feedId, { ...lease, pushedAt: options.now() })
  await options.takePush(feedId, { bytes, contentType: request.headers['content-type'] })
  return { status: 202 }
}

async function readBytes(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > mostBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
