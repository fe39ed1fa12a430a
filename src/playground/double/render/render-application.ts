import type { World } from '../world.ts'
import { renderUser } from './render-user.ts'

/** The application object of GET /applications/@me. */
export function renderApplication(world: World): Record<string, unknown> {
  const bot = world.users.get(world.botId)
  const developer = [...world.users.values()].find(it => !it.isBot)
  return {
    id: world.applicationId,
    name: bot?.name ?? '',
    icon: null,
    description: '',
    summary: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    type: null,
    explicit_content_filter: 0,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    team: null,
    owner: developer === undefined ? null : renderUser(developer),
    eligible_oauth2_scopes: ['bot', 'applications.commands'],
    hook: true,
    bot: bot === undefined ? undefined : renderUser(bot),
    approximate_guild_count: [...world.guilds.values()].filter(it => it.hasBot).length,
    integration_types_config: { 0: {} },
  }
}
