import {
  ApplicationCommandOptionType,
  PermissionFlagsBits,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Message,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
} from 'discord.js'
import type { Invocation, MessageText } from '../commands/command.ts'
import type { GuildSettings } from '../corpus/guild-store.ts'

type AnyInteraction =
  | AutocompleteInteraction
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction

/** Who asks from where; undefined outside a server. */
export function readAsker(
  interaction: AnyInteraction,
  settings: GuildSettings,
): Pick<Invocation, 'guildId' | 'channelId' | 'userId' | 'canManage'> {
  return {
    guildId: interaction.guildId ?? '',
    channelId: interaction.channelId ?? '',
    userId: interaction.user.id,
    canManage: canManage(interaction, settings),
  }
}

/** A slash command as typed so far. */
export function readInvocation(
  interaction: ChatInputCommandInteraction | AutocompleteInteraction,
  settings: GuildSettings,
): Invocation {
  const { name, options } = flatten(interaction.options.data)
  return {
    ...readAsker(interaction, settings),
    command: interaction.commandName,
    subcommand: name,
    options: Object.fromEntries(options.flatMap(readOption)),
    message: undefined,
    page: 0,
  }
}

/** A message-menu command. */
export function readMenuInvocation(
  interaction: MessageContextMenuCommandInteraction,
  settings: GuildSettings,
): Invocation {
  return {
    ...readAsker(interaction, settings),
    command: interaction.commandName,
    subcommand: undefined,
    options: {},
    message: readMessage(interaction.targetMessage),
    page: 0,
  }
}

function canManage(interaction: AnyInteraction, settings: GuildSettings): boolean {
  if (interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true) return true
  const roles = interaction.member?.roles
  if (roles === undefined || settings.managerRoleId === undefined) return false
  return Array.isArray(roles) ? roles.includes(settings.managerRoleId) : roles.cache.has(settings.managerRoleId)
}

function flatten(options: readonly CommandInteractionOption[]): {
  name: string | undefined
  options: readonly CommandInteractionOption[]
} {
  const first = options[0]
  if (first?.type === ApplicationCommandOptionType.Subcommand) return { name: first.name, options: first.options ?? [] }
  if (first?.type === ApplicationCommandOptionType.SubcommandGroup) return flatten(first.options ?? [])
  return { name: undefined, options }
}

function readOption(option: CommandInteractionOption): [string, string | number | boolean][] {
  return option.value === undefined || option.value === null ? [] : [[option.name, option.value]]
}

// Links stand in the text, in embeds and in link buttons.
function readMessage(message: Message): MessageText {
  const texts = [message.content, ...message.embeds.flatMap(embed => [embed.title ?? '', embed.description ?? ''])]
  const text = texts.filter(part => part !== '').join('\n\n')
  const written = message.content.match(/https?:\/\/[^\s<>()]+/g) ?? []
  const embedded = message.embeds.flatMap(embed => (embed.url === null ? [] : [embed.url]))
  return { text, urls: [...new Set([...embedded, ...written])] }
}
