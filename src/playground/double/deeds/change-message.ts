import type { Backend } from '../backend.ts'
import type { MessageForm } from '../forms/message-form.ts'
import type { Message } from '../world.ts'
import { keepFiles, placeInEmbeds } from './keep-files.ts'
import type { Upload } from './keep-files.ts'
import { computePings } from './pings.ts'
import { messageFlags } from './post-message.ts'

/** Edits a message: what the form names is replaced, the rest stays. An edit never notifies anybody anew. */
export function editMessage(backend: Backend, message: Message, form: MessageForm, uploads: readonly Upload[]): void {
  applyForm(backend, message, form, uploads)
  message.editedAt = backend.clock.now()
  backend.tell({ kind: 'message-updated', message })
}

function applyForm(backend: Backend, message: Message, form: MessageForm, uploads: readonly Upload[]): void {
  const kept =
    form.attachments === undefined
      ? message.attachments
      : message.attachments.filter(it => form.attachments?.some(wanted => wanted.id === it.id))
  const added = keepFiles(backend, message.channelId, uploads, form.attachments)
  const parts = placeInEmbeds(form.embeds ?? message.embeds, [...kept, ...added])
  message.embeds = parts.embeds
  message.attachments = parts.attachments
  message.components = form.components ?? message.components
  message.content = form.content ?? message.content
  if ((form.flags & messageFlags.suppressEmbeds) !== 0) message.flags |= messageFlags.suppressEmbeds
}

/** Turns "thinking ..." into the answer. Unlike an edit it counts as new: it may notify, and bears no edit mark. */
export function fillThinking(backend: Backend, message: Message, form: MessageForm, uploads: readonly Upload[]): void {
  const { world } = backend
  const channel = world.channels.get(message.channelId)
  message.flags &= ~messageFlags.loading
  if (channel !== undefined)
    message.pings = computePings(world, {
      content: form.content ?? '',
      authorId: message.authorId,
      channel,
      allowed: form.allowedMentions,
      repliedToUserId: undefined,
    })
  applyForm(backend, message, form, uploads)
  backend.tell({ kind: 'message-updated', message })
}

/** Takes a message away and tells of it. */
export function deleteMessage(backend: Backend, message: Message): void {
  const channel = backend.world.channels.get(message.channelId)
  const index = channel?.messageIds.lastIndexOf(message.id) ?? -1
  if (index >= 0) channel?.messageIds.splice(index, 1)
  backend.world.messages.delete(message.id)
  backend.tell({ kind: 'message-deleted', message })
}
