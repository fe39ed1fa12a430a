import type { Watch } from '../model/watch.ts'
import { escapeMarkdown, shorten, timestamp } from '../text/discord-markdown.ts'
import type { CommandContext, Press } from './command.ts'
import { refuse, type Reply } from './reply.ts'
import { isInSight, mayChange, needsManage } from './watches-in-sight.ts'

const dayMs = 86_400_000
const mostNamed = 8

type MuteContext = Pick<CommandContext, 'store' | 'clock'>

/** The button below an alert mutes all watches that its message answers, none for shorter than it is; `watchId` is the first of them. */
export async function pressMute(watchId: number, pressed: Press, context: MuteContext): Promise<Reply> {
  const watches = await watchesBehind(watchId, pressed, context)
  if (watches.length === 0) return refuse('This watch is gone already.')
  const { theirs = [], others = [] } = Object.groupBy(watches, it => (mayChange(it, pressed) ? 'theirs' : 'others'))
  if (theirs.length === 0) return refuse(needsManage(pressed))
  const mutedUntil = new Date(context.clock().getTime() + dayMs)
  const { longer = [], shorter = [] } = Object.groupBy(theirs, it =>
    it.mutedUntil !== undefined && it.mutedUntil > mutedUntil ? 'longer' : 'shorter',
  )
  for (const { id } of shorter) await context.store.updateWatch(id, { mutedUntil })
  const parts = [
    ...(shorter.length === 0 ? [] : [`Muted until ${timestamp(mutedUntil)}: ${nameAll(shorter)}.`]),
    ...(longer.length === 0 ? [] : [`Muted for longer already: ${nameAll(longer)}.`]),
    '`/watch resume` ends it earlier.',
    ...(others.length === 0 ? [] : [`Not muted: ${nameAll(others)}. ${needsManage(pressed)}`]),
  ]
  const content = parts.join(' ')
  return { kind: 'answer', post: { content }, isPrivate: true }
}

async function watchesBehind(watchId: number, pressed: Press, { store }: MuteContext): Promise<readonly Watch[]> {
  const { messageId, guildId } = pressed
  const told = messageId === undefined ? [] : await store.watchesTold(messageId, guildId)
  // Until a message is written down as sent, its button alone says whose it is.
  const ids = told.length === 0 ? [watchId] : told
  const watches = await Promise.all(ids.map(id => store.getWatch(id)))
  return watches.flatMap(watch =>
    watch !== undefined && watch.guildId === guildId && isInSight(watch, pressed) ? [watch] : [],
  )
}

function nameAll(watches: readonly Watch[]): string {
  const names = watches.slice(0, mostNamed).map(({ name }) => `**${escapeMarkdown(shorten(name, 60))}**`)
  const more = watches.length - names.length
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ')
}
