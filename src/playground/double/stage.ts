/** A permission by Discord's name, as far as the double looks at it. */
export type PermissionName =
  | 'VIEW_CHANNEL'
  | 'SEND_MESSAGES'
  | 'SEND_MESSAGES_IN_THREADS'
  | 'CREATE_PUBLIC_THREADS'
  | 'EMBED_LINKS'
  | 'ATTACH_FILES'
  | 'READ_MESSAGE_HISTORY'
  | 'MENTION_EVERYONE'
  | 'MANAGE_MESSAGES'
  | 'MANAGE_THREADS'
  | 'MANAGE_CHANNELS'
  | 'MANAGE_GUILD'
  | 'ADMINISTRATOR'

type ChannelKind = 'text' | 'announcement' | 'forum'

/** Changes to the world. Bots hear of them by gateway events, as they would of Discord's. Each add gives the new id. */
export type Stage = {
  addUser(name: string): string
  /** The bot and the owner join. The owner may do everything. */
  addGuild(name: string, ownerId: string): string
  /** The person joins the server with these permissions beside the ordinary ones. */
  addMember(guildId: string, userId: string, permissions?: readonly PermissionName[]): void
  addRole(guildId: string, name: string, permissions?: readonly PermissionName[]): string
  addChannel(guildId: string, name: string, kind?: ChannelKind): string
  removeChannel(channelId: string): void
  /** The bot is thrown out of the server. */
  removeGuild(guildId: string): void
  /** What the bot lacks in the channel from now on; an empty list gives all back. */
  denyBot(channelId: string, permissions: readonly PermissionName[]): void
  /** Permissions the bot has in the whole server from now on, beside those it has. */
  grantBot(guildId: string, permissions: readonly PermissionName[]): void
  /** The same as denyBot for everybody but the bot and administrators. */
  denyEveryone(channelId: string, permissions: readonly PermissionName[]): void
  /** Whether the person refuses direct messages of the bot (50007). */
  setRefusesDms(userId: string, isRefusing: boolean): void
}
