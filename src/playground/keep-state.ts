import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import type { Channel, Message, World } from './double/world.ts'

/** What outlives a restart: what was said, and when the press printed what. */
export type KeptState = Pick<World, 'channels' | 'messages' | 'files' | 'nonces'> & {
  readonly version: 1
  /** Whose world it is: ids of another world would point nowhere. */
  readonly applicationId: string
  readonly releasedAt: readonly Date[]
}

export type FoundState =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'kept'; readonly state: KeptState }
  /** The file can't be read; it was set aside under another name, and `sentence` says so. */
  | { readonly kind: 'broken'; readonly sentence: string }

/** Reads what an earlier run kept. A broken file never stops the start: it is set aside. */
export function readState(file: string, applicationId: string): FoundState {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch {
    return { kind: 'fresh' }
  }
  const state = decode(bytes)
  if (state?.applicationId === applicationId) return { kind: 'kept', state }
  const aside = `${file}.broken`
  renameSync(file, aside)
  return {
    kind: 'broken',
    sentence: `What was said in the playground before can't be read, so it starts afresh; the old file is kept as ${aside}.`,
  }
}

/** Writes the file whole or not at all. */
export function writeState(file: string, world: World, releasedAt: readonly Date[]): void {
  const channels = new Map([...world.channels].map(([id, channel]) => [id, withLasting(channel, world)]))
  const state: KeptState = {
    version: 1,
    applicationId: world.applicationId,
    channels,
    messages: new Map([...world.messages].filter(([, message]) => isLasting(message))),
    files: world.files,
    nonces: world.nonces,
    releasedAt,
  }
  writeFileSync(`${file}.part`, serialize(state))
  renameSync(`${file}.part`, file)
}

/** Puts what was kept back into a world that was just made. */
export function restoreState(state: KeptState, world: World): void {
  for (const part of ['channels', 'messages', 'files', 'nonces'] as const) {
    const target: Map<string, unknown> = world[part]
    for (const [id, one] of state[part]) target.set(id, one)
  }
}

/** As in Discord, what only one could see is gone after a restart, and nobody is still thinking. */
function isLasting(message: Message): boolean {
  const isThinking = (message.flags & 128) !== 0
  return message.visibleTo === undefined && !isThinking
}

function withLasting(channel: Channel, world: World): Channel {
  const messageIds = channel.messageIds.filter(id => {
    const message = world.messages.get(id)
    return message !== undefined && isLasting(message)
  })
  return { ...channel, messageIds }
}

function decode(bytes: Uint8Array): KeptState | undefined {
  try {
    const state: unknown = deserialize(bytes)
    return isKeptState(state) ? state : undefined
  } catch {
    return undefined
  }
}

function isKeptState(value: unknown): value is KeptState {
  if (typeof value !== 'object' || value === null) return false
  const { version, channels, messages, files, nonces, releasedAt } = value as Record<string, unknown>
  return (
    version === 1 &&
    [channels, messages, files, nonces].every(part => part instanceof Map) &&
    Array.isArray(releasedAt) &&
    releasedAt.every(at => at instanceof Date)
  )
}
