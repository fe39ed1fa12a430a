import type { SeedIds } from './double.ts'
import { ordinaryPermissions, permissionSet } from './permissions.ts'
import type { Channel, Guild, World } from './world.ts'

/** The world every double starts with: the server "Newsroom", its channels, an editor, a reader and the bot. */
export function seedWorld(newId: () => string, at: Date): { readonly world: World; readonly seed: SeedIds } {
  const seed: SeedIds = {
    applicationId: newId(),
    botId: '',
    guildId: newId(),
    alertsId: newId(),
    deskId: newId(),
    wireId: newId(),
    storiesId: newId(),
    editorId: newId(),
    readerId: newId(),
    nightDeskRoleId: newId(),
  }
  // As with every application made in the last years, the bot user has the application's id.
  const ids = { ...seed, botId: seed.applicationId }
  const world = emptyWorld(ids.applicationId)
  for (const [id, name] of [
    [ids.botId, 'Dateline'],
    [ids.editorId, 'editor'],
    [ids.readerId, 'reader'],
  ] as const)
    world.users.set(id, { id, name, isBot: id === ids.botId, refusesDms: false })
  world.guilds.set(ids.guildId, seedGuild(ids, newId, at))
  for (const channel of seedChannels(ids, newId, at)) world.channels.set(channel.id, channel)
  return { world, seed: ids }
}

function emptyWorld(applicationId: string): World {
  return {
    applicationId,
    botId: applicationId,
    users: new Map(),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    commands: new Map(),
    interactions: new Map(),
    modals: new Map(),
    files: new Map(),
    nonces: new Map(),
  }
}

function seedGuild(ids: SeedIds, newId: () => string, at: Date): Guild {
  const guild = createGuild(ids.guildId, 'Newsroom', newId(), at)
  const botRoleId = newId()
  const editorRoleId = newId()
  const role = (id: string, name: string, permissions: bigint, isMentionable = false) =>
    guild.roles.set(id, { id, name, permissions, position: guild.roles.size, isMentionable })
  role(ids.nightDeskRoleId, 'Night desk', 0n, true)
  role(botRoleId, 'Dateline', ordinaryPermissions)
  role(editorRoleId, 'Editors', permissionSet(['MANAGE_GUILD', 'MANAGE_CHANNELS', 'MANAGE_MESSAGES']))
  const join = (userId: string, roleIds: string[]) => guild.members.set(userId, { userId, roleIds, joinedAt: at })
  join(ids.botId, [botRoleId])
  join(ids.editorId, [editorRoleId])
  join(ids.readerId, [ids.nightDeskRoleId])
  return guild
}

/** A server with @everyone and the bot not yet in it. */
export function createGuild(id: string, name: string, ownerId: string, at: Date): Guild {
  const everyone = { id, name: '@everyone', permissions: ordinaryPermissions, position: 0, isMentionable: false }
  return { id, name, ownerId, hasBot: true, joinedAt: at, roles: new Map([[id, everyone]]), members: new Map() }
}

function seedChannels(ids: SeedIds, newId: () => string, at: Date): Channel[] {
  const place = { guildId: ids.guildId, createdAt: at }
  const tags = ['Security', 'Diplomacy', 'Economy'].map(name => ({ id: newId(), name }))
  return [
    createChannel({ ...place, id: ids.alertsId, kind: 'text', name: 'alerts', position: 0 }),
    createChannel({ ...place, id: ids.deskId, kind: 'text', name: 'desk', position: 1 }),
    createChannel({ ...place, id: ids.wireId, kind: 'announcement', name: 'wire', position: 2 }),
    createChannel({ ...place, id: ids.storiesId, kind: 'forum', name: 'stories', position: 3, tags }),
  ]
}

/** A channel with nothing in it yet. */
export function createChannel(
  given: Pick<Channel, 'id' | 'kind' | 'guildId' | 'name' | 'createdAt'> & Partial<Channel>,
): Channel {
  return {
    topic: undefined,
    parentId: undefined,
    personId: undefined,
    position: 0,
    tags: [],
    appliedTagIds: [],
    overwrites: [],
    isArchived: false,
    isLocked: false,
    archivesAfterMinutes: 4320,
    messageIds: [],
    ...given,
  }
}
