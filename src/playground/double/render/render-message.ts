import { compact } from '../compact.ts'
import type { Invocation, Message, World } from '../world.ts'
import { renderChannel } from './render-channel.ts'
import { renderUser } from './render-user.ts'

/** A message object as Discord's API gives it. `nonce` shows only where Discord shows it: to whoever made it, at once. */
export function renderMessage(world: World, message: Message, showsNonce = false): Record<string, unknown> {
  const author = world.users.get(message.authorId)
  const thread = world.channels.get(message.threadId ?? '')
  return compact<Record<string, unknown>>({
    id: message.id,
    channel_id: message.channelId,
    author: author === undefined ? undefined : renderUser(author),
    type: message.type,
    content: message.content,
    embeds: message.embeds,
    components: message.components,
    attachments: message.attachments,
    flags: message.flags,
    timestamp: message.createdAt.toISOString(),
    edited_timestamp: message.editedAt?.toISOString() ?? null,
    tts: false,
    pinned: false,
    mention_everyone: message.pings.everyone,
    mentions: message.pings.users.flatMap(id => renderKnown(world, id)),
    mention_roles: message.pings.roles,
    nonce: showsNonce ? message.nonce : undefined,
    thread: thread === undefined ? undefined : renderChannel(world, thread),
    ...renderReference(world, message),
    ...(message.invocation === undefined ? {} : renderInvocation(world, message.invocation)),
  })
}

function renderKnown(world: World, userId: string): Record<string, unknown>[] {
  const user = world.users.get(userId)
  return user === undefined ? [] : [renderUser(user)]
}

function renderReference(world: World, message: Message): Record<string, unknown> {
  if (message.reference === undefined) return {}
  const target = world.messages.get(message.reference.messageId)
  const message_reference = compact({
    type: 0,
    message_id: message.reference.messageId,
    channel_id: message.reference.channelId,
    guild_id: message.guildId,
  })
  const referenced = target === undefined ? null : renderMessage(world, { ...target, reference: undefined })
  return { message_reference, ...(message.type === 19 ? { referenced_message: referenced } : {}) }
}

function renderInvocation(world: World, invocation: Invocation): Record<string, unknown> {
  const user = renderKnown(world, invocation.userId)[0]
  const common = { id: invocation.interactionId, type: invocation.interactionType, user }
  const interaction_metadata = compact<Record<string, unknown>>({
    ...common,
    authorizing_integration_owners: {},
    interacted_message_id: invocation.interactionType === 3 ? invocation.sourceMessageId : undefined,
  })
  const webhook = { application_id: world.applicationId, webhook_id: world.applicationId }
  if (invocation.command === undefined) return { ...webhook, interaction_metadata }
  return { ...webhook, interaction_metadata, interaction: { ...common, name: invocation.command } }
}
