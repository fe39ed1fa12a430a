import type { Backend } from '../backend.ts'
import { isRecord } from '../forms/field.ts'
import { renderApplication } from '../render/render-application.ts'
import { renderSelf } from '../render/render-user.ts'

/** The body of READY; `wanted` is that of the IDENTIFY. Source: Discord's reference, "Gateway Events", Ready. */
export function describeReady(
  { world, address }: Backend,
  sessionId: string,
  wanted: unknown,
): Record<string, unknown> {
  const bot = world.users.get(world.botId)
  const guilds = [...world.guilds.values()].filter(it => it.hasBot).map(it => ({ id: it.id, unavailable: true }))
  return {
    v: 10,
    user: bot === undefined ? undefined : renderSelf(bot),
    guilds,
    session_id: sessionId,
    resume_gateway_url: address().replace('http', 'ws'),
    session_type: 'normal',
    shard: isRecord(wanted) && Array.isArray(wanted['shard']) ? wanted['shard'] : [0, 1],
    application: { id: world.applicationId, flags: renderApplication(world)['flags'] },
    private_channels: [],
    user_settings: {},
    relationships: [],
    presences: [],
    guild_join_requests: [],
    geo_ordered_rtc_regions: [],
    _trace: [],
  }
}
