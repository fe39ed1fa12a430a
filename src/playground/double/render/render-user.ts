import type { User } from '../world.ts'

/** A user object as Discord's API gives it. */
export function renderUser(user: User): Record<string, unknown> {
  return {
    id: user.id,
    username: user.name,
    discriminator: user.isBot ? '0001' : '0',
    global_name: null,
    avatar: null,
    bot: user.isBot,
    system: false,
    public_flags: 0,
    flags: 0,
    banner: null,
    accent_color: null,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
  }
}

/** The bot's own user, as it sees itself. */
export function renderSelf(user: User): Record<string, unknown> {
  return { ...renderUser(user), verified: true, mfa_enabled: true, email: null, locale: 'en-US' }
}
