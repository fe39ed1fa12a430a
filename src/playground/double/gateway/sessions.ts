import type { GatewaySocket } from './socket.ts'

/** A bot's session: it outlives its sockets, so that it can be resumed. */
export type Session = {
  readonly id: string
  readonly intents: number
  sequence: number
  /** What was said, for replay: as many as a minute or two would bring. */
  readonly backlog: { readonly s: number; readonly t: string; readonly d: unknown }[]
  /** Undefined while it is cut off. */
  socket: GatewaySocket | undefined
}

const mostKept = 10_000

/** A session that begins with nothing said. */
export function createSession(id: string, intents: number, socket: GatewaySocket): Session {
  return { id, intents, sequence: 0, backlog: [], socket }
}

/** Says something in a session: at once if it is connected and not silent, in any case on replay. */
export function dispatch(session: Session, name: string, body: unknown, isSilent: boolean): void {
  session.sequence += 1
  const said = { s: session.sequence, t: name, d: body }
  session.backlog.push(said)
  if (session.backlog.length > mostKept) session.backlog.shift()
  if (!isSilent) session.socket?.send({ op: 0, ...said })
}

/** Whether everything after `sequence` can still be replayed. */
export function canReplay(session: Session, sequence: number): boolean {
  const oldest = session.backlog[0]?.s ?? session.sequence + 1
  return sequence <= session.sequence && sequence >= oldest - 1
}
