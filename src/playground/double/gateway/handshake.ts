import { isRecord } from '../forms/field.ts'
import { renderGuildCreate } from '../render/render-guild.ts'
import { invalidate } from './gateway.ts'
import type { Gateway } from './gateway.ts'
import { intents, refuseIntents } from './intents.ts'
import { describeReady } from './ready.ts'
import { canReplay, createSession, dispatch } from './sessions.ts'
import type { GatewaySocket } from './socket.ts'

/** op 2: begins a session and tells it READY and its servers, or closes with Discord's code. */
export function identify(gateway: Gateway, socket: GatewaySocket, wanted: unknown): void {
  const { backend, options, sessions, isSilent } = gateway
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
  announceReady(gateway)
}

/** op 6: replays what a session missed and says RESUMED, or op 9 when that cannot be. */
export function resume(gateway: Gateway, socket: GatewaySocket, wanted: unknown): void {
  const { token, session_id, seq } = isRecord(wanted) ? wanted : {}
  if (token !== gateway.options.token) return socket.close(4004, 'Authentication failed.')
  const session = gateway.sessions.get(String(session_id))
  if (gateway.resumesToRefuse > 0 || session === undefined || !canReplay(session, Number(seq))) {
    gateway.resumesToRefuse = Math.max(0, gateway.resumesToRefuse - 1)
    gateway.sessions.delete(String(session_id))
    return socket.send({ op: 9, d: false })
  }
  if (session.socket !== socket) session.socket?.close(4000)
  session.socket = socket
  for (const said of session.backlog.filter(it => it.s > Number(seq))) socket.send({ op: 0, ...said })
  dispatch(session, 'RESUMED', { _trace: [] }, gateway.isSilent)
  announceReady(gateway)
  if (gateway.invalidationAfterResume === undefined) return
  invalidate(gateway, session, gateway.invalidationAfterResume)
  gateway.invalidationAfterResume = undefined
}

function announceReady({ awaitingReady }: Gateway): void {
  for (const resolve of awaitingReady) resolve()
  awaitingReady.clear()
}
