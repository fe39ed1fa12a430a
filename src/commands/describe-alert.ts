import type { OutboxRow } from '../model/alert.ts'
import { escapeMarkdown, shorten, timestamp } from '../text/discord-markdown.ts'

/** What became of an alert, in a few words: "sent 10:02", "waiting", "not sent (the watch was muted)". */
export function describeAlert(row: OutboxRow): string {
  const { state, dueAt, reason } = row
  const because = reason === undefined ? '' : ` (${escapeMarkdown(shorten(reason, 120))})`
  switch (state) {
    case 'queued':
      if (row.isGathered) return `gathered, to be told with others ${timestamp(dueAt, 'R')}${because}`
      return `waiting to be sent, due ${timestamp(dueAt, 'R')}${because}`
    case 'claimed':
      return 'being sent'
    case 'sent':
      return describeSent(row)
    case 'folded':
      return `counted in the message that tells of its story${because}`
    case 'dropped':
      return `not sent${because}`
  }
}

function describeSent(row: OutboxRow): string {
  const { queuedAt, messageId, toldIn, target, guildId } = row
  const how = describeHow(row)
  const when = timestamp(queuedAt, 'R')
  if (target.kind === 'dm' || messageId === undefined) return `sent${how} ${when}`
  // A post of a forum is a channel that bears the id of its first message.
  const channelId = toldIn ?? (target.kind === 'forum' ? messageId : target.channelId)
  return `[sent](https://discord.com/channels/${guildId}/${channelId}/${messageId})${how} ${when}`
}

function describeHow({ part, isGathered, claimedAt, dueAt }: OutboxRow): string {
  if (part === 'follow-up') return ' in the thread of its story'
  if (!isGathered) return ''
  const isEarly = claimedAt !== undefined && claimedAt < dueAt
  return isEarly ? ' with what told its story sooner' : ' gathered with others'
}
