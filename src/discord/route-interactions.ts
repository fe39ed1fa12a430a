import type {
  AutocompleteInteraction,
  Interaction,
  MessageComponentInteraction,
  ModalSubmitInteraction,
} from 'discord.js'
import type { Asker, Invocation } from '../commands/command.ts'
import type { CommandRoom } from '../commands/command-room.ts'
import { refuse, type Reply } from '../commands/reply.ts'
import type { GuildStore } from '../corpus/guild-store.ts'
import { messagesPressed, readAsker, readMenu, readPress, readTyped } from './read-invocation.ts'
import { apologise, apologyFor, respond, type Answerable } from './respond.ts'

export type InteractionReport = (event: {
  readonly interaction: string
  readonly ms: number
  readonly error?: unknown
}) => void

export type RoutingStore = Pick<GuildStore, 'guildSettings' | 'guildBehind'>

/** Gives each interaction to its command or button and sends back the reply. One failure never stops the next one. */
export function routeInteractions(
  room: CommandRoom,
  store: RoutingStore,
  report: InteractionReport,
): (interaction: Interaction) => Promise<void> {
  return async interaction => {
    const startedAt = performance.now()
    const name = nameOf(interaction)
    try {
      await route(interaction, room, store, error => report({ interaction: name, ms: 0, error }))
      report({ interaction: name, ms: performance.now() - startedAt })
    } catch (error) {
      report({ interaction: name, ms: performance.now() - startedAt, error })
      // Too late, or Discord is away: then nobody can be told.
      await excuse(interaction, error).catch(() => undefined)
    }
  }
}

async function excuse(interaction: Interaction, error: unknown): Promise<void> {
  if (interaction.isAutocomplete()) {
    if (!interaction.responded) await interaction.respond([])
    return
  }
  const answered = answerable(interaction)
  if (answered !== undefined) await apologise(answered, error)
}

function answerable(interaction: Interaction): Answerable | undefined {
  if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand()) return interaction
  return interaction.isMessageComponent() || interaction.isModalSubmit() ? interaction : undefined
}

async function route(
  interaction: Interaction,
  room: CommandRoom,
  store: RoutingStore,
  failed: (error: unknown) => void,
): Promise<void> {
  // Who asks is looked up as part of the work, so that a busy store never keeps Discord waiting for our sign of life.
  if (interaction.isMessageComponent() || interaction.isModalSubmit()) {
    const run = async (tell: Asker['tell']): Promise<Reply> => {
      const guildId = await guildOf(interaction, store)
      if (guildId === undefined) return inServers
      const asker = readAsker(interaction, await store.guildSettings(guildId), tell)
      return room.press({ ...readPress(interaction), ...asker })
    }
    return respond(interaction, tell => sheltered(run(tell), failed), Promise.resolve(true))
  }
  if (!interaction.inGuild()) return refuseOutsideServers(interaction)
  const settings = () => store.guildSettings(interaction.guildId)
  if (interaction.isAutocomplete()) {
    const invocation = { ...readTyped(interaction), ...readAsker(interaction, await settings(), () => undefined) }
    return complete(interaction, invocation, room)
  }
  if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand()) {
    const typed = interaction.isChatInputCommand() ? readTyped(interaction) : readMenu(interaction)
    const run = async (tell: Asker['tell']): Promise<Reply> =>
      room.run({ ...typed, ...readAsker(interaction, await settings(), tell) })
    return respond(interaction, tell => sheltered(run(tell), failed), room.isPrivate(typed))
  }
}

/** Alerts and digests come by direct message too, and their buttons work there. */
async function guildOf(
  interaction: MessageComponentInteraction | ModalSubmitInteraction,
  store: RoutingStore,
): Promise<string | undefined> {
  return interaction.guildId ?? (await store.guildBehind(interaction.user.id, messagesPressed(interaction)))
}

async function sheltered(work: Promise<Reply>, failed: (error: unknown) => void): Promise<Reply> {
  try {
    return await work
  } catch (error) {
    failed(error)
    return refuse(apologyFor(error))
  }
}

async function complete(
  interaction: AutocompleteInteraction,
  invocation: Invocation,
  room: CommandRoom,
): Promise<void> {
  const focused = interaction.options.getFocused(true)
  const choices = await room.complete(focused.name, focused.value, invocation)
  await interaction.respond(
    choices
      // A value cut short would name something else.
      .filter(({ value }) => value.length > 0 && value.length <= 100)
      .slice(0, 25)
      .map(({ name, value }) => ({ name: name.slice(0, 100).toWellFormed().trim() || '–', value })),
  )
}

const inServers = refuse('I answer in servers. Use this command in a channel there.')

async function refuseOutsideServers(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) return interaction.respond([])
  const answered = answerable(interaction)
  if (answered === undefined) return
  await respond(answered, () => Promise.resolve(inServers), Promise.resolve(true))
}

function nameOf(interaction: Interaction): string {
  if (interaction.isCommand() || interaction.isAutocomplete()) return interaction.commandName
  return interaction.isMessageComponent() || interaction.isModalSubmit()
    ? (interaction.customId.split(':', 1)[0] ?? '')
    : 'other'
}
