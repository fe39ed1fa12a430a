import type { Backend } from './backend.ts'
import { removeChannel } from './deeds/open-channel.ts'
import { permissionSet } from './permissions.ts'
import { createChannel, createGuild } from './seed-world.ts'
import type { Stage } from './stage.ts'
import type { Channel, Guild, Overwrite } from './world.ts'

/** The stage of a world. Unknown ids throw. */
export function createStage(backend: Backend): Stage {
  const { world, newId, clock } = backend
  const guildOf = (id: string): Guild => known(world.guilds.get(id), `server ${id}`)
  const channelOf = (id: string): Channel => known(world.channels.get(id), `channel ${id}`)

  const addRole: Stage['addRole'] = (guildId, name, permissions = []) => {
    const guild = guildOf(guildId)
    const id = newId()
    const position = guild.roles.size
    guild.roles.set(id, { id, name, permissions: permissionSet(permissions), position, isMentionable: true })
    backend.tell({ kind: 'role-created', guild, roleId: id })
    return id
  }
  const overwrite = (channelId: string, given: Overwrite): void => {
    const channel = channelOf(channelId)
    channel.overwrites = [...channel.overwrites.filter(it => it.id !== given.id), given]
    backend.tell({ kind: 'channel-updated', channel })
  }

  return {
    addRole,
    addUser(name) {
      const id = newId()
      world.users.set(id, { id, name, isBot: false, refusesDms: false })
      return id
    },
    addGuild(name, ownerId) {
      const guild = createGuild(newId(), name, ownerId, clock.now())
      for (const userId of [world.botId, ownerId])
        guild.members.set(userId, { userId, roleIds: [], joinedAt: clock.now() })
      world.guilds.set(guild.id, guild)
      backend.tell({ kind: 'guild-joined', guild })
      return guild.id
    },
    addMember(guildId, userId, permissions = []) {
      const roleIds = permissions.length === 0 ? [] : [addRole(guildId, `role of ${userId}`, permissions)]
      guildOf(guildId).members.set(userId, { userId, roleIds, joinedAt: clock.now() })
    },
    addChannel(guildId, name, kind = 'text') {
      const position = [...world.channels.values()].filter(it => it.guildId === guildId).length
      const given = { id: newId(), kind, guildId: guildOf(guildId).id, name, position, createdAt: clock.now() }
      const channel = createChannel(given)
      world.channels.set(channel.id, channel)
      backend.tell({ kind: 'channel-created', channel })
      return channel.id
    },
    removeChannel: channelId => removeChannel(backend, channelOf(channelId)),
    removeGuild(guildId) {
      const guild = guildOf(guildId)
      guild.hasBot = false
      guild.members.delete(world.botId)
      backend.tell({ kind: 'guild-left', guild })
    },
    grantBot(guildId, names) {
      const roleId = addRole(guildId, 'granted to the bot', names)
      known(guildOf(guildId).members.get(world.botId), 'bot').roleIds.push(roleId)
    },
    denyBot(channelId, names) {
      const deny = permissionSet(names)
      const allowed = channelOf(channelId).overwrites.find(it => it.id === world.botId)?.allow ?? 0n
      overwrite(channelId, { id: world.botId, kind: 'member', allow: allowed & ~deny, deny })
    },
    denyEveryone(channelId, names) {
      const deny = permissionSet(names)
      const guildId = channelOf(channelId).guildId ?? ''
      overwrite(channelId, { id: guildId, kind: 'role', allow: 0n, deny })
      const own = channelOf(channelId).overwrites.find(it => it.id === world.botId)?.deny ?? 0n
      overwrite(channelId, { id: world.botId, kind: 'member', allow: deny & ~own, deny: own })
    },
    setRefusesDms(userId, isRefusing) {
      known(world.users.get(userId), `user ${userId}`).refusesDms = isRefusing
    },
  }
}

function known<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new Error(`There is no ${what} here.`)
  return thing
}
