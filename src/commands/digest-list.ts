import { describeSchedule } from '../alerts/describe-schedule.ts'
import { describeTarget } from '../alerts/describe-target.ts'
import type { Digest } from '../model/digest.ts'
import { escapeMarkdown, shorten, timestamp } from '../text/discord-markdown.ts'
import type { CommandContext, Invocation } from './command.ts'
import { describeTopic } from './digest-topic.ts'
import { digestsInSight } from './digests-in-sight.ts'
import { numberPage, pageAnswer } from './page-answer.ts'
import { refuse, type Reply } from './reply.ts'

const pageSize = 6

/** /digest list: what each tells, when and where, when it was told last, and what stands in its way. */
export async function listDigests(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const digests = await digestsInSight(invocation, context)
  if (digests.length === 0) return refuse('There is no digest here yet. Try `/digest add every: daily time: 08:00`.')
  const from = invocation.page * pageSize
  const shown = digests.slice(from, from + pageSize)
  const entries = await Promise.all(shown.map(one => renderDigest(one, invocation.guildId, context)))
  const title = digests.length === 1 ? '1 digest' : `${digests.length} digests`
  const hasMore = from + pageSize < digests.length
  const post = { embeds: [{ title, description: entries.join('\n\n'), ...numberPage(invocation, hasMore) }] }
  return pageAnswer(post, hasMore, true, invocation, context)
}

async function renderDigest(digest: Digest, guildId: string, context: CommandContext): Promise<string> {
  const { name, topic, schedule, target, state, nextDueAt, toldAt, trouble } = digest
  const mark = state === 'paused' ? '⏸️' : '📰'
  const next = state === 'paused' ? 'paused: `/digest resume`' : `next ${timestamp(nextDueAt)}`
  const last = toldAt === undefined ? 'not told yet' : `last told ${timestamp(toldAt, 'R')}`
  const lines = [
    `${mark} **${escapeMarkdown(shorten(name, 80))}** → ${describeTarget(target)}`,
    await describeTopic(topic, guildId, context),
    `-# ${describeSchedule(schedule)} · ${next} · ${last}`,
  ]
  if (trouble !== undefined) lines.push(`⚠️ ${escapeMarkdown(shorten(trouble, 150))}`)
  return lines.join('\n')
}
