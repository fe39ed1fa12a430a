import type { Backend } from '../backend.ts'
import { openDm } from '../deeds/open-channel.ts'
import { postMessage } from '../deeds/post-message.ts'
import { readForm } from '../forms/form.ts'
import { readMessage } from '../forms/message-form.ts'
import { hasPermission } from '../permissions.ts'
import { compareIds } from '../snowflake.ts'
import type { User } from '../world.ts'
import { createActions } from './act.ts'
import { watchChanges } from './changes.ts'
import { offeredCommands } from './find-command.ts'
import type { Person, SeenMessage } from './person.ts'
import { canSeeChannel, seeChannel, seeMessage, seeUser } from './see.ts'

/** Gives the world through one person's eyes and hands. */
export function createPerson(backend: Backend, user: User): Person {
  return {
    userId: user.id,
    name: user.name,
    ...createSight(backend, user.id),
    ...createActions(backend, user.id),
    subscribe: listener => watchChanges(backend, user.id, listener),
    openDm: () => seeChannel(backend.world, openDm(backend, user.id)),
    say: (channelId, content, files) => say(backend, user.id, channelId, content, files),
  }
}

function createSight(
  { world }: Backend,
  userId: string,
): Pick<Person, 'guilds' | 'channels' | 'directMessages' | 'messages' | 'commands' | 'members' | 'roles'> {
  const visible = () => [...world.channels.values()].filter(it => canSeeChannel(world, userId, it.id))
  return {
    guilds: () => [...world.guilds.values()].filter(it => it.members.has(userId)).map(({ id, name }) => ({ id, name })),
    channels: guildId =>
      visible()
        .filter(it => it.guildId === guildId)
        .sort((a, b) => a.position - b.position || compareIds(a.id, b.id))
        .map(it => seeChannel(world, it)),
    directMessages: () =>
      visible()
        .filter(it => it.kind === 'dm')
        .map(it => seeChannel(world, it)),
    messages(channelId, { before, limit = 50 } = {}) {
      if (!canSeeChannel(world, userId, channelId)) return []
      const page: SeenMessage[] = []
      for (const id of (world.channels.get(channelId)?.messageIds ?? []).toReversed()) {
        const message = world.messages.get(id)
        if (message === undefined || (message.visibleTo ?? userId) !== userId) continue
        if (before !== undefined && compareIds(id, before) >= 0) continue
        if (page.push(seeMessage(world, message)) === limit) break
      }
      return page.toReversed()
    },
    commands(channelId) {
      const channel = world.channels.get(channelId)
      return channel === undefined || !canSeeChannel(world, userId, channelId)
        ? []
        : offeredCommands(world, userId, channel)
    },
    members: guildId => [...(world.guilds.get(guildId)?.members.keys() ?? [])].map(id => seeUser(world.users.get(id))),
    roles: guildId => [...(world.guilds.get(guildId)?.roles.values() ?? [])].map(({ id, name }) => ({ id, name })),
  }
}

function say(
  backend: Backend,
  authorId: string,
  channelId: string,
  content: string,
  files: Parameters<Person['say']>[2] = [],
) {
  const { world } = backend
  const channel = world.channels.get(channelId)
  const needed = channel?.kind === 'thread' ? 'SEND_MESSAGES_IN_THREADS' : 'SEND_MESSAGES'
  if (channel === undefined || channel.kind === 'forum' || !hasPermission(world, authorId, channel, needed))
    throw new Error('You do not have permission to send messages in this channel.')
  const form = readForm({ content })
  const wanted = readMessage(form.root)
  form.finish()
  const uploads = files.map((it, index) => ({ contentType: 'application/octet-stream', ...it, key: String(index) }))
  return seeMessage(world, postMessage(backend, { channel, authorId, form: wanted, uploads }))
}
