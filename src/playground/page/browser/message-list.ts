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

type Place = Omit<MessagePlace, 'previous' | 'repliedTo'>

/** Keeps the messages of the open channel in `frame`, newest at the bottom, and the view there while one is there. */
export function createMessageList(frame: HTMLElement, place: () => Place): MessageList {
  let messages: SeenMessage[] = []
  let intro: HTMLElement | undefined
  let firstUnreadId: string | undefined
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
    list.replaceChildren(...(intro === undefined ? [] : [intro]), ...messages.flatMap((_, index) => draw(index)))
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

function drawDivider(words: string, kind: 'day' | 'new'): HTMLElement {
  return make('div', { class: `divider ${kind}`, role: 'separator' }, make('span', {}, words))
}
