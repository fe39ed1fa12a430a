import type { Backend } from '../backend.ts'
import { createChannel } from '../seed-world.ts'
import type { Channel, Message } from '../world.ts'
import { messageFlags } from './post-message.ts'

/** The direct messages between the bot and a person, opened if need be. */
export function openDm(backend: Backend, personId: string): Channel {
  const { world } = backend
  const known = [...world.channels.values()].find(it => it.kind === 'dm' && it.personId === personId)
  if (known !== undefined) return known
  const channel = createChannel({
    id: backend.newId(),
    kind: 'dm',
    guildId: undefined,
    name: world.users.get(personId)?.name ?? '',
    createdAt: backend.clock.now(),
    personId,
  })
  world.channels.set(channel.id, channel)
  backend.tell({ kind: 'channel-created', channel })
  return channel
}

/** Opens a thread under a channel or forum. One that starts from a message has the message's id. */
export function openThread(
  backend: Backend,
  given: {
    readonly parent: Channel
    readonly name: string
    readonly ownerId: string
    readonly from?: Message | undefined
    readonly appliedTagIds?: readonly string[]
    readonly archivesAfterMinutes?: number | undefined
  },
): Channel {
  const thread = createChannel({
    id: given.from?.id ?? backend.newId(),
    kind: 'thread',
    guildId: given.parent.guildId,
    name: given.name,
    createdAt: backend.clock.now(),
    parentId: given.parent.id,
    personId: given.ownerId,
    appliedTagIds: given.appliedTagIds ?? [],
    archivesAfterMinutes: given.archivesAfterMinutes ?? 4320,
  })
  backend.world.channels.set(thread.id, thread)
  backend.tell({ kind: 'channel-created', channel: thread })
  if (given.from !== undefined) {
    given.from.threadId = thread.id
    given.from.flags |= messageFlags.hasThread
    backend.tell({ kind: 'message-updated', message: given.from })
  }
  return thread
}

/** Takes a channel away, with its messages and threads. */
export function removeChannel(backend: Backend, channel: Channel): void {
  const { world } = backend
  for (const thread of [...world.channels.values()].filter(it => it.parentId === channel.id))
    removeChannel(backend, thread)
  for (const id of channel.messageIds) world.messages.delete(id)
  world.channels.delete(channel.id)
  backend.tell({ kind: 'channel-deleted', channel })
}
