import {
  MessageFlags,
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  type ModalMessageModalSubmitInteraction,
  type ModalSubmitInteraction,
} from 'discord.js'
import type { Asker } from '../commands/command.ts'
import { refuse, type Reply } from '../commands/reply.ts'
import { isDiskFull } from '../corpus/disk-full.ts'
import type { Post } from '../model/post.ts'
import { renderModal } from './render-modal.ts'
import { renderPost } from './render-post.ts'

export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction

/** Discord gives up on us after 3 s; from here on we show that we are at work. */
const deferAfterMs = 900
/** A busy machine may take so long to tell who may see the wait. */
const unsureMs = 900
/** Edits of one message are rate-limited; people do not read faster either. */
const tellEveryMs = 1500

/**
 * Sends what `work` gives back, deferring when it takes longer. `isPrivate` decides who sees the wait after a command
 * (the asker alone while it is not known); after a button the message just stands until the answer comes. A refusal is
 * always private.
 */
export async function respond(
  interaction: Answerable,
  work: (tell: Asker['tell']) => Promise<Reply>,
  isPrivate: Promise<boolean>,
): Promise<void> {
  // Looked at later, or never.
  isPrivate.catch(() => undefined)
  const progress = createProgress(interaction)
  const working = work(progress.tell)
  const quick = await firstOf(working, deferAfterMs)
  if (quick !== undefined) return send(interaction, quick)
  const updates = standsOnMessage(interaction)
  const wait = { isPrivate: updates || (await mayOnlyAskerSee(isPrivate)), updates }
  if (updates) await interaction.deferUpdate()
  else await interaction.deferReply(wait.isPrivate ? { flags: MessageFlags.Ephemeral } : {})
  progress.begin(!updates)
  const reply = await working
  await progress.end()
  await sendLate(interaction, reply, wait)
}

async function mayOnlyAskerSee(isPrivate: Promise<boolean>): Promise<boolean> {
  try {
    return (await firstOf(isPrivate, unsureMs)) ?? true
  } catch {
    return true
  }
}

type OnMessage = MessageComponentInteraction | ModalMessageModalSubmitInteraction

function standsOnMessage(interaction: Answerable): interaction is OnMessage {
  return interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage())
}

/** Passes on what long work tells of itself, not too often, once the wait is shown. */
function createProgress(interaction: Answerable) {
  let isShown = false
  let lastAt = 0
  let sending: Promise<unknown> = Promise.resolve()
  return {
    tell(text: string) {
      if (!isShown || performance.now() - lastAt < tellEveryMs) return
      lastAt = performance.now()
      // Progress that can't be shown is no reason to fail the work.
      sending = interaction.editReply({ content: text }).catch(() => undefined)
    },
    begin(isOwnReply: boolean) {
      isShown = isOwnReply
    },
    async end() {
      isShown = false
      await sending
    },
  }
}

async function firstOf<Answer>(work: Promise<Answer>, limitMs: number): Promise<Answer | undefined> {
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
      if (standsOnMessage(interaction)) await interaction.update(payload(reply.post))
      else await interaction.reply(payload(reply.post))
      return
    case 'modal':
      if (interaction.isModalSubmit()) throw new Error('a form can not open another form')
      await interaction.showModal(renderModal(reply.modal))
      return
    case 'refusal':
      await interaction.reply({ ...payload({ content: reply.text }), flags: MessageFlags.Ephemeral })
  }
}

const tooLate: Reply = refuse('That took me too long. Please try again.')

/** The wait that people saw: a message of its own, unless it `updates` the one whose button was pressed. */
type Wait = { readonly isPrivate: boolean; readonly updates: boolean }

async function sendLate(interaction: Answerable, reply: Reply, { isPrivate, updates }: Wait): Promise<void> {
  const final = reply.kind === 'modal' ? tooLate : reply
  const post: Post = final.kind === 'refusal' ? { content: final.text } : final.kind === 'modal' ? {} : final.post
  const isForOne = final.kind === 'refusal' || (final.kind === 'answer' && final.isPrivate)
  if (updates ? final.kind === 'update' : isPrivate === isForOne) {
    await interaction.editReply(payload(post))
    return
  }
  // Who sees a message never changes: where the wait was seen by others than the words are for, it takes a new one. What
  // follows a wait that still stands would take its place, so it ends first.
  if (!updates) await interaction.deleteReply()
  await interaction.followUp({ ...payload(post), ...(isForOne ? { flags: MessageFlags.Ephemeral } : {}) })
}

/** What people read when the fault is ours. */
export const apology = 'Something went wrong on my side; whoever runs me finds it in the log. Please try again.'

const noRoom =
  'I can’t keep anything for now: the disk of the machine I run on is full. Whoever runs me finds it in the log. Please try again later.'

/** What to say of this fault. */
export function apologyFor(error: unknown): string {
  return isDiskFull(error) ? noRoom : apology
}

/** The last resort when an answer could not be made or sent: says so, unless an answer stands already. */
export async function apologise(interaction: Answerable, error: unknown): Promise<void> {
  if (interaction.replied) return
  const post = { ...payload({ content: apologyFor(error) }), flags: MessageFlags.Ephemeral as const }
  if (interaction.deferred) await interaction.followUp(post)
  else await interaction.reply(post)
}

/** discord.js takes Discord's own JSON for all but files, their descriptions and mentions. */
function payload(post: Post) {
  const { body, files } = renderPost(post)
  return {
    content: body.content ?? '',
    embeds: body.embeds ?? [],
    components: body.components ?? [],
    allowedMentions: { parse: [], roles: [...(post.mentionRoleIds ?? [])] },
    files: files.map((file, at) => {
      const description = body.attachments?.[at]?.description
      const attachment = Buffer.from(file.data as Uint8Array)
      return { name: file.name, attachment, ...(typeof description === 'string' ? { description } : {}) }
    }),
  }
}
