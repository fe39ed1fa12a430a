import type { DoubleClock } from './clock.ts'
import type { Outcome, Suggestions } from './people/person.ts'
import type { Channel, Guild, Interaction, Message, OpenModal, World } from './world.ts'

/** What happened, for the gateway and for people's eyes. */
export type WorldEvent =
  | { readonly kind: 'message-created'; readonly message: Message }
  | { readonly kind: 'message-updated'; readonly message: Message }
  | { readonly kind: 'message-deleted'; readonly message: Message }
  | { readonly kind: 'channel-created'; readonly channel: Channel }
  | { readonly kind: 'channel-updated'; readonly channel: Channel }
  | { readonly kind: 'channel-deleted'; readonly channel: Channel }
  | { readonly kind: 'guild-joined'; readonly guild: Guild }
  | { readonly kind: 'guild-left'; readonly guild: Guild }
  | { readonly kind: 'role-created'; readonly guild: Guild; readonly roleId: string }
  | { readonly kind: 'commands-changed' }
  | { readonly kind: 'typing'; readonly channelId: string; readonly userId: string }
  /** `payload` is INTERACTION_CREATE as the bot gets it. */
  | { readonly kind: 'interaction-started'; readonly interaction: Interaction; readonly payload: unknown }
  | { readonly kind: 'interaction-ended'; readonly interaction: Interaction; readonly outcome: Outcome | Suggestions }
  | { readonly kind: 'modal-opened'; readonly modal: OpenModal }

/** The world together with its clock, its ids and those who listen. */
export type Backend = {
  readonly world: World
  readonly clock: DoubleClock
  readonly newId: () => string
  tell(event: WorldEvent): void
  /** The result ends it. */
  listen(listener: (event: WorldEvent) => void): () => void
  /** "http://127.0.0.1:PORT". */
  readonly address: () => string
}

/** A backend around a world. `address` is asked when an attachment needs its URL. */
export function createBackend(parts: Pick<Backend, 'world' | 'clock' | 'newId' | 'address'>): Backend {
  const listeners = new Set<(event: WorldEvent) => void>()
  return {
    ...parts,
    tell(event) {
      for (const listener of listeners) listener(event)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
