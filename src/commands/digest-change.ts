import { escapeMarkdown, timestamp } from '../text/discord-markdown.ts'
import { lastDue, nextDue } from '../text/next-due.ts'
import type { Digest } from '../model/digest.ts'
import type { CommandContext, Invocation } from './command.ts'
import { chooseDigest, mayChangeDigest, needsManageForDigests } from './digests-in-sight.ts'
import { refuse, type Reply } from './reply.ts'

/** /digest pause, resume and remove. */
export async function changeDigest(
  wanted: 'pause' | 'resume' | 'remove',
  invocation: Invocation,
  context: CommandContext,
): Promise<Reply> {
  const digest = await chooseDigest(String(invocation.options['digest'] ?? ''), invocation, context)
  if (typeof digest === 'string') return refuse(digest)
  if (!mayChangeDigest(digest, invocation)) return refuse(needsManageForDigests(invocation))
  const done = await change(wanted, digest, context)
  return { kind: 'answer', post: { content: `**${escapeMarkdown(digest.name)}**: ${done}.` }, isPrivate: true }
}

async function change(
  wanted: 'pause' | 'resume' | 'remove',
  { id, schedule, state }: Digest,
  { store, clock }: CommandContext,
): Promise<string> {
  switch (wanted) {
    case 'pause':
      await store.updateDigest(id, { state: 'paused' })
      return 'paused'
    case 'resume': {
      const nextDueAt = nextDue(schedule, clock())
      // What came in meanwhile is old; the next one is as full as any.
      const begin = state === 'paused' ? { coveredUntil: lastDue(schedule, clock()) } : {}
      await store.updateDigest(id, { state: 'active', nextDueAt, ...begin })
      return `goes on; next ${timestamp(nextDueAt)}`
    }
    case 'remove':
      await store.removeDigest(id)
      return 'removed'
  }
}
