import type { Backend, WorldEvent } from '../backend.ts'
import { hasPermission } from '../permissions.ts'
import { renderChannel } from '../render/render-channel.ts'
import { renderGuildCreate, renderMember, renderRole } from '../render/render-guild.ts'
import { renderMessage } from '../render/render-message.ts'
import type { Channel, Message, World } from '../world.ts'
import { intents } from './intents.ts'

/** An event as a session may get it. `intent` 0 goes to all. */
export type Dispatch = {
  readonly name: string
  readonly intent: number
  readonly render: (sessionIntents: number) => unknown
}

/** What the bot hears of a change in the world; nothing of what it cannot see. */
export function dispatchOf({ world }: Backend, event: WorldEvent): Dispatch | undefined {
  switch (event.kind) {
    case 'message-created':
      return messageDispatch(world, 'MESSAGE_CREATE', event.message)
    case 'message-updated':
      return messageDispatch(world, 'MESSAGE_UPDATE', event.message)
    case 'message-deleted':
      return deletedMessage(world, event.message)
    case 'channel-created':
      return channelDispatch(world, 'CREATE', event.channel)
    case 'channel-updated':
      return channelDispatch(world, 'UPDATE', event.channel)
    case 'channel-deleted':
      return deletedChannel(world, event.channel)
    case 'guild-joined':
      return { name: 'GUILD_CREATE', intent: intents.guilds, render: () => renderGuildCreate(world, event.guild) }
    case 'guild-left':
      return { name: 'GUILD_DELETE', intent: intents.guilds, render: () => ({ id: event.guild.id }) }
    case 'role-created': {
      const role = event.guild.roles.get(event.roleId)
      const render = () => ({ guild_id: event.guild.id, role: role && renderRole(role) })
      return { name: 'GUILD_ROLE_CREATE', intent: intents.guilds, render }
    }
    case 'typing':
      return typing(world, event.channelId, event.userId)
    case 'interaction-started':
      return { name: 'INTERACTION_CREATE', intent: 0, render: () => event.payload }
    case 'commands-changed':
    case 'interaction-ended':
    case 'modal-opened':
      return undefined
  }
}

function messageDispatch(world: World, name: string, message: Message): Dispatch | undefined {
  const channel = world.channels.get(message.channelId)
  if (channel === undefined || message.visibleTo !== undefined || !isSeen(world, channel)) return undefined
  const intent = channel.guildId === undefined ? intents.directMessages : intents.guildMessages
  const member = world.guilds.get(message.guildId ?? '')?.members.get(message.authorId)
  const rendered = {
    ...renderMessage(world, message, name === 'MESSAGE_CREATE'),
    ...(message.guildId === undefined ? {} : { guild_id: message.guildId }),
    ...(member === undefined ? {} : { member: { ...renderMember(world, member), user: undefined } }),
  }
  const isOpen = message.authorId === world.botId || channel.kind === 'dm' || message.pings.users.includes(world.botId)
  const render = (sessionIntents: number) =>
    isOpen || (sessionIntents & intents.messageContent) !== 0
      ? rendered
      : { ...rendered, content: '', embeds: [], attachments: [], components: [] }
  return { name, intent, render }
}

function deletedMessage(world: World, message: Message): Dispatch | undefined {
  const channel = world.channels.get(message.channelId)
  if (channel === undefined || message.visibleTo !== undefined || !isSeen(world, channel)) return undefined
  const intent = channel.guildId === undefined ? intents.directMessages : intents.guildMessages
  const render = () => ({ id: message.id, channel_id: message.channelId, guild_id: message.guildId })
  return { name: 'MESSAGE_DELETE', intent, render }
}

function channelDispatch(world: World, change: 'CREATE' | 'UPDATE', channel: Channel): Dispatch | undefined {
  if (!isSeen(world, channel)) return undefined
  const rendered = renderChannel(world, channel)
  const isThread = channel.kind === 'thread'
  const body = isThread && change === 'CREATE' ? { ...rendered, newly_created: true } : rendered
  const intent = channel.kind === 'dm' ? intents.directMessages : intents.guilds
  return { name: `${isThread ? 'THREAD' : 'CHANNEL'}_${change}`, intent, render: () => body }
}

function deletedChannel(world: World, channel: Channel): Dispatch {
  const rendered = renderChannel(world, channel)
  const name = channel.kind === 'thread' ? 'THREAD_DELETE' : 'CHANNEL_DELETE'
  return { name, intent: intents.guilds, render: () => rendered }
}

function typing(world: World, channelId: string, userId: string): Dispatch | undefined {
  const channel = world.channels.get(channelId)
  if (channel === undefined || userId === world.botId) return undefined
  const intent = channel.guildId === undefined ? intents.directTyping : intents.guildTyping
  const render = () => ({ channel_id: channelId, guild_id: channel.guildId, user_id: userId, timestamp: 0 })
  return { name: 'TYPING_START', intent, render }
}

function isSeen(world: World, channel: Channel): boolean {
  if (channel.guildId !== undefined && world.guilds.get(channel.guildId)?.hasBot !== true) return false
  // A bot hears of changes to channels it has lost sight of, so that its cache agrees.
  return (
    channel.kind === 'dm' || channel.kind !== 'thread' || hasPermission(world, world.botId, channel, 'VIEW_CHANNEL')
  )
}
