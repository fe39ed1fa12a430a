import { Client, Events, GatewayIntentBits, Routes } from 'discord.js'
import type { ClientOptions, Interaction } from 'discord.js'
import { onTestFinished } from 'vitest'
import type { DiscordDouble, DoubleOptions } from '../../../src/playground/double/double.ts'
import { openDiscordDouble } from '../../../src/playground/double/open-double.ts'

/** A double that ends with its test. */
export async function openDouble(options: DoubleOptions = {}): Promise<DiscordDouble> {
  const discord = await openDiscordDouble(options)
  onTestFinished(() => discord.close())
  return discord
}

/** A discord.js client as anybody would make it, not yet logged in; it ends with its test. */
export function createClient(discord: DiscordDouble, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    ...options,
    rest: { api: discord.apiUrl, ...options.rest },
  })
  onTestFinished(() => client.destroy())
  return client
}

/** A logged-in, ready client. */
export async function connect(discord: DiscordDouble, options: Partial<ClientOptions> = {}): Promise<Client<true>> {
  const client = createClient(discord, options)
  const ready = new Promise<Client<true>>(resolve => client.once(Events.ClientReady, resolve))
  await client.login(discord.token)
  return ready
}

/** The bot answers each interaction with `answer`; what it throws is kept in the list that this gives. */
export function onInteraction(client: Client, answer: (interaction: Interaction) => Promise<unknown>): unknown[] {
  const errors: unknown[] = []
  client.on(Events.InteractionCreate, interaction => {
    answer(interaction).catch((error: unknown) => errors.push(error))
  })
  return errors
}

/** A double with a ready bot that has registered these commands, in the API's own shape. */
export async function openWithCommands(
  commands: readonly object[],
  options: DoubleOptions = {},
): Promise<{ discord: DiscordDouble; client: Client<true> }> {
  const discord = await openDouble({ hasRelaxedRateLimits: true, ...options })
  const client = await connect(discord)
  await client.rest.put(Routes.applicationCommands(client.application.id), { body: commands })
  return { discord, client }
}
