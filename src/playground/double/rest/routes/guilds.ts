import { refusal } from '../../api-error.ts'
import { renderChannel } from '../../render/render-channel.ts'
import { renderGuild, renderMember, renderRole } from '../../render/render-guild.ts'
import type { Channel } from '../../world.ts'
import { findGuild } from '../find.ts'
import { ok } from '../route.ts'
import type { Answer, Call, Route } from '../route.ts'

/** Servers, their channels, roles and members, as far as a bot reads them. */
export const guildRoutes: readonly Route[] = [
  { method: 'GET', path: '/guilds/{guild}', answer: call => ok(renderGuild(guildOf(call))) },
  { method: 'GET', path: '/guilds/{guild}/channels', answer: call => ok(list(call, it => it.kind !== 'thread')) },
  { method: 'GET', path: '/guilds/{guild}/threads/active', answer: listThreads },
  {
    method: 'GET',
    path: '/guilds/{guild}/roles',
    answer: call => ok([...guildOf(call).roles.values()].map(renderRole)),
  },
  { method: 'GET', path: '/guilds/{guild}/members/{user}', answer: getMember },
]

function guildOf(call: Call) {
  return findGuild(call.backend.world, call.param('guild'))
}

function list(call: Call, isWanted: (channel: Channel) => boolean): Record<string, unknown>[] {
  const { world } = call.backend
  const guild = guildOf(call)
  const channels = [...world.channels.values()].filter(it => it.guildId === guild.id && isWanted(it))
  return channels.map(it => renderChannel(world, it))
}

function listThreads(call: Call): Answer {
  return ok({ threads: list(call, it => it.kind === 'thread' && !it.isArchived), members: [], has_more: false })
}

function getMember(call: Call): Answer {
  const member = guildOf(call).members.get(call.param('user'))
  if (member === undefined) throw refusal('unknownMember')
  return ok(renderMember(call.backend.world, member))
}
