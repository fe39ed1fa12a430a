import type { Channel, World } from '../world.ts'
import { renderUser } from './render-user.ts'

const types = { text: 0, dm: 1, announcement: 5, thread: 11, forum: 15 } as const

/** Discord's number for the kind of a channel; a thread in an announcement channel is 10. */
export function channelType(world: World, channel: Channel): number {
  const isNewsThread = channel.kind === 'thread' && world.channels.get(channel.parentId ?? '')?.kind === 'announcement'
  return isNewsThread ? 10 : types[channel.kind]
}

/** A channel object as Discord's API gives it. */
export function renderChannel(world: World, channel: Channel): Record<string, unknown> {
  const common = {
    id: channel.id,
    type: channelType(world, channel),
    last_message_id: channel.messageIds.at(-1) ?? null,
    flags: 0,
  }
  if (channel.kind === 'dm') return { ...common, recipients: renderRecipient(world, channel) }
  if (channel.kind === 'thread') return { ...common, ...renderThread(channel) }
  return { ...common, ...renderGuildChannel(channel) }
}

function renderRecipient(world: World, channel: Channel): Record<string, unknown>[] {
  const person = world.users.get(channel.personId ?? '')
  return person === undefined ? [] : [renderUser(person)]
}

function renderGuildChannel(channel: Channel): Record<string, unknown> {
  return {
    guild_id: channel.guildId,
    name: channel.name,
    topic: channel.topic ?? null,
    position: channel.position,
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: channel.overwrites.map(it => ({
      id: it.id,
      type: it.kind === 'role' ? 0 : 1,
      allow: it.allow.toString(),
      deny: it.deny.toString(),
    })),
    ...(channel.kind === 'forum' ? renderForum(channel) : {}),
  }
}

function renderForum(channel: Channel): Record<string, unknown> {
  const available_tags = channel.tags.map(it => ({ ...it, moderated: false, emoji_id: null, emoji_name: null }))
  return { available_tags, default_reaction_emoji: null, default_sort_order: null, default_forum_layout: 0 }
}

function renderThread(channel: Channel): Record<string, unknown> {
  return {
    guild_id: channel.guildId,
    parent_id: channel.parentId,
    owner_id: channel.personId,
    name: channel.name,
    message_count: Math.max(0, channel.messageIds.length - 1),
    total_message_sent: channel.messageIds.length,
    member_count: 1,
    rate_limit_per_user: 0,
    applied_tags: channel.appliedTagIds,
    thread_metadata: {
      archived: channel.isArchived,
      auto_archive_duration: channel.archivesAfterMinutes,
      archive_timestamp: channel.createdAt.toISOString(),
      locked: channel.isLocked,
      create_timestamp: channel.createdAt.toISOString(),
    },
  }
}
