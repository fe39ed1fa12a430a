import type { SeenMessage } from '../../../double/people/person.ts'
import type { Sight } from '../../protocol.ts'
import { avatarOf } from '../avatar.ts'
import { make } from '../make.ts'
import { drawText, type Names } from '../markdown/draw-blocks.ts'
import { clockWords, messageTime } from '../time-words.ts'
import { drawAttachments } from './draw-attachments.ts'
import { drawControls } from './draw-controls.ts'
import { drawEmbed } from './draw-embed.ts'

/** What a message needs to know of the page around it. */
export type MessagePlace = {
  readonly sight: Sight
  readonly names: Names
  /** The message above, when it is of the same day. */
  readonly previous: SeenMessage | undefined
  readonly repliedTo: SeenMessage | undefined
  readonly press: (message: SeenMessage, customId: string, button: HTMLElement) => void
  readonly choose: (message: SeenMessage, customId: string, values: readonly string[]) => void
  readonly dismiss: (message: SeenMessage) => void
  readonly openMenu: (message: SeenMessage, at: { readonly x: number; readonly y: number }) => void
  readonly openChannel: (channelId: string) => void
}

/** Draws one message with all that hangs on it. */
export function drawMessage(message: SeenMessage, place: MessagePlace): HTMLElement {
  const { author } = message
  const at = new Date(message.createdAt)
  const isFollowing = follows(message, place.previous)
  const drawn = make(
    'discord-message',
    {
      role: 'article',
      'aria-label': `${author.name}, ${messageTime(at, new Date())}`,
      'data-id': message.id,
      author: author.name,
      avatar: avatarOf(author),
      bot: author.isBot,
      timestamp: isFollowing ? clockWords(at) : messageTime(at, new Date()),
      edited: message.editedAt !== undefined && message.invocation === undefined,
      ephemeral: message.isEphemeral,
      highlight: message.pings.everyone || message.pings.users.length + message.pings.roles.length > 0,
      'message-body-only': isFollowing,
    },
    drawOrigin(message, place),
    message.isThinking ? drawThinking(author.name) : undefined,
    ...drawText(message.content, place.names),
    ...(message.isSuppressingEmbeds ? [] : message.embeds.map(embed => drawEmbed(embed, place.names))),
    drawAttachments(message.attachments),
    ...drawControls(message.components, {
      sight: place.sight,
      press: (customId, button) => place.press(message, customId, button),
      choose: (customId, values) => place.choose(message, customId, values),
    }),
    drawThreadLink(message, place),
    drawTools(message, place),
  )
  Object.assign(drawn, { dismissMessageClicked: () => place.dismiss(message) })
  drawn.addEventListener('contextmenu', event => {
    if (event.target instanceof Element && event.target.closest('input, select') !== null) return
    event.preventDefault()
    place.openMenu(message, { x: event.clientX, y: event.clientY })
  })
  return drawn
}

const groupedMs = 7 * 60_000

/** Whether the message stands under the one above without a name of its own, as Discord groups them. */
function follows(message: SeenMessage, previous: SeenMessage | undefined): boolean {
  return (
    previous !== undefined &&
    previous.author.id === message.author.id &&
    message.invocation === undefined &&
    message.replyToId === undefined &&
    previous.isEphemeral === message.isEphemeral &&
    Date.parse(message.createdAt) - Date.parse(previous.createdAt) < groupedMs
  )
}

/** The line above an answer: who used which command, or what it replies to. */
function drawOrigin(message: SeenMessage, { names, repliedTo }: MessagePlace): HTMLElement | undefined {
  if (message.invocation !== undefined) {
    const { userId, command } = message.invocation
    const author = names.user(userId)
    if (/^[a-z]/.test(command))
      return make('discord-command', { slot: 'reply', author, avatar: avatarOf({ name: author }), command })
    return drawAbove(author, `used ${command}`)
  }
  if (message.replyToId === undefined) return undefined
  return repliedTo === undefined
    ? drawAbove('', 'Reply to an earlier message')
    : drawAbove(repliedTo.author.name, repliedTo.content || 'a message with embeds')
}

function drawAbove(name: string, words: string): HTMLElement {
  return make('div', { slot: 'reply', class: 'above' }, make('b', {}, name), ' ', make('span', {}, words))
}

function drawThinking(name: string): HTMLElement {
  const dots = make('span', { class: 'dots', 'aria-hidden': 'true' }, ...[1, 2, 3].map(() => make('i')))
  return make('div', { class: 'thinking' }, dots, `${name} is thinking…`)
}

function drawThreadLink({ threadId }: SeenMessage, { sight, openChannel }: MessagePlace): HTMLElement | undefined {
  const thread = sight.channels.find(it => it.id === threadId)
  if (thread === undefined) return undefined
  const link = make('button', { type: 'button', slot: 'thread', class: 'thread-link' }, `${thread.name} ›`)
  link.addEventListener('click', () => openChannel(thread.id))
  return link
}

function drawTools(message: SeenMessage, { openMenu }: MessagePlace): HTMLElement {
  const more = make('button', { type: 'button', class: 'tool', 'aria-label': 'More', 'aria-haspopup': 'menu' }, '⋯')
  more.addEventListener('click', () => {
    const { right, bottom } = more.getBoundingClientRect()
    openMenu(message, { x: right, y: bottom })
  })
  return make('div', { slot: 'reactions', class: 'tools' }, more)
}
