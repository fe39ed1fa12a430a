import type { Backend } from '../backend.ts'
import type { MessageForm } from '../forms/message-form.ts'
import type { Channel, Invocation, Message } from '../world.ts'
import { keepFiles, placeInEmbeds } from './keep-files.ts'
import type { Upload } from './keep-files.ts'
import { computePings } from './pings.ts'

/** What makes a message, after all checks. */
export type Draft = {
  readonly channel: Channel
  readonly authorId: string
  readonly form: MessageForm
  readonly uploads: readonly Upload[]
  /** Given where Discord gives it: the first message of a forum post bears the post's id. */
  readonly id?: string
  readonly type?: number
  readonly invocation?: Invocation | undefined
  /** For whom it is, when it is ephemeral. */
  readonly visibleTo?: string | undefined
  /** Flags beside those of the form that a sender may set. */
  readonly flags?: number
}

export const messageFlags = { suppressEmbeds: 4, hasThread: 32, ephemeral: 64, loading: 128, silent: 4096 } as const

/** Adds a message to its channel and tells of it. */
export function postMessage(backend: Backend, draft: Draft): Message {
  const { world } = backend
  const { channel, form } = draft
  const parts = placeInEmbeds(form.embeds ?? [], keepFiles(backend, channel.id, draft.uploads, form.attachments))
  const target = world.messages.get(form.reference?.messageId ?? '')
  const message: Message = {
    id: draft.id ?? backend.newId(),
    channelId: channel.id,
    guildId: channel.guildId,
    authorId: draft.authorId,
    type: draft.type ?? (target === undefined ? 0 : 19),
    content: form.content ?? '',
    ...parts,
    components: form.components ?? [],
    flags: (form.flags & (messageFlags.suppressEmbeds | messageFlags.silent)) | (draft.flags ?? 0),
    createdAt: backend.clock.now(),
    editedAt: undefined,
    nonce: form.nonce,
    pings: computePings(world, {
      content: form.content ?? '',
      authorId: draft.authorId,
      channel,
      allowed: form.allowedMentions,
      repliedToUserId: target?.authorId,
    }),
    reference: target === undefined ? undefined : { messageId: target.id, channelId: target.channelId },
    threadId: undefined,
    invocation: draft.invocation,
    visibleTo: draft.visibleTo,
  }
  world.messages.set(message.id, message)
  channel.messageIds.push(message.id)
  wakeThread(backend, channel)
  backend.tell({ kind: 'message-created', message })
  return message
}

function wakeThread(backend: Backend, channel: Channel): void {
  if (!channel.isArchived) return
  channel.isArchived = false
  backend.tell({ kind: 'channel-updated', channel })
}
