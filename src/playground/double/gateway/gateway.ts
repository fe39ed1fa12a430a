import type { Backend } from '../backend.ts'
import type { Session } from './sessions.ts'
import type { GatewaySocket } from './socket.ts'

export type GatewayOptions = {
  readonly token: string
  readonly privilegedIntents: number
  readonly heartbeatIntervalMs: number
}

/** What the gateway knows at this moment: who is connected, and what the levers are set to. */
export type Gateway = {
  readonly backend: Backend
  readonly options: GatewayOptions
  readonly sockets: Set<GatewaySocket>
  /** By id, also those cut off. */
  readonly sessions: Map<string, Session>
  readonly received: { readonly op: number; readonly d: unknown }[]
  readonly awaitingReady: Set<() => void>
  isSilent: boolean
  resumesToRefuse: number
  /** What op 9 says right after the next RESUMED. */
  invalidationAfterResume: boolean | undefined
}

/** A gateway nobody is connected to. */
export function createGateway(backend: Backend, options: GatewayOptions): Gateway {
  return {
    backend,
    options,
    sockets: new Set(),
    sessions: new Map(),
    received: [],
    awaitingReady: new Set(),
    isSilent: false,
    resumesToRefuse: 0,
    invalidationAfterResume: undefined,
  }
}

/** Sessions that are connected. */
export function runningSessions(gateway: Gateway): Session[] {
  return [...gateway.sessions.values()].filter(it => it.socket !== undefined)
}

/** op 9; unless it may be resumed the session is over. */
export function invalidate(gateway: Gateway, session: Session, isResumable: boolean): void {
  session.socket?.send({ op: 9, d: isResumable })
  if (!isResumable) gateway.sessions.delete(session.id)
}
