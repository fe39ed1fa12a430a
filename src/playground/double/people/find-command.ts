import { guildPermissions, permissionBits, permissionsIn } from '../permissions.ts'
import type { WireCommand, WireOption } from '../wire.ts'
import type { Channel, World } from '../world.ts'

/** A slash command down to what is really called: its subcommand words, and the options that one takes. */
export type FoundCommand = {
  readonly command: WireCommand
  /** The group and subcommand on the way, outermost first. */
  readonly path: readonly WireOption[]
  readonly options: readonly WireOption[]
}

/** Commands that the person is offered in the channel, of every type. */
export function offeredCommands(world: World, userId: string, channel: Channel): WireCommand[] {
  const guild = world.guilds.get(channel.guildId ?? '')
  if (guild !== undefined && !guild.hasBot) return []
  const context = channel.guildId === undefined ? 1 : 0
  return [...world.commands.values()].filter(command => {
    if (command.guild_id !== undefined && command.guild_id !== channel.guildId) return false
    if (!(command.contexts ?? [0, 1]).includes(context)) return false
    if (context === 1) return command.dm_permission !== false
    return mayUse(world, userId, channel, command)
  })
}

// Source: Discord's reference, "Application Command Permissions": "0" leaves it to administrators.
function mayUse(world: World, userId: string, channel: Channel, command: WireCommand): boolean {
  const guild = world.guilds.get(channel.guildId ?? '')
  if (guild === undefined) return false
  const isAdministrator = (guildPermissions(guild, userId) & permissionBits.ADMINISTRATOR) !== 0n
  if (isAdministrator) return true
  const needed = BigInt(command.default_member_permissions ?? 0)
  if (command.default_member_permissions === '0') return false
  return (permissionsIn(world, userId, channel) & needed) === needed
}

/** The slash command that "watch add" names among those offered. */
export function findSlashCommand(commands: readonly WireCommand[], words: string): FoundCommand | undefined {
  const [name, ...rest] = words.trim().replace(/^\//, '').split(/\s+/)
  const command = commands.find(it => it.type === 1 && it.name === name)
  if (command === undefined) return undefined
  const path: WireOption[] = []
  let options = command.options ?? []
  for (const word of rest) {
    const next = options.find(it => it.type <= 2 && it.name === word)
    if (next === undefined) return undefined
    path.push(next)
    options = next.options ?? []
  }
  return options.some(it => it.type <= 2) ? undefined : { command, path, options }
}
