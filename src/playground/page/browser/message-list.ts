import type { SeenMessage } from '../../double/people/person.ts'
import { make } from './make.ts'
import { drawMessage, type MessagePlace } from './message/draw-message.ts'
import { dayWords, isSameDay } from './time-words.ts'

export type MessageList = {
  /** Shows a channel from its newest message on. `firstUnreadId` gets the line "New" above it. */
  show(messages: readonly SeenMessage[], intro: HTMLElement, firstUnreadId: string | undefined): void
  put(message: SeenMessage): void
  remove(messageId: string): void
}

/** How near to the end one must be for new messages to pull the view along. */
const nearPx = 160

type Place = Omit<MessagePlace, 'previous' | 'repliedTo'> & {
  /** The messages just before this one, as many as the server gives at once. */
  readonly readEarlier: (beforeId: string) => Promise<readonly SeenMessage[]>
}

/** So many messages come at once: fewer mean that the channel begins there. */
const pageSize = 50

/** Keeps the messages of the open channel in `frame`, newest at the bottom, and the view there while one is there. */
export function createMessageList(frame: HTMLElement, place: () => Place): MessageList {
  let messages: SeenMessage[] = []
  let intro: HTMLElement | undefined
  let firstUnreadId: string | undefined
  let hasEarlier = false
  const list = make('discord-messages', { 'no-background': true })
  frame.append(list)

  function draw(index: number): Node[] {
    const message = messages[index]
    if (message === undefined) return []
    const above = messages[index - 1]
    const isNewDay = above === undefined || !isSameDay(new Date(above.createdAt), new Date(message.createdAt))
    const isFirstUnread = message.id === firstUnreadId
    const previous = isNewDay || isFirstUnread ? undefined : above
    const repliedTo = messages.find(it => it.id === message.replyToId)
    return [
      ...(isNewDay ? [drawDivider(dayWords(new Date(message.createdAt)), 'day')] : []),
      ...(isFirstUnread ? [drawDivider('New', 'new')] : []),
      drawMessage(message, { ...place(), previous, repliedTo }),
    ]
  }

  function drawAll(): void {
    const top = hasEarlier ? drawEarlier(() => void showEarlier()) : intro
    list.replaceChildren(...(top === undefined ? [] : [top]), ...messages.flatMap((_, index) => draw(index)))
  }

  /** Puts earlier messages on top without moving what one reads. */
  async function showEarlier(): Promise<void> {
    const first = messages[0]
    if (first === undefined) return
    const earlier = await place().readEarlier(first.id)
    if (messages[0] !== first) return
    const fromEnd = frame.scrollHeight - frame.scrollTop
    hasEarlier = earlier.length >= pageSize
    messages = [...earlier, ...messages]
    drawAll()
    frame.scrollTop = frame.scrollHeight - fromEnd
  }

  function toEnd(): void {
    // Components draw themselves a moment later and grow.
    frame.scrollTop = frame.scrollHeight
    for (const waitMs of [0, 60, 250]) setTimeout(() => (frame.scrollTop = frame.scrollHeight), waitMs)
  }

  function isNearEnd(): boolean {
    return frame.scrollHeight - frame.scrollTop - frame.clientHeight < nearPx
  }

  return {
    show(shown, newIntro, unreadId) {
      messages = [...shown]
      intro = newIntro
      firstUnreadId = unreadId
      hasEarlier = shown.length >= pageSize
      drawAll()
      toEnd()
    },
    put(message) {
      const stays = isNearEnd()
      const at = messages.findIndex(it => it.id === message.id)
      if (at < 0) {
        messages.push(message)
        list.append(...draw(messages.length - 1))
      } else {
        messages[at] = message
        const old = list.querySelector(`[data-id="${CSS.escape(message.id)}"]`)
        old?.replaceWith(...draw(at).slice(-1))
      }
      if (stays) toEnd()
    },
    remove(messageId) {
      messages = messages.filter(it => it.id !== messageId)
      drawAll()
    },
  }
}

function drawEarlier(show: () => void): HTMLElement {
  const button = make('button', { type: 'button', class: 'plain-button earlier' }, 'Earlier messages')
  button.addEventListener('click', show)
  return button
}

function drawDivider(words: string, kind: 'day' | 'new'): HTMLElement {
  return make('div', { class: `divider ${kind}`, role: 'separator' }, make('span', {}, words))
}
