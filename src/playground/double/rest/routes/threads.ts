import { ApiError, refusal } from '../../api-error.ts'
import type { Backend } from '../../backend.ts'
import type { Upload } from '../../deeds/keep-files.ts'
import { openThread } from '../../deeds/open-channel.ts'
import { postMessage } from '../../deeds/post-message.ts'
import { readForm } from '../../forms/form.ts'
import type { Field } from '../../forms/field.ts'
import { readMessage, refuseEmpty } from '../../forms/message-form.ts'
import { renderChannel } from '../../render/render-channel.ts'
import { renderMessage } from '../../render/render-message.ts'
import type { Channel } from '../../world.ts'
import { findChannel, findMessage } from '../find.ts'
import type { Answer, Call, Route } from '../route.ts'
import { permissionsFor } from '../send-as-bot.ts'

/** Threads from a message, threads on their own, and forum posts. */
export const threadRoutes: readonly Route[] = [
  { method: 'POST', path: '/channels/{channel}/messages/{message}/threads', answer: threadFromMessage },
  { method: 'POST', path: '/channels/{channel}/threads', answer: openThreadOrPost },
]

function readThread(root: Field) {
  return {
    name: root.get('name').require().text(100, 1) ?? '',
    archivesAfterMinutes: root.get('auto_archive_duration').oneOf([60, 1440, 4320, 10_080]),
  }
}

function threadFromMessage({ backend, param, body }: Call): Answer {
  const { world } = backend
  const parent = findChannel(world, param('channel'), ['CREATE_PUBLIC_THREADS'])
  if (parent.kind !== 'text' && parent.kind !== 'announcement') throw refusal('notSendableType')
  const from = findMessage(world, parent.id, param('message'))
  if (from.threadId !== undefined) throw refusal('threadExists')
  const form = readForm(body)
  const wanted = readThread(form.root)
  form.finish()
  const thread = openThread(backend, { parent, ...wanted, ownerId: world.botId, from })
  return { status: 201, body: renderChannel(world, thread) }
}

function openThreadOrPost({ backend, param, body, uploads }: Call): Answer {
  const { world } = backend
  const parent = findChannel(world, param('channel'))
  if (parent.kind === 'forum') return openForumPost(backend, parent, body, uploads)
  findChannel(world, parent.id, ['CREATE_PUBLIC_THREADS'])
  if (parent.kind !== 'text' && parent.kind !== 'announcement') throw refusal('notSendableType')
  const form = readForm(body)
  const wanted = readThread(form.root)
  form.root.get('type').oneOf([10, 11, 12])
  form.finish()
  const thread = openThread(backend, { parent, ...wanted, ownerId: world.botId })
  return { status: 201, body: renderChannel(world, thread) }
}

function openForumPost(backend: Backend, forum: Channel, body: unknown, uploads: readonly Upload[]): Answer {
  const { world } = backend
  const form = readForm(body)
  const wanted = readThread(form.root)
  const appliedTagIds = form.root
    .get('applied_tags')
    .items(5)
    .flatMap(it => it.snowflake() ?? [])
  const first = readMessage(form.root.get('message').require())
  form.finish()
  findChannel(world, forum.id, permissionsFor(world, forum.id, first, uploads))
  refuseEmpty(first, uploads.length)
  if (!appliedTagIds.every(id => forum.tags.some(tag => tag.id === id))) throw unknownTag()
  const thread = openThread(backend, { parent: forum, ...wanted, ownerId: world.botId, appliedTagIds })
  const post = { channel: thread, authorId: world.botId, form: first, uploads, id: thread.id }
  const message = postMessage(backend, post)
  return { status: 201, body: { ...renderChannel(world, thread), message: renderMessage(world, message) } }
}

function unknownTag(): ApiError {
  return new ApiError(404, 10087, 'Unknown tag')
}
