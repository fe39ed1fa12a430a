import { refusal } from '../../api-error.ts'
import { openDm } from '../../deeds/open-channel.ts'
import { readForm } from '../../forms/form.ts'
import { renderApplication } from '../../render/render-application.ts'
import { renderChannel } from '../../render/render-channel.ts'
import { renderPartialGuild } from '../../render/render-guild.ts'
import { renderSelf, renderUser } from '../../render/render-user.ts'
import type { World } from '../../world.ts'
import { ok } from '../route.ts'
import type { Answer, Call, Route } from '../route.ts'

/** Who the bot is, whom it knows, and where the gateway stands. */
export const identityRoutes: readonly Route[] = [
  { method: 'GET', path: '/gateway', isOpen: true, answer: call => ok({ url: gatewayUrl(call) }) },
  { method: 'GET', path: '/gateway/bot', answer: describeGateway },
  { method: 'GET', path: '/applications/@me', answer: call => ok(renderApplication(call.backend.world)) },
  { method: 'GET', path: '/oauth2/applications/@me', answer: call => ok(renderApplication(call.backend.world)) },
  { method: 'GET', path: '/users/@me', answer: getSelf },
  { method: 'GET', path: '/users/@me/guilds', answer: listGuilds },
  { method: 'POST', path: '/users/@me/channels', answer: createDm },
  { method: 'GET', path: '/users/{user}', answer: call => getUser(call.backend.world, call.param('user')) },
]

function gatewayUrl(call: Call): string {
  return call.backend.address().replace('http', 'ws')
}

function describeGateway(call: Call): Answer {
  const session_start_limit = { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 }
  return ok({ url: gatewayUrl(call), shards: 1, session_start_limit })
}

function getSelf({ backend: { world } }: Call): Answer {
  const bot = world.users.get(world.botId)
  if (bot === undefined) throw refusal('unknownUser')
  return ok(renderSelf(bot))
}

function getUser(world: World, id: string): Answer {
  const user = world.users.get(id)
  if (user === undefined) throw refusal('unknownUser')
  return ok(renderUser(user))
}

function listGuilds({ backend: { world } }: Call): Answer {
  const guilds = [...world.guilds.values()].filter(it => it.hasBot)
  return ok(guilds.map(it => renderPartialGuild(world, it)))
}

function createDm({ backend, body }: Call): Answer {
  const form = readForm(body)
  const id = form.root.get('recipient_id').require().snowflake() ?? ''
  form.finish()
  const user = backend.world.users.get(id)
  if (user === undefined) throw refusal('unknownUser')
  if (user.isBot) throw refusal('cannotMessageUser')
  return ok(renderChannel(backend.world, openDm(backend, id)))
}
