import { OAuth2Scopes, PermissionFlagsBits, PermissionsBitField } from 'discord.js'

/** What the bot does in a channel, and nothing more. Reading history is for finding its own message after a crash. */
const permissions = new PermissionsBitField([
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.CreatePublicThreads,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.EmbedLinks,
  PermissionFlagsBits.AttachFiles,
  PermissionFlagsBits.ReadMessageHistory,
])

/** The address where a server's owner adds the bot. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: permissions.bitfield.toString(),
  })
  return `https://discord.com/oauth2/authorize?${query.toString()}`
}
