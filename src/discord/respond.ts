import {
  MessageFlags,
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
} from 'discord.js'
import type { Reply } from '../commands/reply.ts'
import type { Post } from '../model/post.ts'
import { renderPost } from './render-post.ts'

export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction

/** Discord gives up on us after 3 s; from here on we show that we are at work. */
const deferAfterMs = 900

/**
 * Sends what `work` gives back, deferring when it takes longer. `isPrivate` decides who sees the wait.
 * A refusal is always private, also after a public wait.
 */
export async function respond(interaction: Answerable, work: Promise<Reply>, isPrivate: boolean): Promise<void> {
  const quick = await firstOf(work, deferAfterMs)
  if (quick !== undefined) return send(interaction, quick)
  const privacy = isPrivate ? { flags: MessageFlags.Ephemeral as const } : {}
  const updates = interaction.isMessageComponent() && !isPrivate
  if (updates) await interaction.deferUpdate()
  else await interaction.deferReply(privacy)
  await sendLate(interaction, await work, isPrivate, updates)
}

async function firstOf(work: Promise<Reply>, limitMs: number): Promise<Reply | undefined> {
  const { promise: limit, resolve } = Promise.withResolvers<undefined>()
  const timer = setTimeout(resolve, limitMs, undefined)
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}

async function send(interaction: Answerable, reply: Reply): Promise<void> {
  switch (reply.kind) {
    case 'answer':
      await interaction.reply({ ...payload(reply.post), ...(reply.isPrivate ? { flags: MessageFlags.Ephemeral } : {}) })
      return
    case 'update':
      if (interaction.isMessageComponent()) await interaction.update(payload(reply.post))
      else await interaction.reply(payload(reply.post))
      return
    case 'refusal':
      await interaction.reply({ ...payload({ content: reply.text }), flags: MessageFlags.Ephemeral })
  }
}

async function sendLate(interaction: Answerable, reply: Reply, isPrivate: boolean, updates: boolean): Promise<void> {
  const post: Post = reply.kind === 'refusal' ? { content: reply.text } : reply.post
  if (updates && reply.kind !== 'update') {
    await interaction.followUp({ ...payload(post), flags: MessageFlags.Ephemeral })
    return
  }
  if (reply.kind === 'refusal' && !isPrivate && !updates) {
    await interaction.deleteReply()
    await interaction.followUp({ ...payload(post), flags: MessageFlags.Ephemeral })
    return
  }
  await interaction.editReply(payload(post))
}

/** discord.js takes Discord's own JSON for all but files and mentions. */
function payload(post: Post) {
  const { body, files } = renderPost(post)
  return {
    content: body.content ?? '',
    embeds: body.embeds ?? [],
    components: body.components ?? [],
    allowedMentions: { parse: [], roles: [...(post.mentionRoleIds ?? [])] },
    files: files.map(file => ({ name: file.name, attachment: Buffer.from(file.data as Uint8Array) })),
  }
}
