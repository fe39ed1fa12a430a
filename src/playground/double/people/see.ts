import { messageFlags } from '../deeds/post-message.ts'
import { hasPermission } from '../permissions.ts'
import type { Channel, Message, OpenModal, User, World } from '../world.ts'
import type { SeenChannel, SeenMessage, SeenModal, SeenUser } from './person.ts'

/** A message as plain data for people's eyes. */
export function seeMessage(world: World, message: Message): SeenMessage {
  const { invocation } = message
  return {
    id: message.id,
    channelId: message.channelId,
    guildId: message.guildId,
    author: seeUser(world.users.get(message.authorId)),
    content: message.content,
    embeds: message.embeds,
    components: message.components,
    attachments: message.attachments,
    isEphemeral: message.visibleTo !== undefined,
    isThinking: (message.flags & messageFlags.loading) !== 0,
    isSuppressingEmbeds: (message.flags & messageFlags.suppressEmbeds) !== 0,
    createdAt: message.createdAt.toISOString(),
    editedAt: message.editedAt?.toISOString(),
    pings: message.pings,
    replyToId: message.reference?.messageId,
    threadId: message.threadId,
    invocation:
      invocation?.command === undefined ? undefined : { userId: invocation.userId, command: invocation.command },
  }
}

/** A user as people see them. */
export function seeUser(user: User | undefined): SeenUser {
  return user === undefined
    ? { id: '0', name: 'Deleted User', isBot: false }
    : { id: user.id, name: user.name, isBot: user.isBot }
}

/** A channel as people see it in their list. */
export function seeChannel(world: World, channel: Channel): SeenChannel {
  const offered = channel.kind === 'thread' ? (world.channels.get(channel.parentId ?? '')?.tags ?? []) : channel.tags
  const tags = channel.kind === 'thread' ? offered.filter(it => channel.appliedTagIds.includes(it.id)) : offered
  return {
    id: channel.id,
    guildId: channel.guildId,
    kind: channel.kind,
    name: channel.kind === 'dm' ? seeUser(world.users.get(world.botId)).name : channel.name,
    parentId: channel.parentId,
    topic: channel.topic,
    tags: tags.map(it => it.name),
    isArchived: channel.isArchived,
    lastMessageId: channel.messageIds.at(-1),
  }
}

/** A modal as its person sees it. */
export function seeModal(modal: OpenModal): SeenModal {
  return { id: modal.id, customId: modal.customId, title: modal.title, components: modal.components }
}

/** Whether the person can see what happens in the channel. */
export function canSeeChannel(world: World, userId: string, channelId: string): boolean {
  const channel = world.channels.get(channelId)
  return channel !== undefined && hasPermission(world, userId, channel, 'VIEW_CHANNEL')
}

/** Whether the person can see the message: ephemeral ones are for one only. */
export function canSeeMessage(world: World, userId: string, message: Message): boolean {
  return (message.visibleTo ?? userId) === userId && canSeeChannel(world, userId, message.channelId)
}
