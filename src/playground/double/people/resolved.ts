import type { Backend } from '../backend.ts'
import { keepFiles } from '../deeds/keep-files.ts'
import { renderChannelWithPermissions } from '../interactions/payload.ts'
import { renderMember, renderRole } from '../render/render-guild.ts'
import { renderUser } from '../render/render-user.ts'
import type { Channel } from '../world.ts'
import type { FileInput } from './person.ts'

/** Gathers the objects behind the ids of an interaction: its `resolved` part. Each add gives the id, or nothing for a stranger. */
export type Resolved = {
  user(id: string): string | undefined
  role(id: string): string | undefined
  channel(id: string): string | undefined
  attachment(file: FileInput): string
  /** Undefined when nothing was added. */
  render(): Record<string, unknown> | undefined
}

/** An empty gathering for what a person does in a channel. */
export function createResolved(backend: Backend, userId: string, place: Channel): Resolved {
  const { world } = backend
  const guild = world.guilds.get(place.guildId ?? '')
  const parts: Record<string, Record<string, unknown>> = {}
  const add = (kind: string, id: string, body: unknown): string => {
    parts[kind] = { ...parts[kind], [id]: body }
    return id
  }
  return {
    user(id) {
      const user = world.users.get(id)
      if (user === undefined) return undefined
      const member = guild?.members.get(id)
      if (member !== undefined) add('members', id, { ...renderMember(world, member, 0n), user: undefined })
      return add('users', id, renderUser(user))
    },
    role(id) {
      const role = guild?.roles.get(id)
      return role && add('roles', id, renderRole(role))
    },
    channel(id) {
      const channel = world.channels.get(id)
      if (channel === undefined || channel.guildId !== place.guildId) return undefined
      return add('channels', id, renderChannelWithPermissions(world, channel, userId))
    },
    attachment(file) {
      const upload = { key: '0', contentType: 'application/octet-stream', ...file }
      const [kept] = keepFiles(backend, place.id, [upload])
      return add('attachments', kept?.id ?? '', { ...kept, ephemeral: true })
    },
    render: () => (Object.keys(parts).length === 0 ? undefined : parts),
  }
}
