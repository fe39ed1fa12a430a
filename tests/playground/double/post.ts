import { Routes } from 'discord.js'
import type { Client } from 'discord.js'
import type { RawFile } from 'discord.js'

/** Posts a message body as it stands, past discord.js's own checks. Rejects with DiscordAPIError. */
export async function post(client: Client, channelId: string, body: object, files: RawFile[] = []): Promise<Posted> {
  return (await client.rest.post(Routes.channelMessages(channelId), { body, files })) as Posted
}

export type Posted = {
  readonly id: string
  readonly content: string
  readonly nonce?: string
  readonly mention_everyone: boolean
  readonly mentions: readonly { readonly id: string }[]
  readonly mention_roles: readonly string[]
  readonly attachments: readonly { readonly url: string; readonly filename: string }[]
  readonly embeds: readonly { readonly image?: { readonly url: string } }[]
}
