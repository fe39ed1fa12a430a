import { allPermissions, guildPermissions } from '../permissions.ts'
import type { Guild, Member, Role, World } from '../world.ts'
import { renderChannel } from './render-channel.ts'
import { renderUser } from './render-user.ts'

/** A guild object as GET /guilds/{id} gives it. */
export function renderGuild(guild: Guild): Record<string, unknown> {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    roles: [...guild.roles.values()].map(renderRole),
    emojis: [],
    stickers: [],
    features: ['COMMUNITY'],
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    application_id: null,
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    home_header: null,
    incidents_data: null,
    region: 'local',
    widget_enabled: false,
    widget_channel_id: null,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    nsfw: false,
    preferred_locale: 'en-US',
  }
}

/** A guild as GUILD_CREATE brings it: with its channels, threads and the members that count. */
export function renderGuildCreate(world: World, guild: Guild): Record<string, unknown> {
  const channels = [...world.channels.values()].filter(it => it.guildId === guild.id)
  return {
    ...renderGuild(guild),
    joined_at: guild.joinedAt.toISOString(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: [...guild.members.values()].filter(it => it.userId === world.botId).map(it => renderMember(world, it)),
    channels: channels.filter(it => it.kind !== 'thread').map(it => renderChannel(world, it)),
    threads: channels.filter(it => it.kind === 'thread' && !it.isArchived).map(it => renderChannel(world, it)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}

/** A role object. */
export function renderRole(role: Role): Record<string, unknown> {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions.toString(),
    position: role.position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    managed: false,
    mentionable: role.isMentionable,
    flags: 0,
  }
}

/** A member object with its user; `permissions` (decimal) only where an interaction has them. */
export function renderMember(world: World, member: Member, permissions?: bigint): Record<string, unknown> {
  const user = world.users.get(member.userId)
  return {
    user: user === undefined ? undefined : renderUser(user),
    nick: null,
    avatar: null,
    banner: null,
    roles: member.roleIds,
    joined_at: member.joinedAt.toISOString(),
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
    ...(permissions === undefined ? {} : { permissions: permissions.toString() }),
  }
}

/** A guild as GET /users/@me/guilds lists it for the bot. */
export function renderPartialGuild(world: World, guild: Guild): Record<string, unknown> {
  const bits = guildPermissions(guild, world.botId) & allPermissions
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    banner: null,
    owner: false,
    permissions: bits.toString(),
    features: [],
  }
}
