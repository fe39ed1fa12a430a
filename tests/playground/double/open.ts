import { Client, Events, GatewayIntentBits } from 'discord.js'
import type { ClientOptions } from 'discord.js'
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
