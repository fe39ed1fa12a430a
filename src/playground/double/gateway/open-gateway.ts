import type { IncomingMessage, Server } from 'node:http'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import type { Backend } from '../backend.ts'
import { isRecord } from '../forms/field.ts'
import { renderGuildCreate } from '../render/render-guild.ts'
import { isMeantForUs } from '../rest/guard.ts'
import type { GatewayControls } from './controls.ts'
import { dispatchOf } from './dispatches.ts'
import { intents, refuseIntents } from './intents.ts'
import { describeReady } from './ready.ts'
import { canReplay, createSession, dispatch } from './sessions.ts'
import type { Session } from './sessions.ts'
import { createGatewaySocket } from './socket.ts'
import type { GatewaySocket } from './socket.ts'

type GatewayOptions = {
  readonly token: string
  readonly privilegedIntents: number
  readonly heartbeatIntervalMs: number
}

/** The gateway on the HTTP server's port: sessions, heartbeats, events, and the levers to break them. */
export function openGateway(
  backend: Backend,
  server: Server,
  options: GatewayOptions,
): { readonly controls: GatewayControls; close(): void } {
  const sockets = new Set<GatewaySocket>()
  const sessions = new Map<string, Session>()
  const received: { readonly op: number; readonly d: unknown }[] = []
  const awaitingReady = new Set<() => void>()
  let isSilent = false
  let resumesToRefuse = 0
  let invalidationAfterResume: boolean | undefined

  const web = new WebSocketServer({
    server,
    verifyClient: ({ req }: { readonly req: IncomingMessage }) => isBot(req),
    maxPayload: 64 * 1024,
  })
  web.on('connection', welcome)
  const stopListening = backend.listen(event => {
    const news = dispatchOf(backend, event)
    if (news === undefined) return
    for (const session of sessions.values())
      if (news.intent === 0 || (session.intents & news.intent) !== 0)
        dispatch(session, news.name, news.render(session.intents), isSilent)
  })

  function welcome(webSocket: WebSocket, request: IncomingMessage): void {
    const query = new URL(request.url ?? '/', 'ws://localhost').searchParams
    const socket = createGatewaySocket(webSocket, query.get('compress') === 'zlib-stream')
    if (query.get('encoding') === 'etf') return socket.close(4002, 'This server speaks JSON only.')
    sockets.add(socket)
    webSocket.on('close', code => forget(socket, code))
    webSocket.on('error', () => webSocket.terminate())
    webSocket.on('message', (data: Buffer) => hear(socket, data.toString('utf8')))
    socket.send({ op: 10, d: { heartbeat_interval: options.heartbeatIntervalMs, _trace: [] } })
  }

  function forget(socket: GatewaySocket, code: number): void {
    sockets.delete(socket)
    const session = [...sessions.values()].find(it => it.socket === socket)
    if (session === undefined) return
    session.socket = undefined
    // A bot that says goodbye in order ends its session; any other close leaves it open to RESUME.
    if (code === 1000 || code === 1001) sessions.delete(session.id)
  }

  function hear(socket: GatewaySocket, text: string): void {
    const payload = parsePayload(text)
    if (payload === undefined) return socket.close(4002, 'Error while decoding payload.')
    received.push(payload)
    if (isSilent) return
    const session = [...sessions.values()].find(it => it.socket === socket)
    if (payload.op === 1) return socket.send({ op: 11 })
    if (payload.op === 2)
      return session === undefined ? identify(socket, payload.d) : socket.close(4005, 'Already authenticated.')
    if (payload.op === 6) return resume(socket, payload.d)
    if (session === undefined) return socket.close(4003, 'Not authenticated.')
    if (![3, 4, 8, 31].includes(payload.op)) socket.close(4001, 'Unknown opcode.')
  }

  function identify(socket: GatewaySocket, wanted: unknown): void {
    const { token, intents: mask } = isRecord(wanted) ? wanted : {}
    if (token !== options.token) return socket.close(4004, 'Authentication failed.')
    const refused = refuseIntents(Number(mask), options.privilegedIntents)
    if (refused !== undefined)
      return socket.close(refused, refused === 4014 ? 'Disallowed intent(s).' : 'Invalid intent(s).')
    const session = createSession(`${backend.newId()}session`, Number(mask), socket)
    sessions.set(session.id, session)
    dispatch(session, 'READY', describeReady(backend, session.id, wanted), isSilent)
    for (const guild of backend.world.guilds.values())
      if (guild.hasBot && (session.intents & intents.guilds) !== 0)
        dispatch(session, 'GUILD_CREATE', renderGuildCreate(backend.world, guild), isSilent)
    announceReady()
  }

  function resume(socket: GatewaySocket, wanted: unknown): void {
    const { token, session_id, seq } = isRecord(wanted) ? wanted : {}
    if (token !== options.token) return socket.close(4004, 'Authentication failed.')
    const session = sessions.get(String(session_id))
    if (resumesToRefuse > 0 || session === undefined || !canReplay(session, Number(seq))) {
      resumesToRefuse = Math.max(0, resumesToRefuse - 1)
      sessions.delete(String(session_id))
      return socket.send({ op: 9, d: false })
    }
    if (session.socket !== socket) session.socket?.close(4000)
    session.socket = socket
    for (const said of session.backlog.filter(it => it.s > Number(seq))) socket.send({ op: 0, ...said })
    dispatch(session, 'RESUMED', { _trace: [] }, isSilent)
    announceReady()
    if (invalidationAfterResume === undefined) return
    invalidate(session, invalidationAfterResume)
    invalidationAfterResume = undefined
  }

  function announceReady(): void {
    for (const resolve of awaitingReady) resolve()
    awaitingReady.clear()
  }

  function invalidate(session: Session, isResumable: boolean): void {
    session.socket?.send({ op: 9, d: isResumable })
    if (isResumable) return
    sessions.delete(session.id)
  }

  const running = () => [...sessions.values()].filter(it => it.socket !== undefined)
  const controls: GatewayControls = {
    get sessionCount() {
      return running().length
    },
    received,
    whenReady: () => (running().length > 0 ? Promise.resolve() : new Promise(resolve => awaitingReady.add(resolve))),
    requestReconnect: () => sockets.forEach(it => it.send({ op: 7 })),
    invalidateSessions: isResumable => running().forEach(it => invalidate(it, isResumable)),
    drop: () => sockets.forEach(it => it.terminate()),
    closeWith: code => sockets.forEach(it => it.close(code)),
    setSilent(value) {
      isSilent = value
    },
    refuseResumes(times) {
      resumesToRefuse = times
    },
    invalidateAfterResume(isResumable) {
      invalidationAfterResume = isResumable
    },
  }
  return {
    controls,
    close() {
      stopListening()
      for (const socket of sockets) socket.terminate()
      web.close()
    },
  }
}

// A page in somebody's browser names its origin; a bot has none.
function isBot(request: IncomingMessage): boolean {
  return isMeantForUs(request) && request.headers.origin === undefined
}

function parsePayload(text: string): { readonly op: number; readonly d: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) && typeof value['op'] === 'number' ? { op: value['op'], d: value['d'] } : undefined
  } catch {
    return undefined
  }
}
