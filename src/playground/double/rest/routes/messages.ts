import { refusal } from '../../api-error.ts'
import { deleteMessage, editMessage } from '../../deeds/change-message.ts'
import { readForm } from '../../forms/form.ts'
import { readMessage, refuseEmpty } from '../../forms/message-form.ts'
import type { MessageForm } from '../../forms/message-form.ts'
import { renderMessage } from '../../render/render-message.ts'
import { compareIds } from '../../snowflake.ts'
import type { Channel, Message, World } from '../../world.ts'
import { findChannel, findMessage } from '../find.ts'
import { noContent, ok } from '../route.ts'
import type { Answer, Call, Route } from '../route.ts'
import { sendAsBot } from '../send-as-bot.ts'

/** Messages of channels, threads and DMs. */
export const messageRoutes: readonly Route[] = [
  { method: 'GET', path: '/channels/{channel}/messages', answer: listMessages },
  { method: 'POST', path: '/channels/{channel}/messages', answer: createMessage },
  { method: 'POST', path: '/channels/{channel}/messages/bulk-delete', answer: deleteMany },
  { method: 'GET', path: '/channels/{channel}/messages/{message}', answer: getMessage },
  { method: 'PATCH', path: '/channels/{channel}/messages/{message}', answer: changeMessage },
  { method: 'DELETE', path: '/channels/{channel}/messages/{message}', answer: removeMessage },
  { method: 'POST', path: '/channels/{channel}/messages/{message}/crosspost', answer: crosspost },
]

function listMessages({ backend: { world }, param, query }: Call): Answer {
  const channel = findChannel(world, param('channel'))
  const form = readForm({ limit: Number(query.get('limit') ?? 50) })
  const limit = form.root.get('limit').integer(1, 100) ?? 50
  form.finish()
  const mayRead = channel.kind === 'dm' || readsHistory(world, channel)
  const all = channel.messageIds.flatMap(id => world.messages.get(id) ?? []).filter(it => it.visibleTo === undefined)
  const page = mayRead ? choosePage(all, query, limit) : []
  return ok(page.toReversed().map(it => renderMessage(world, it)))
}

function readsHistory(world: World, channel: Channel): boolean {
  try {
    return findChannel(world, channel.id, ['READ_MESSAGE_HISTORY']) === channel
  } catch {
    return false
  }
}

// Oldest first.
function choosePage(all: readonly Message[], query: URLSearchParams, limit: number): Message[] {
  const [before, after, around] = [query.get('before'), query.get('after'), query.get('around')]
  if (after !== null) return all.filter(it => compareIds(it.id, after) > 0).slice(0, limit)
  if (before !== null) return all.filter(it => compareIds(it.id, before) < 0).slice(-limit)
  if (around === null) return all.slice(-limit)
  const middle = all.findIndex(it => compareIds(it.id, around) >= 0)
  const start = Math.max(0, (middle === -1 ? all.length : middle) - Math.floor(limit / 2))
  return all.slice(start, start + limit)
}

function createMessage({ backend, param, body, uploads }: Call): Answer {
  const form = readMessageBody(body)
  const { message } = sendAsBot(backend, param('channel'), form, uploads)
  return ok(renderMessage(backend.world, message, true))
}

function readMessageBody(body: unknown): MessageForm {
  const form = readForm(body)
  const message = readMessage(form.root)
  form.finish()
  return message
}

function getMessage({ backend: { world }, param }: Call): Answer {
  const channel = findChannel(world, param('channel'), ['READ_MESSAGE_HISTORY'])
  return ok(renderMessage(world, findMessage(world, channel.id, param('message'))))
}

function changeMessage({ backend, param, body, uploads }: Call): Answer {
  const { world } = backend
  const channel = findChannel(world, param('channel'))
  const message = findMessage(world, channel.id, param('message'))
  if (message.authorId !== world.botId) throw refusal('notTheAuthor')
  const form = readMessageBody(body)
  const merged = { ...form, content: form.content ?? message.content, embeds: form.embeds ?? [...message.embeds] }
  refuseEmpty(
    { ...merged, components: form.components ?? [...message.components] },
    uploads.length + message.attachments.length,
  )
  editMessage(backend, message, form, uploads)
  return ok(renderMessage(world, message))
}

function removeMessage({ backend, param }: Call): Answer {
  const { world } = backend
  const channel = findChannel(world, param('channel'))
  const message = findMessage(world, channel.id, param('message'))
  if (message.authorId !== world.botId) {
    if (channel.kind === 'dm') throw refusal('missingPermissions')
    findChannel(world, channel.id, ['MANAGE_MESSAGES'])
  }
  deleteMessage(backend, message)
  return noContent
}

function deleteMany({ backend, param, body }: Call): Answer {
  const { world } = backend
  const channel = findChannel(world, param('channel'), ['MANAGE_MESSAGES'])
  const form = readForm(body)
  const ids = form.root
    .get('messages')
    .require()
    .items(100, 2)
    .flatMap(it => it.snowflake() ?? [])
  form.finish()
  for (const message of ids.flatMap(id => world.messages.get(id) ?? []))
    if (message.channelId === channel.id) deleteMessage(backend, message)
  return noContent
}

function crosspost({ backend, param }: Call): Answer {
  const channel = findChannel(backend.world, param('channel'), ['SEND_MESSAGES'])
  if (channel.kind !== 'announcement') throw refusal('notSendableType')
  const message = findMessage(backend.world, channel.id, param('message'))
  message.flags |= 1
  backend.tell({ kind: 'message-updated', message })
  return ok(renderMessage(backend.world, message))
}
