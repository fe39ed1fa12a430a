import type { IncomingMessage, Server } from 'node:http'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import type { Backend, WorldEvent } from '../backend.ts'
import { isRecord } from '../forms/field.ts'
import { isMeantForUs } from '../rest/guard.ts'
import type { GatewayControls } from './controls.ts'
import { createControls } from './create-controls.ts'
import { dispatchOf } from './dispatches.ts'
import { createGateway } from './gateway.ts'
import type { Gateway, GatewayOptions } from './gateway.ts'
import { identify, resume } from './handshake.ts'
import { dispatch } from './sessions.ts'
import type { Session } from './sessions.ts'
import { createGatewaySocket } from './socket.ts'
import type { GatewaySocket } from './socket.ts'

/** The gateway on the HTTP server's port: sessions, heartbeats, events, and the levers to break them. */
export function openGateway(
  backend: Backend,
  server: Server,
  options: GatewayOptions,
): { readonly controls: GatewayControls; close(): void } {
  const gateway = createGateway(backend, options)
  const web = new WebSocketServer({
    server,
    verifyClient: ({ req }: { readonly req: IncomingMessage }) => isBot(req),
    maxPayload: 64 * 1024,
  })
  web.on('connection', (webSocket, request) => welcome(gateway, webSocket, request))
  const stopListening = backend.listen(event => tellSessions(gateway, event))
  return {
    controls: createControls(gateway),
    close() {
      stopListening()
      for (const socket of gateway.sockets) socket.terminate()
      web.close()
    },
  }
}

// A page in somebody's browser names its origin; a bot has none.
function isBot(request: IncomingMessage): boolean {
  return isMeantForUs(request) && request.headers.origin === undefined
}

function tellSessions(gateway: Gateway, event: WorldEvent): void {
  const news = dispatchOf(gateway.backend, event)
  if (news === undefined) return
  for (const session of gateway.sessions.values())
    if (news.intent === 0 || (session.intents & news.intent) !== 0)
      dispatch(session, news.name, news.render(session.intents), gateway.isSilent)
}

function welcome(gateway: Gateway, webSocket: WebSocket, request: IncomingMessage): void {
  const query = new URL(request.url ?? '/', 'ws://localhost').searchParams
  const socket = createGatewaySocket(webSocket, query.get('compress') === 'zlib-stream')
  if (query.get('encoding') === 'etf') return socket.close(4002, 'This server speaks JSON only.')
  gateway.sockets.add(socket)
  webSocket.on('close', code => forget(gateway, socket, code))
  webSocket.on('error', () => webSocket.terminate())
  webSocket.on('message', (data: Buffer) => hear(gateway, socket, data.toString('utf8')))
  socket.send({ op: 10, d: { heartbeat_interval: gateway.options.heartbeatIntervalMs, _trace: [] } })
}

function forget(gateway: Gateway, socket: GatewaySocket, code: number): void {
  gateway.sockets.delete(socket)
  const session = sessionOf(gateway, socket)
  if (session === undefined) return
  session.socket = undefined
  // A bot that says goodbye in order ends its session; any other close leaves it open to RESUME.
  if (code === 1000 || code === 1001) gateway.sessions.delete(session.id)
}

function sessionOf({ sessions }: Gateway, socket: GatewaySocket): Session | undefined {
  return [...sessions.values()].find(it => it.socket === socket)
}

// Op 3, 4, 8 and 31 (presence, voice, members, sounds) are taken and lead to nothing.
const ignoredOps = [3, 4, 8, 31]

function hear(gateway: Gateway, socket: GatewaySocket, text: string): void {
  const payload = parsePayload(text)
  if (payload === undefined) return socket.close(4002, 'Error while decoding payload.')
  gateway.received.push(payload)
  if (gateway.isSilent) return
  const isKnown = sessionOf(gateway, socket) !== undefined
  if (payload.op === 1) return socket.send({ op: 11 })
  if (payload.op === 6) return resume(gateway, socket, payload.d)
  if (payload.op === 2 && isKnown) return socket.close(4005, 'Already authenticated.')
  if (payload.op === 2) return identify(gateway, socket, payload.d)
  if (!isKnown) return socket.close(4003, 'Not authenticated.')
  if (!ignoredOps.includes(payload.op)) socket.close(4001, 'Unknown opcode.')
}

function parsePayload(text: string): { readonly op: number; readonly d: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) && typeof value['op'] === 'number' ? { op: value['op'], d: value['d'] } : undefined
  } catch {
    return undefined
  }
}
