import type { Change, SeenChannel, SeenMessage } from '../../double/people/person.ts'
import type { WireCommand } from '../../double/wire.ts'
import type { Cast, Deed, DeedResult, Sight } from '../protocol.ts'
import { act, hearChanges, look } from './ask-server.ts'
import { createComposer } from './composer/create-composer.ts'
import { listSlashCommands } from './composer/slash-commands.ts'
import { readChoices } from './composer/suggest-values.ts'
import { drawForum } from './draw-forum.ts'
import { drawIntro } from './draw-intro.ts'
import { drawMembers } from './draw-members.ts'
import { drawPeople } from './draw-people.ts'
import { channelIcon, drawSidebar } from './draw-sidebar.ts'
import { createDrawer } from './drawer.ts'
import { find } from './make.ts'
import type { Names } from './markdown/draw-blocks.ts'
import { createMessageList } from './message-list.ts'
import { openMenu } from './message/open-menu.ts'
import { openModal } from './open-modal.ts'
import { createUnread } from './unread.ts'

const nowhere: Sight = { guildId: '', guildName: '', channels: [], directMessages: [], members: [], roles: [] }

/** Opens the page for the first of the cast, in the channel that is to be seen first. */
export async function openRoom(cast: Cast): Promise<void> {
  let personId = ''
  let channelId = cast.firstChannelId
  let sight = nowhere
  let commands: readonly WireCommand[] = []
  let stopHearing = () => undefined as void
  let wasDown = false
  let completing = new AbortController()
  const unread = createUnread()
  const drawer = createDrawer()
  const list = createMessageList(find('messages'), messagePlace)
  const composer = createComposer(find('composer'), {
    commands: () => listSlashCommands(commands),
    sight: () => sight,
    say: content => act(personId, { kind: 'say', channelId, content, files: [] }),
    run: ({ words }, options) => doDeed({ kind: 'run', command: words, options, channelId }),
    async complete({ words }, options, focused) {
      completing.abort()
      completing = new AbortController()
      return complete({ kind: 'complete', command: words, options, focused, channelId }, completing.signal)
    },
  })

  await enter(cast.people[0]?.id ?? '')

  async function enter(id: string): Promise<void> {
    personId = id
    stopHearing()
    unread.clear()
    stopHearing = hearChanges(id, onChange, onConnection)
    await readSight()
    await openChannel(channelsHere().some(it => it.id === channelId) ? channelId : cast.firstChannelId)
  }

  function drawLeft(): void {
    find('server-name').textContent = sight.guildName
    find('people').replaceChildren(...drawPeople(cast, personId, id => void enter(id)))
    const openDm = () => void doDeed({ kind: 'open-dm' })
    const place = {
      sight,
      openId: channelId,
      unread: unread.counts,
      openChannel: (id: string) => void openChannel(id),
      openDm,
    }
    find('channels').replaceChildren(...drawSidebar(place))
    find('members').replaceChildren(...drawMembers(sight.members))
    drawer.mark(unread.counts.size > 0)
  }

  async function readSight(): Promise<void> {
    sight = await look<Sight>('sight', { person: personId })
    drawLeft()
  }

  async function openChannel(id: string): Promise<void> {
    channelId = id
    const query = { person: personId, channel: id }
    const [messages, offered] = await Promise.all([
      look<readonly SeenMessage[]>('messages', query),
      look<readonly WireCommand[]>('commands', query),
    ])
    // Somebody who clicks fast is elsewhere by now.
    if (channelId !== id) return
    commands = offered
    const channel = channelsHere().find(it => it.id === id)
    if (channel === undefined) return
    drawHead(channel)
    const intro =
      channel.kind === 'forum'
        ? drawForum(channel, sight, post => void openChannel(post))
        : drawIntro(channel, ({ words, values }) => composer.begin(words, values))
    list.show(messages, intro, unread.read(id))
    composer.place(channel.kind === 'dm' ? `@${channel.name}` : `#${channel.name}`, channel.kind !== 'forum')
    drawLeft()
    drawer.close()
  }

  function drawHead(channel: SeenChannel): void {
    find('channel-title').replaceChildren(channelIcon(channel.kind), channel.name)
    find('channel-topic').textContent = channel.topic ?? ''
    find('messages').setAttribute('aria-label', `Messages in ${channel.name}`)
    document.title = `${channel.kind === 'dm' ? '@' : '#'}${channel.name} · Dateline playground`
  }

  function onChange(change: Change): void {
    switch (change.kind) {
      case 'message-created':
      case 'message-updated':
        if (change.message.channelId === channelId) list.put(change.message)
        else if (change.kind === 'message-created') {
          unread.add(change.message)
          drawLeft()
        }
        break
      case 'message-deleted':
        if (change.channelId === channelId) list.remove(change.messageId)
        break
      case 'channel-created':
      case 'channel-deleted':
        void readSight()
        break
      case 'commands-changed':
        void readCommands()
        break
      case 'modal-opened':
      case 'interaction-ended':
      case 'typing':
        break
    }
  }

  async function readCommands(): Promise<void> {
    commands = await look<readonly WireCommand[]>('commands', { person: personId, channel: channelId })
  }

  function onConnection(isUp: boolean): void {
    find('connection').hidden = isUp
    // What happened meanwhile was not heard.
    if (isUp && wasDown) void readSight().then(() => openChannel(channelId))
    wasDown = !isUp
  }

  /** Does it, shows a modal that comes of it, opens a channel that comes of it, and says what went wrong. */
  async function doDeed(deed: Deed): Promise<DeedResult> {
    const result = await act(personId, deed)
    if (result.kind === 'modal') showModal(result.modal)
    if (result.kind === 'channel') {
      await readSight()
      await openChannel(result.channel.id)
    }
    return result
  }

  function showModal(modal: Parameters<typeof openModal>[0]): void {
    openModal(modal, sight, async fields => {
      const result = await doDeed({ kind: 'submit', modalId: modal.id, fields })
      return result.kind === 'refused' ? result.reason : undefined
    })
  }

  async function useControl(deed: Deed, control?: HTMLElement): Promise<void> {
    control?.setAttribute('data-waiting', '')
    composer.notice('')
    const result = await doDeed(deed)
    control?.removeAttribute('data-waiting')
    if (result.kind === 'refused') composer.notice(result.reason, true)
    if (result.kind === 'no-response') composer.notice('This interaction failed', true)
  }

  async function complete(deed: Deed, signal: AbortSignal) {
    try {
      const result = await act(personId, deed, signal)
      return readChoices(result)
    } catch {
      // A later letter was typed.
      return undefined
    }
  }

  function messagePlace() {
    return {
      sight,
      names: namesOf(sight),
      press: (message: SeenMessage, customId: string, button: HTMLElement) =>
        void useControl({ kind: 'press', messageId: message.id, customId }, button),
      choose: (message: SeenMessage, customId: string, values: readonly string[]) =>
        void useControl({ kind: 'choose', messageId: message.id, customId, values }),
      dismiss: (message: SeenMessage) => list.remove(message.id),
      openMenu: openMessageMenu,
      readEarlier: (before: string) =>
        look<readonly SeenMessage[]>('messages', { person: personId, channel: channelId, before }),
      openChannel: (id: string) => void openChannel(id),
    }
  }

  function openMessageMenu(message: SeenMessage, at: { readonly x: number; readonly y: number }): void {
    const apps = commands.filter(({ type }) => type === 3)
    const items = apps.map(({ name }) => ({
      label: name,
      run: () => void useControl({ kind: 'use-menu', command: name, messageId: message.id }),
    }))
    if (items.length > 0) openMenu('Apps', items, at)
  }

  function channelsHere(): readonly SeenChannel[] {
    return [...sight.channels, ...sight.directMessages]
  }
}

function namesOf({ members, roles, channels }: Sight): Names {
  const nameIn = (some: readonly { readonly id: string; readonly name: string }[], id: string) =>
    some.find(it => it.id === id)?.name
  return {
    user: id => nameIn(members, id) ?? 'unknown-user',
    role: id => nameIn(roles, id)?.replace(/^@/, '') ?? 'deleted-role',
    channel: id => nameIn(channels, id) ?? 'unknown',
  }
}
