import { setTimeout as wait } from 'node:timers/promises'
import {
  Client,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js'
import type { Courier } from '../alerts/courier.ts'
import type { CommandRoom } from '../commands/command-room.ts'
import type { GuildStore } from '../corpus/guild-store.ts'
import type { WatchStore } from '../corpus/watch-store.ts'
import { createCourier } from './create-courier.ts'
import { inviteLink } from './invite-link.ts'
import { routeInteractions, type InteractionReport } from './route-interactions.ts'

const tokenRefusedCode: number = GatewayCloseCodes.AuthenticationFailed

/** What answers under way get when we leave. */
const farewellMs = 2_000

export type ConnectOptions = {
  readonly token: string
  /** Base address of Discord's REST, without the version; undefined: discord.com. */
  readonly api: string | undefined
  readonly room: CommandRoom
  readonly store: Pick<GuildStore, 'guildSettings' | 'guildBehind' | 'removeGuild' | 'guildIds'> &
    Pick<WatchStore, 'pauseWatchesInto'>
  readonly clock: () => Date
  readonly report: InteractionReport
  /** Told of gateway trouble, for the log. */
  readonly warn: (event: string, error: unknown) => void
  /** Told when Discord takes the token no longer: nothing will come any more. */
  readonly revoked: (error: TokenRefusal) => void
}

export type Connection = {
  readonly courier: Courier
  readonly botName: string
  readonly inviteLink: string
  /** Ends the gateway session; interactions under way are awaited. */
  close(): Promise<void>
}

/** Discord does not take this token; the message says what to do. */
export class TokenRefusal extends Error {
  override readonly name = 'TokenRefusal'
}

/** Logs in, registers the commands and answers interactions. Throws TokenRefusal for a wrong token. */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const api = options.api === undefined ? {} : { api: options.api }
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: api })
  const underWay = new Set<Promise<void>>()
  const answer = routeInteractions(options.room, options.store, options.report)
  client.on(Events.InteractionCreate, interaction => {
    const answering = answer(interaction).finally(() => underWay.delete(answering))
    underWay.add(answering)
  })
  client.on(Events.GuildDelete, guild => void forget(guild.id, options))
  const deleted = (channelId: string) => void pauseInto(channelId, options)
  client.on(Events.ChannelDelete, channel => deleted(channel.id))
  client.on(Events.ThreadDelete, thread => deleted(thread.id))
  client.on(Events.Error, error => options.warn('gateway error', error))
  client.on(Events.ShardDisconnect, ({ code }) => {
    options.warn('gateway closed', code)
    if (code === tokenRefusedCode) options.revoked(refuseToken(undefined))
  })
  client.on(Events.Invalidated, () => options.warn('gateway session invalidated', undefined))

  surviveLostSession(client)

  const readyClient = await logIn(client, options)
  // Not waited for: what became of servers we know is no reason to answer nobody.
  void forgetLost(readyClient, options)

  // Alerts go their own way to Discord: no silent retries there, so that a lost answer is noticed, and no silent waits.
  const rest = new REST({ ...api, version: '10', retries: 0, rejectOnRateLimit: () => true })
  return {
    courier: createCourier(rest, options.token),
    botName: readyClient.user.username,
    inviteLink: inviteLink(readyClient.application.id),
    async close() {
      client.removeAllListeners(Events.InteractionCreate)
      await Promise.race([Promise.allSettled(underWay), wait(farewellMs, undefined, { ref: false })])
      await client.destroy()
    },
  }
}

/** Logs in and registers the commands. Whatever fails, no half-connected client stays behind to answer beside the next. */
async function logIn(client: Client, { token, room }: ConnectOptions): Promise<Client<true>> {
  const ready = new Promise<Client<true>>(resolve => client.once(Events.ClientReady, resolve))
  try {
    await client.login(token)
    const readyClient = await ready
    const body = await room.definitions()
    await readyClient.rest.put(Routes.applicationCommands(readyClient.application.id), { body })
    return readyClient
  } catch (error) {
    await client.destroy()
    if (!isTokenTrouble(error)) throw error
    throw refuseToken(error)
  }
}

function refuseToken(cause: unknown): TokenRefusal {
  return new TokenRefusal(
    'DISCORD_TOKEN (environment or .env) is not accepted by Discord. Copy the bot token again from the Developer Portal, page Bot, "Reset Token".',
    { cause },
  )
}

function isTokenTrouble(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401
  return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid
}

/**
 * discord.js 14 reads the session of each RESUMED without looking whether an INVALID_SESSION has just taken it away, and
 * ends the process. It gets an empty one for the moment it reads; then the session is gone again, and it logs in anew.
 */
function surviveLostSession(client: Client): void {
  client.on(Events.Raw, (packet: { readonly t?: unknown }, shardId) => {
    const shard = client.ws.shards.get(shardId)
    if (packet.t !== GatewayDispatchEvents.Resumed || shard === undefined) return
    if (Reflect.get(shard, 'sessionInfo') !== null) return
    Reflect.set(shard, 'sessionInfo', { sequence: Reflect.get(shard, 'closeSequence') })
    queueMicrotask(() => Reflect.set(shard, 'sessionInfo', null))
  })
}

/** Servers that removed us while we were away: not among those that Discord lists, and unknown when asked for. */
async function forgetLost(client: Client<true>, options: ConnectOptions): Promise<void> {
  try {
    for (const guildId of await options.store.guildIds()) {
      // One that has an outage is listed, too.
      if (!client.guilds.cache.has(guildId) && (await isUnknown(client, guildId))) await forget(guildId, options)
    }
  } catch (error) {
    options.warn('servers could not be compared', error)
  }
}

async function isUnknown(client: Client<true>, guildId: string): Promise<boolean> {
  try {
    await client.rest.get(Routes.guild(guildId))
    return false
  } catch (error) {
    if (error instanceof DiscordAPIError) return notOurs.has(error.code)
    throw error
  }
}

const notOurs = new Set<number | string>([RESTJSONErrorCodes.UnknownGuild, RESTJSONErrorCodes.MissingAccess])

async function pauseInto(channelId: string, { store, warn, clock }: ConnectOptions): Promise<void> {
  try {
    await store.pauseWatchesInto(channelId, 'its channel was deleted', clock())
  } catch (error) {
    warn('watches of a deleted channel could not be paused', error)
  }
}

async function forget(guildId: string, { store, warn }: ConnectOptions): Promise<void> {
  try {
    await store.removeGuild(guildId)
  } catch (error) {
    warn('a server could not be forgotten', error)
  }
}
