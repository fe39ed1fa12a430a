import type { SeenChannel } from '../../double/people/person.ts'
import type { Sight } from '../protocol.ts'
import { make } from './make.ts'

const icons: Readonly<Record<SeenChannel['kind'], string>> = {
  text: 'hash',
  announcement: 'megaphone',
  forum: 'forum',
  thread: 'thread',
  dm: 'at',
}

export type SidebarPlace = {
  readonly sight: Sight
  readonly openId: string
  /** How many messages came into a channel since it was last open. */
  readonly unread: ReadonlyMap<string, number>
  readonly openChannel: (id: string) => void
  readonly openDm: () => void
}

/** Draws the list on the left: the server's channels with their threads, and the direct messages. */
export function drawSidebar(place: SidebarPlace): readonly HTMLElement[] {
  const { sight } = place
  const tops = sight.channels.filter(it => it.kind !== 'thread')
  const threadsOf = (id: string) => sight.channels.filter(it => it.parentId === id && !it.isArchived)
  const channels = tops.flatMap(it => [drawItem(it, place), ...threadsOf(it.id).map(thread => drawItem(thread, place))])
  const messages = sight.directMessages.map(it => drawItem(it, place))
  return [
    make('h2', {}, 'Channels'),
    make('ul', { 'aria-label': 'Channels' }, ...channels),
    make('h2', {}, 'Direct messages'),
    make('ul', { 'aria-label': 'Direct messages' }, ...(messages.length > 0 ? messages : [drawOpenDm(place)])),
  ]
}

function drawItem(channel: SeenChannel, { openId, unread, openChannel }: SidebarPlace): HTMLElement {
  const count = unread.get(channel.id) ?? 0
  const badge =
    count === 0 ? undefined : make('span', { class: 'badge', 'aria-label': `${count} unread` }, String(count))
  const button = make(
    'button',
    {
      type: 'button',
      class: `channel ${channel.kind}${count > 0 ? ' unread' : ''}`,
      'aria-current': channel.id === openId ? 'page' : undefined,
    },
    channelIcon(channel.kind),
    make('span', { class: 'channel-name' }, channel.name),
    badge,
  )
  button.addEventListener('click', () => openChannel(channel.id))
  return make('li', {}, button)
}

function drawOpenDm({ openDm }: SidebarPlace): HTMLElement {
  const button = make(
    'button',
    { type: 'button', class: 'channel dm' },
    channelIcon('dm'),
    make('span', { class: 'channel-name' }, 'Dateline'),
  )
  button.addEventListener('click', openDm)
  return make('li', {}, button)
}

/** The sign before a channel's name. */
export function channelIcon(kind: SeenChannel['kind']): HTMLElement {
  return make('span', { class: `icon icon-${icons[kind]}`, 'aria-hidden': 'true' })
}
