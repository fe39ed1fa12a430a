import type { PermissionName } from './stage.ts'
import type { Channel, Guild, World } from './world.ts'

/** Bits by Discord's names. Source: Discord's reference, "Permissions". */
export const permissionBits: Readonly<Record<PermissionName, bigint>> = {
  ADMINISTRATOR: 1n << 3n,
  MANAGE_CHANNELS: 1n << 4n,
  MANAGE_GUILD: 1n << 5n,
  VIEW_CHANNEL: 1n << 10n,
  SEND_MESSAGES: 1n << 11n,
  MANAGE_MESSAGES: 1n << 13n,
  EMBED_LINKS: 1n << 14n,
  ATTACH_FILES: 1n << 15n,
  READ_MESSAGE_HISTORY: 1n << 16n,
  MENTION_EVERYONE: 1n << 17n,
  MANAGE_THREADS: 1n << 34n,
  CREATE_PUBLIC_THREADS: 1n << 35n,
  SEND_MESSAGES_IN_THREADS: 1n << 38n,
}

/** All permissions there are. */
export const allPermissions = (1n << 53n) - 1n

const useApplicationCommands = 1n << 31n

/** What @everyone may do in a new server. */
export const ordinaryPermissions =
  permissionSet([
    'VIEW_CHANNEL',
    'SEND_MESSAGES',
    'EMBED_LINKS',
    'ATTACH_FILES',
    'READ_MESSAGE_HISTORY',
    'CREATE_PUBLIC_THREADS',
    'SEND_MESSAGES_IN_THREADS',
  ]) | useApplicationCommands

/** The bits of several permissions together. */
export function permissionSet(names: readonly PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | permissionBits[name], 0n)
}

/** What a user may do in a channel; a thread follows its parent. Source: Discord's reference, "Permission Overwrites". */
export function permissionsIn(world: World, userId: string, channel: Channel): bigint {
  if (channel.kind === 'dm') return userId === world.botId || userId === channel.personId ? ordinaryPermissions : 0n
  const guild = world.guilds.get(channel.guildId ?? '')
  if (guild === undefined) return 0n
  const base = guildPermissions(guild, userId)
  if (base === allPermissions || base === 0n) return base
  const governing = channel.parentId === undefined ? channel : (world.channels.get(channel.parentId) ?? channel)
  return applyOverwrites(base, guild, userId, governing)
}

/** What a member may do in the server as a whole; nothing for a stranger. */
export function guildPermissions(guild: Guild, userId: string): bigint {
  const member = guild.members.get(userId)
  if (member === undefined) return 0n
  if (guild.ownerId === userId) return allPermissions
  const bits = [guild.id, ...member.roleIds].reduce((sum, id) => sum | (guild.roles.get(id)?.permissions ?? 0n), 0n)
  return (bits & permissionBits.ADMINISTRATOR) === 0n ? bits : allPermissions
}

/** Whether the user has this permission there. Whoever cannot see a channel can do nothing in it. */
export function hasPermission(world: World, userId: string, channel: Channel, name: PermissionName): boolean {
  const bits = permissionsIn(world, userId, channel)
  if ((bits & permissionBits.VIEW_CHANNEL) === 0n) return false
  return (bits & permissionBits[name]) !== 0n
}

function applyOverwrites(base: bigint, guild: Guild, userId: string, channel: Channel): bigint {
  const roleIds = new Set(guild.members.get(userId)?.roleIds)
  const layers = [
    channel.overwrites.filter(it => it.id === guild.id),
    channel.overwrites.filter(it => it.kind === 'role' && roleIds.has(it.id)),
    channel.overwrites.filter(it => it.kind === 'member' && it.id === userId),
  ]
  return layers.reduce((bits, layer) => {
    const deny = layer.reduce((sum, it) => sum | it.deny, 0n)
    const allow = layer.reduce((sum, it) => sum | it.allow, 0n)
    return (bits & ~deny) | allow
  }, base)
}
