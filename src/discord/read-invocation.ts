import {
  ApplicationCommandOptionType,
  ChannelFlags,
  ChannelType,
  PermissionFlagsBits,
  type Attachment,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Message,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
} from 'discord.js'
import type { Asker, Forum, Invocation, MessageText, Press } from '../commands/command.ts'
import type { GuildSettings } from '../corpus/guild-store.ts'
import { readUpload } from './read-upload.ts'

type AnyInteraction =
  | AutocompleteInteraction
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction

/** Who asks from where; in direct messages the settings say for which server. */
export function readAsker(interaction: AnyInteraction, settings: GuildSettings, tell: Asker['tell']): Asker {
  return {
    guildId: settings.guildId,
    channelId: interaction.channelId ?? '',
    userId: interaction.user.id,
    canManage: managesServer(interaction) || hasManagerRole(interaction, settings),
    managesServer: managesServer(interaction),
    managerRoleId: settings.managerRoleId,
    forums: readForums(interaction),
    tell,
  }
}

function readForums({ guild }: AnyInteraction): readonly Forum[] {
  const channels = guild === null ? [] : [...guild.channels.cache.values()]
  return channels.flatMap(channel => {
    if (channel.type !== ChannelType.GuildForum) return []
    const tags = channel.availableTags.map(({ id, name }) => ({ id, name }))
    return [{ channelId: channel.id, tags, needsTag: channel.flags.has(ChannelFlags.RequireTag) }]
  })
}

/** A slash command as typed so far, but for who asks. */
export function readTyped(
  interaction: ChatInputCommandInteraction | AutocompleteInteraction,
): Omit<Invocation, keyof Asker> {
  const { name, options } = flatten(interaction.options.data)
  return {
    command: interaction.commandName,
    subcommand: name,
    options: Object.fromEntries(options.flatMap(readOption)),
    files: Object.fromEntries(options.flatMap(readFile)),
    message: undefined,
    page: 0,
  }
}

/** A message-menu command, but for who asks. */
export function readMenu(interaction: MessageContextMenuCommandInteraction): Omit<Invocation, keyof Asker> {
  const message = readMessage(interaction.targetMessage)
  return { command: interaction.commandName, subcommand: undefined, options: {}, files: {}, message, page: 0 }
}

/** A button, select or modal, but for who used it. */
export function readPress(interaction: MessageComponentInteraction | ModalSubmitInteraction): Omit<Press, keyof Asker> {
  return {
    id: interaction.customId.split(':'),
    messageId: interaction.message?.id,
    values: interaction.isStringSelectMenu() ? interaction.values : [],
    fields: interaction.isModalSubmit() ? readFields(interaction) : {},
  }
}

/** The message that was pressed on, and the one it answered. */
export function messagesPressed({ message }: MessageComponentInteraction | ModalSubmitInteraction): readonly string[] {
  const asked = message?.interactionMetadata?.interactedMessageId
  return [message?.id, asked].filter(id => typeof id === 'string')
}

function readFields(interaction: ModalSubmitInteraction): Readonly<Record<string, string>> {
  const fields = [...interaction.fields.fields.values()]
  return Object.fromEntries(fields.map(field => [field.customId, 'value' in field ? String(field.value) : '']))
}

function managesServer({ memberPermissions }: AnyInteraction): boolean {
  return memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true
}

function hasManagerRole(interaction: AnyInteraction, settings: GuildSettings): boolean {
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

function readFile({ name, attachment }: CommandInteractionOption): [string, Invocation['files'][string]][] {
  return attachment === undefined || attachment === null ? [] : [[name, toUpload(attachment)]]
}

function toUpload({ name, size, url }: Attachment): Invocation['files'][string] {
  return { name, size, read: maxBytes => readUpload(url, size, maxBytes) }
}

// Links stand in the text, in embeds and in link buttons.
function readMessage(message: Message): MessageText {
  const texts = [message.content, ...message.embeds.flatMap(embed => [embed.title ?? '', embed.description ?? ''])]
  const text = texts.filter(part => part !== '').join('\n\n')
  const written = message.content.match(/https?:\/\/[^\s<>()]+/g) ?? []
  const embedded = message.embeds.flatMap(embed => (embed.url === null ? [] : [embed.url]))
  return { id: message.id, text, urls: [...new Set([...embedded, ...written])] }
}
