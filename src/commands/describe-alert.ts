import type { OutboxRow } from '../model/alert.ts'
import { escapeMarkdown, shorten, timestamp } from '../text/discord-markdown.ts'

/** What became of an alert, in a few words: "sent 10:02", "waiting", "given up: the watch was muted". */
export function describeAlert({ state, queuedAt, dueAt, reason, messageId, target, guildId }: OutboxRow): string {
  const because = reason === undefined ? '' : ` (${escapeMarkdown(shorten(reason, 120))})`
  switch (state) {
    case 'queued':
      return `waiting to be sent, due ${timestamp(dueAt, 'R')}${because}`
    case 'claimed':
      return 'being sent'
    case 'sent':
      return target.kind === 'channel' && messageId !== undefined
        ? `[sent](https://discord.com/channels/${guildId}/${target.channelId}/${messageId}) ${timestamp(queuedAt, 'R')}`
        : `sent ${timestamp(queuedAt, 'R')}`
    case 'folded':
      return `counted in the message that tells of its story${because}`
    case 'dropped':
      return `not sent${because}`
  }
}
