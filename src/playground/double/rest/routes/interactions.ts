import { refusal } from '../../api-error.ts'
import type { Backend } from '../../backend.ts'
import { deleteMessage } from '../../deeds/change-message.ts'
import { readForm } from '../../forms/form.ts'
import { readMessage, refuseEmpty } from '../../forms/message-form.ts'
import { answerInteraction, editOriginal, followUp } from '../../interactions/answer.ts'
import { endInteraction } from '../../interactions/lifetime.ts'
import { renderMessage } from '../../render/render-message.ts'
import type { Interaction, Message } from '../../world.ts'
import { findWebhook } from '../find.ts'
import { noContent, ok } from '../route.ts'
import type { Answer, Call, Route } from '../route.ts'

const webhook = '/webhooks/{application}/{token}'

/** Answers to interactions: the callback, and what may follow for 15 minutes. The token in the path is the proof. */
export const interactionRoutes: readonly Route[] = [
  { method: 'POST', path: '/interactions/{interaction}/{token}/callback', isOpen: true, answer: callBack },
  { method: 'POST', path: webhook, isOpen: true, answer: createFollowUp },
  { method: 'GET', path: `${webhook}/messages/{message}`, isOpen: true, answer: getAnswer },
  { method: 'PATCH', path: `${webhook}/messages/{message}`, isOpen: true, answer: changeAnswer },
  { method: 'DELETE', path: `${webhook}/messages/{message}`, isOpen: true, answer: removeAnswer },
]

function callBack({ backend, param, query, body, uploads }: Call): Answer {
  const interaction = backend.world.interactions.get(param('token'))
  if (interaction === undefined || interaction.id !== param('interaction')) throw refusal('unknownInteraction')
  if (interaction.state === 'expired') throw refusal('unknownInteraction')
  if (interaction.state !== 'waiting') throw refusal('alreadyAcknowledged')
  const { type, message } = answerInteraction(backend, interaction, body, uploads)
  if (query.get('with_response') !== 'true') return noContent
  return ok(describeCallback(backend, interaction, type, message))
}

function describeCallback(backend: Backend, interaction: Interaction, type: number, message: Message | undefined) {
  const described = { id: interaction.id, type: interaction.type }
  if (message === undefined) return { interaction: described }
  const response = {
    response_message_id: message.id,
    response_message_loading: type === 5,
    response_message_ephemeral: message.visibleTo !== undefined,
  }
  const interactionNow = { ...described, ...response }
  // Only a message that is already there comes back (types 4 and 7), not one that is being thought of.
  if (type === 5) return { interaction: interactionNow }
  return { interaction: interactionNow, resource: { type, message: renderMessage(backend.world, message) } }
}

function createFollowUp({ backend, param, body, uploads }: Call): Answer {
  const interaction = findWebhook(backend.world, param('application'), param('token'))
  const form = readForm(body)
  const wanted = readMessage(form.root)
  form.finish()
  refuseEmpty(wanted, uploads.length)
  return ok(renderMessage(backend.world, followUp(backend, interaction, wanted, uploads), true))
}

function getAnswer(call: Call): Answer {
  return ok(renderMessage(call.backend.world, findAnswer(call).message))
}

function changeAnswer(call: Call): Answer {
  const { backend, uploads } = call
  const { interaction, message } = findAnswer(call)
  const form = readForm(call.body)
  const wanted = readMessage(form.root)
  form.finish()
  const content = wanted.content ?? message.content
  const embeds = wanted.embeds ?? [...message.embeds]
  const components = wanted.components ?? [...message.components]
  refuseEmpty({ ...wanted, content, embeds, components }, uploads.length + message.attachments.length)
  editOriginal(backend, interaction, message, wanted, uploads)
  return ok(renderMessage(backend.world, message))
}

function removeAnswer(call: Call): Answer {
  const { interaction, message } = findAnswer(call)
  if (message.id === interaction.originalId) interaction.state = 'answered'
  deleteMessage(call.backend, message)
  endInteraction(call.backend, interaction, { kind: 'deleted', messageId: message.id })
  return noContent
}

// A token reaches the messages of its own interaction, and the one with the component.
function findAnswer({ backend, param }: Call): { readonly interaction: Interaction; readonly message: Message } {
  const { world } = backend
  const interaction = findWebhook(world, param('application'), param('token'))
  const id = param('message') === '@original' ? interaction.originalId : param('message')
  const message = world.messages.get(id ?? '')
  const isOwn = message?.invocation?.interactionId === interaction.id || message?.id === interaction.originalId
  if (message === undefined || !isOwn) throw refusal('unknownMessage')
  return { interaction, message }
}
