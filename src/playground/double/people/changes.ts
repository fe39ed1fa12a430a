import type { Backend, WorldEvent } from '../backend.ts'
import type { World } from '../world.ts'
import type { Change } from './person.ts'
import { canSeeChannel, canSeeMessage, seeChannel, seeMessage, seeModal } from './see.ts'

/** Tells the listener what changes before this person's eyes, as it happens. The result ends it. */
export function watchChanges(backend: Backend, userId: string, listener: (change: Change) => void): () => void {
  return backend.listen(event => {
    const change = changeFor(backend.world, userId, event)
    if (change !== undefined) listener(change)
  })
}

function changeFor(world: World, userId: string, event: WorldEvent): Change | undefined {
  switch (event.kind) {
    case 'message-created':
    case 'message-updated':
      if (!canSeeMessage(world, userId, event.message)) return undefined
      return { kind: event.kind, message: seeMessage(world, event.message) }
    case 'message-deleted': {
      const { id, channelId, visibleTo } = event.message
      const isSeen = (visibleTo ?? userId) === userId && canSeeChannel(world, userId, channelId)
      return isSeen ? { kind: 'message-deleted', channelId, messageId: id } : undefined
    }
    case 'channel-created':
      if (!canSeeChannel(world, userId, event.channel.id)) return undefined
      return { kind: 'channel-created', channel: seeChannel(world, event.channel) }
    case 'channel-deleted':
      return { kind: 'channel-deleted', channelId: event.channel.id }
    case 'interaction-ended': {
      const { interaction, outcome } = event
      const isOwn = interaction.userId === userId && interaction.type !== 4
      if (
        !isOwn ||
        outcome.kind === 'choices' ||
        (outcome.kind === 'no-response' && outcome.text === 'Loading options failed')
      )
        return undefined
      return { kind: 'interaction-ended', interactionId: interaction.id, outcome }
    }
    case 'modal-opened':
      return event.modal.userId === userId ? { kind: 'modal-opened', modal: seeModal(event.modal) } : undefined
    case 'typing':
      if (event.userId === userId || !canSeeChannel(world, userId, event.channelId)) return undefined
      return { kind: 'typing', channelId: event.channelId, userId: event.userId }
    case 'commands-changed':
      return { kind: 'commands-changed' }
    case 'channel-updated':
    case 'guild-joined':
    case 'guild-left':
    case 'role-created':
    case 'interaction-started':
      return undefined
  }
}
