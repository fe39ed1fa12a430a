import type { DoubleClock } from './clock.ts'
import type { Faults } from './faults.ts'
import type { GatewayControls } from './gateway/controls.ts'
import type { IdSource } from './snowflake.ts'
import type { Person } from './people/person.ts'
import type { Stage } from './stage.ts'
import type { World } from './world.ts'

/** How to set up a double. Everything has a default. */
export type DoubleOptions = {
  /** TCP port on 127.0.0.1; 0, the default, takes any free one. */
  readonly port?: number
  /** The bot token it accepts; there is a default. Any other is answered with 401, or closed with 4004. */
  readonly token?: string
  readonly clock?: DoubleClock
  /** Makes snowflakes; the default counts up within the millisecond of the clock. */
  readonly ids?: IdSource
  /** Gateway intents that the application may ask for besides the unprivileged ones. Default 0: privileged ones close with 4014. */
  readonly privilegedIntents?: number
  /** No rate limits at all, for benchmarks. Injected 429s still come. */
  readonly hasRelaxedRateLimits?: boolean
  /** Appends each REST request to this file as one line `{"method","path","body"}`. */
  readonly recordRequests?: string
  readonly heartbeatIntervalMs?: number
}

/**
 * A Discord of one's own on the loopback: one application with its bot, a server "Newsroom" and its people.
 * Bots reach it over REST v10 and gateway v10; people act through `as(userId)`.
 *
 *     const discord = await openDiscordDouble()
 *     const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.apiUrl } })
 *     await client.login(discord.token)
 *     const seen = await discord.as(discord.seed.editorId).run('watch add', { query: 'quake' }, discord.seed.deskId)
 */
export type DiscordDouble = {
  /** "http://127.0.0.1:PORT": attachments live under it. */
  readonly url: string
  /** What discord.js takes as `rest.api` ("http://127.0.0.1:PORT/api"). */
  readonly apiUrl: string
  readonly token: string
  readonly seed: SeedIds
  /** All there is, for keeping it over a restart; before a bot has come, what was kept may be put back. */
  readonly world: World
  /** Acts for this person. Throws when nobody has the id. */
  readonly as: (userId: string) => Person
  /** Changes to the world that neither bot nor people make by the API. */
  readonly stage: Stage
  readonly faults: Faults
  readonly gateway: GatewayControls
  /** The REST requests so far, oldest first; the last few thousand. */
  readonly requests: readonly RecordedRequest[]
  relaxRateLimits(isRelaxed: boolean): void
  /** Ends the server and all its sockets; open promises of people resolve as `no-response`. */
  close(): Promise<void>
}

/** Ids of the world that every double starts with; with the default id source they are the same every time. */
export type SeedIds = {
  readonly applicationId: string
  readonly botId: string
  /** The server "Newsroom". */
  readonly guildId: string
  /** #alerts and #desk: text channels. #wire: an announcement channel. #stories: a forum with tags. */
  readonly alertsId: string
  readonly deskId: string
  readonly wireId: string
  readonly storiesId: string
  /** Has Manage Server. */
  readonly editorId: string
  /** An ordinary member. */
  readonly readerId: string
  /** A role that may be mentioned ("Night desk"); the reader has it. */
  readonly nightDeskRoleId: string
}

/** `path` begins after "/api/v10" and keeps its query. `body` is the JSON, or payload_json of a multipart request. */
export type RecordedRequest = { readonly method: string; readonly path: string; readonly body?: unknown }
