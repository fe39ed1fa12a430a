import type { Backend } from '../backend.ts'
import { permissionsIn } from '../permissions.ts'
import { renderChannel } from '../render/render-channel.ts'
import { renderMember } from '../render/render-guild.ts'
import { renderMessage } from '../render/render-message.ts'
import { renderUser } from '../render/render-user.ts'
import type { Channel, Interaction, World } from '../world.ts'

/** INTERACTION_CREATE as the bot gets it; `data` differs by the kind of interaction. */
export function renderInteraction(
  { world }: Backend,
  interaction: Interaction,
  channel: Channel,
  data: unknown,
): Record<string, unknown> {
  const source = world.messages.get(interaction.sourceMessageId ?? '')
  return {
    id: interaction.id,
    application_id: world.applicationId,
    type: interaction.type,
    data,
    token: interaction.token,
    version: 1,
    channel_id: channel.id,
    channel: renderChannelWithPermissions(world, channel, interaction.userId),
    ...renderPlace(world, interaction, channel),
    // Only components and modals opened from them carry a message; a message menu has it in its data.
    ...(source === undefined || interaction.isMenu ? {} : { message: renderMessage(world, source) }),
    app_permissions: permissionsIn(world, world.botId, channel).toString(),
    locale: 'en-US',
    entitlements: [],
    attachment_size_limit: 26_214_400,
  }
}

function renderPlace(world: World, interaction: Interaction, channel: Channel): Record<string, unknown> {
  const user = world.users.get(interaction.userId)
  const guild = world.guilds.get(channel.guildId ?? '')
  const member = guild?.members.get(interaction.userId)
  if (guild === undefined || member === undefined)
    return { user: user && renderUser(user), context: 1, authorizing_integration_owners: { 0: '0' } }
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: 'en-US', features: [] },
    guild_locale: 'en-US',
    member: renderMember(world, member, permissionsIn(world, member.userId, channel)),
    context: 0,
    authorizing_integration_owners: { 0: guild.id },
  }
}

/** A channel as interactions show it: with what the person may do there. */
export function renderChannelWithPermissions(world: World, channel: Channel, userId: string): Record<string, unknown> {
  return { ...renderChannel(world, channel), permissions: permissionsIn(world, userId, channel).toString() }
}
