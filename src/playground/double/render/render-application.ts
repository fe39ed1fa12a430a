import type { World } from '../world.ts'
import { renderUser } from './render-user.ts'

/** The application object of GET /applications/@me. */
export function renderApplication(world: World): Record<string, unknown> {
  const bot = world.users.get(world.botId)
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
    team: null,
    owner: null,
    hook: true,
    bot: bot === undefined ? undefined : renderUser(bot),
    approximate_guild_count: [...world.guilds.values()].filter(it => it.hasBot).length,
    integration_types_config: { 0: {} },
  }
}
