import { refusal } from '../../api-error.ts'
import { removeChannel } from '../../deeds/open-channel.ts'
import { readForm } from '../../forms/form.ts'
import { renderChannel } from '../../render/render-channel.ts'
import { findChannel } from '../find.ts'
import { noContent, ok } from '../route.ts'
import type { Answer, Call, Route } from '../route.ts'

/** Channels and threads themselves. */
export const channelRoutes: readonly Route[] = [
  { method: 'GET', path: '/channels/{channel}', answer: getChannel },
  { method: 'PATCH', path: '/channels/{channel}', answer: changeChannel },
  { method: 'DELETE', path: '/channels/{channel}', answer: deleteChannel },
  { method: 'POST', path: '/channels/{channel}/typing', answer: showTyping },
  { method: 'PUT', path: '/channels/{channel}/thread-members/@me', answer: joinThread },
]

function getChannel({ backend: { world }, param }: Call): Answer {
  return ok(renderChannel(world, findChannel(world, param('channel'))))
}

function changeChannel({ backend, param, body }: Call): Answer {
  const { world } = backend
  const found = findChannel(world, param('channel'))
  const isOwnThread = found.kind === 'thread' && found.personId === world.botId
  const channel = isOwnThread
    ? found
    : findChannel(world, found.id, [found.kind === 'thread' ? 'MANAGE_THREADS' : 'MANAGE_CHANNELS'])
  const { root, finish } = readForm(body)
  const wanted = {
    name: root.get('name').text(100, 1),
    topic: root.get('topic').text(1024),
    isArchived: root.get('archived').flag(),
    isLocked: root.get('locked').flag(),
    archivesAfterMinutes: root.get('auto_archive_duration').oneOf([60, 1440, 4320, 10_080]),
    appliedTagIds: root.get('applied_tags').isMissing
      ? undefined
      : root
          .get('applied_tags')
          .items(5)
          .flatMap(it => it.snowflake() ?? []),
  }
  finish()
  Object.assign(channel, Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)))
  backend.tell({ kind: 'channel-updated', channel })
  return ok(renderChannel(world, channel))
}

function deleteChannel({ backend, param }: Call): Answer {
  const { world } = backend
  const found = findChannel(world, param('channel'))
  if (found.kind === 'dm') return ok(renderChannel(world, found))
  const channel = findChannel(world, found.id, [found.kind === 'thread' ? 'MANAGE_THREADS' : 'MANAGE_CHANNELS'])
  const rendered = renderChannel(world, channel)
  removeChannel(backend, channel)
  return ok(rendered)
}

function showTyping({ backend, param }: Call): Answer {
  const channel = findChannel(backend.world, param('channel'), ['SEND_MESSAGES'])
  backend.tell({ kind: 'typing', channelId: channel.id, userId: backend.world.botId })
  return noContent
}

function joinThread({ backend, param }: Call): Answer {
  if (findChannel(backend.world, param('channel')).kind !== 'thread') throw refusal('notSendableType')
  return noContent
}
