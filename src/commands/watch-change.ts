import { escapeMarkdown, timestamp } from '../text/discord-markdown.ts'
import type { CommandContext, Invocation } from './command.ts'
import { refuse, type Reply } from './reply.ts'
import { chooseWatch, mayChange, needsManage } from './watches-in-sight.ts'

const hourMs = 3_600_000

/** /watch pause, mute, resume and remove. */
export async function changeWatch(
  wanted: 'pause' | 'mute' | 'resume' | 'remove',
  invocation: Invocation,
  context: CommandContext,
): Promise<Reply> {
  const watch = await chooseWatch(String(invocation.options['watch'] ?? ''), invocation, context)
  if (typeof watch === 'string') return refuse(watch)
  if (!mayChange(watch, invocation)) return refuse(needsManage(invocation))
  const hours = Number(invocation.options['hours'] ?? 24)
  const done = await change(wanted, watch.id, new Date(context.clock().getTime() + hours * hourMs), context)
  return { kind: 'answer', post: { content: `**${escapeMarkdown(watch.name)}**: ${done}.` }, isPrivate: true }
}

async function change(
  wanted: 'pause' | 'mute' | 'resume' | 'remove',
  id: number,
  mutedUntil: Date,
  { store }: CommandContext,
): Promise<string> {
  switch (wanted) {
    case 'pause':
      await store.updateWatch(id, { state: 'paused' })
      return 'paused'
    case 'mute':
      await store.updateWatch(id, { mutedUntil })
      return `muted until ${timestamp(mutedUntil)}; \`/watch resume\` ends it earlier`
    case 'resume':
      await store.updateWatch(id, { state: 'active', mutedUntil: undefined })
      return 'watching again'
    case 'remove':
      await store.removeWatch(id)
      return 'removed'
  }
}
