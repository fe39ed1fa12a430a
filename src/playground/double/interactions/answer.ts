import { refusal } from '../api-error.ts'
import type { Backend } from '../backend.ts'
import { editMessage, fillThinking } from '../deeds/change-message.ts'
import type { Upload } from '../deeds/keep-files.ts'
import { messageFlags, postMessage } from '../deeds/post-message.ts'
import { readChoices } from '../forms/command-form.ts'
import { readForm } from '../forms/form.ts'
import type { Field } from '../forms/field.ts'
import { readMessage, refuseEmpty } from '../forms/message-form.ts'
import type { MessageForm } from '../forms/message-form.ts'
import { readModal } from '../forms/modal-form.ts'
import type { Interaction, Message } from '../world.ts'
import { endInteraction } from './lifetime.ts'
import { seeMessage, seeModal } from '../people/see.ts'

/** The bot's first answer (POST /interactions/{id}/{token}/callback). Gives the message it made or changed, if any. */
export function answerInteraction(
  backend: Backend,
  interaction: Interaction,
  body: unknown,
  uploads: readonly Upload[],
): { readonly type: number; readonly message: Message | undefined } {
  const form = readForm(body)
  const type = form.root.get('type').require().oneOf(allowedTypes(interaction)) ?? 0
  const answer = type === 0 ? undefined : plan(backend, interaction, type, form.root.get('data'), uploads)
  form.finish()
  return { type, message: answer?.() }
}

// Which callback fits which interaction. Source: Discord's reference, "Interaction Callback Type".
function allowedTypes(interaction: Interaction): readonly number[] {
  if (interaction.type === 4) return [8]
  if (interaction.type === 2) return [4, 5, 9]
  if (interaction.type === 3) return [4, 5, 6, 7, 9]
  return interaction.sourceMessageId === undefined ? [4, 5] : [4, 5, 6, 7]
}

// Reads the data first, so that a complaint leaves the world as it was; the result does it.
function plan(
  backend: Backend,
  interaction: Interaction,
  type: number,
  data: Field,
  uploads: readonly Upload[],
): () => Message | undefined {
  switch (type) {
    case 4:
      return planReply(backend, interaction, readMessage(data), uploads)
    case 5:
      return planThinking(backend, interaction, readMessage(data))
    case 6:
      return () => {
        interaction.state = 'deferred-update'
        interaction.originalId = interaction.sourceMessageId
        return undefined
      }
    case 7:
      return planUpdate(backend, interaction, readMessage(data), uploads)
    case 8:
      return planChoices(backend, interaction, data.get('choices'))
    default:
      return planModal(backend, interaction, data)
  }
}

function planReply(backend: Backend, interaction: Interaction, form: MessageForm, uploads: readonly Upload[]) {
  refuseEmpty(form, uploads.length)
  return () => {
    interaction.state = 'answered'
    const message = postAnswer(backend, interaction, form, uploads)
    interaction.originalId = message.id
    endInteraction(backend, interaction, {
      kind: 'reply',
      message: seeMessage(backend.world, message),
      wasDeferred: false,
    })
    return message
  }
}

function planThinking(backend: Backend, interaction: Interaction, form: MessageForm) {
  return () => {
    interaction.state = 'deferred'
    const empty = { ...form, content: undefined, embeds: undefined, components: undefined }
    const message = postAnswer(backend, interaction, empty, [], messageFlags.loading)
    interaction.originalId = message.id
    return message
  }
}

function planUpdate(backend: Backend, interaction: Interaction, form: MessageForm, uploads: readonly Upload[]) {
  const source = backend.world.messages.get(interaction.sourceMessageId ?? '')
  if (source === undefined) throw refusal('unknownMessage')
  return () => {
    interaction.state = 'answered'
    interaction.originalId = source.id
    editMessage(backend, source, form, uploads)
    endInteraction(backend, interaction, { kind: 'update', message: seeMessage(backend.world, source) })
    return source
  }
}

function planChoices(backend: Backend, interaction: Interaction, field: Field) {
  const sample: unknown = Array.isArray(field.value) ? field.value[0] : undefined
  const isNumeric =
    typeof sample === 'object' && sample !== null && 'value' in sample && typeof sample.value === 'number'
  const choices = readChoices(field.require(), isNumeric ? 10 : 3)
  return () => {
    interaction.state = 'answered'
    endInteraction(backend, interaction, { kind: 'choices', choices })
    return undefined
  }
}

function planModal(backend: Backend, interaction: Interaction, data: Field) {
  const form = readModal(data)
  return () => {
    interaction.state = 'answered'
    const { userId, channelId, guildId, sourceMessageId } = interaction
    const modal = { ...form, id: backend.newId(), userId, channelId, guildId, sourceMessageId }
    backend.world.modals.set(modal.id, modal)
    backend.tell({ kind: 'modal-opened', modal })
    endInteraction(backend, interaction, { kind: 'modal', modal: seeModal(modal) })
    return undefined
  }
}

// The first answer, or a follow-up.
function postAnswer(
  backend: Backend,
  interaction: Interaction,
  form: MessageForm,
  uploads: readonly Upload[],
  flags = 0,
): Message {
  const { world } = backend
  const channel = world.channels.get(interaction.channelId)
  if (channel === undefined) throw refusal('unknownChannel')
  const isEphemeral = (form.flags & messageFlags.ephemeral) !== 0
  const { id, type, userId, command, sourceMessageId } = interaction
  return postMessage(backend, {
    channel,
    authorId: world.botId,
    form,
    uploads,
    type: command === undefined ? 0 : interaction.isMenu ? 23 : 20,
    flags: flags | (isEphemeral ? messageFlags.ephemeral : 0),
    visibleTo: isEphemeral ? userId : undefined,
    invocation: { interactionId: id, interactionType: type, userId, command, sourceMessageId },
  })
}

/** The bot's later words (POST /webhooks/{application}/{token}). The first after "thinking ..." takes its place. */
export function followUp(
  backend: Backend,
  interaction: Interaction,
  form: MessageForm,
  uploads: readonly Upload[],
): Message {
  const original = backend.world.messages.get(interaction.originalId ?? '')
  if (interaction.state === 'deferred' && original !== undefined) {
    editOriginal(backend, interaction, original, form, uploads)
    return original
  }
  const message = postAnswer(backend, interaction, form, uploads)
  endInteraction(backend, interaction, {
    kind: 'reply',
    message: seeMessage(backend.world, message),
    wasDeferred: true,
  })
  return message
}

/** Edits a message of the interaction; when it is the one people wait for, that ends their wait. */
export function editOriginal(
  backend: Backend,
  interaction: Interaction,
  message: Message,
  form: MessageForm,
  uploads: readonly Upload[],
): void {
  const { state } = interaction
  const isOriginal = message.id === interaction.originalId
  if (isOriginal) interaction.state = 'answered'
  if (isOriginal && state === 'deferred') fillThinking(backend, message, form, uploads)
  else editMessage(backend, message, form, uploads)
  const seen = seeMessage(backend.world, message)
  if (isOriginal && state === 'deferred')
    endInteraction(backend, interaction, { kind: 'reply', message: seen, wasDeferred: true })
  else if (isOriginal) endInteraction(backend, interaction, { kind: 'update', message: seen })
}
