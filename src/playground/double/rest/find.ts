import { refusal } from '../api-error.ts'
import { hasPermission } from '../permissions.ts'
import type { PermissionName } from '../stage.ts'
import type { Channel, Guild, Interaction, Message, World } from '../world.ts'

/** A channel that the bot can see and where it has these permissions; else Discord's refusal. */
export function findChannel(world: World, id: string, needs: readonly PermissionName[] = []): Channel {
  const channel = world.channels.get(id)
  if (channel === undefined) throw refusal('unknownChannel')
  if (channel.guildId !== undefined && world.guilds.get(channel.guildId)?.hasBot !== true)
    throw refusal('missingAccess')
  if (!hasPermission(world, world.botId, channel, 'VIEW_CHANNEL')) throw refusal('missingAccess')
  if (!needs.every(name => hasPermission(world, world.botId, channel, name))) throw refusal('missingPermissions')
  return channel
}

/** A message of the channel as the bot's own routes see it: ephemeral ones are not there. */
export function findMessage(world: World, channelId: string, id: string): Message {
  const message = world.messages.get(id)
  if (message === undefined || message.channelId !== channelId || message.visibleTo !== undefined)
    throw refusal('unknownMessage')
  return message
}

/** A server that the bot is in. */
export function findGuild(world: World, id: string): Guild {
  const guild = world.guilds.get(id)
  if (guild === undefined || !guild.hasBot) throw refusal('unknownGuild')
  return guild
}

/** The interaction of a webhook token, once it has been acknowledged and for 15 minutes. */
export function findWebhook(world: World, applicationId: string, token: string): Interaction {
  if (applicationId !== world.applicationId) throw refusal('unknownWebhook')
  const interaction = world.interactions.get(token)
  if (interaction === undefined) throw refusal('invalidWebhookToken')
  if (interaction.state === 'waiting' || interaction.state === 'expired') throw refusal('unknownWebhook')
  return interaction
}
