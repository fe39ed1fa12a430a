import type { Watch } from '../model/watch.ts'
import { escapeMarkdown, shorten, timestamp } from '../text/discord-markdown.ts'
import { describeTarget } from '../alerts/describe-target.ts'
import { parseQuery } from '../watches/parse-query.ts'
import type { CommandContext, Invocation } from './command.ts'
import { numberPage, pageAnswer } from './page-answer.ts'
import { refuse, type Reply } from './reply.ts'
import { watchesInSight } from './watches-in-sight.ts'

const pageSize = 15

/** /watch list: one line a watch. */
export async function listWatches(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const watches = await watchesInSight(invocation, context)
  if (watches.length === 0) return refuse('Nothing is watched here yet. Try `/watch add query: ceasefire`.')
  const from = invocation.page * pageSize
  const lines = watches.slice(from, from + pageSize).map(one => renderWatch(one, context.clock()))
  const title = watches.length === 1 ? '1 watch' : `${watches.length} watches`
  const hasMore = from + pageSize < watches.length
  const post = { embeds: [{ title, description: lines.join('\n'), ...numberPage(invocation, hasMore) }] }
  return pageAnswer(post, hasMore, true, invocation, context)
}

function renderWatch(watch: Watch, now: Date): string {
  const { name, query, target, scope, delivery, hourlyCap } = watch
  const where = describeTarget(target)
  const words = name === query ? '' : ` \`${shorten(query.replaceAll('`', "'"), 120)}\``
  const narrowed = scope.kind === 'all' ? '' : scope.kind === 'tags' ? ' · some tags' : ' · some feeds'
  const trouble = parseQuery(query).ok ? '' : ' · ⚠️ I can no longer read its query: `/watch edit`'
  const state = watch.state === 'paused' ? '⏸️' : isMuted(watch, now) ? '🔕' : '🔔'
  const gathered = delivery === 'instant' ? '' : ` · ${delivery}`
  const cap = delivery === 'instant' && hourlyCap !== undefined ? ` · at most ${hourlyCap} an hour` : ''
  const because = watch.pauseReason === undefined ? '' : ` · ⚠️ paused: ${escapeMarkdown(watch.pauseReason)}`
  return `${state} **${escapeMarkdown(shorten(name, 80))}**${words} → ${where}${narrowed}${gathered}${cap}${because}${describeMute(watch, now)}${trouble}`
}

export function isMuted({ mutedUntil }: Watch, now: Date): boolean {
  return mutedUntil !== undefined && mutedUntil > now
}

/** " · muted until ...", or nothing. */
export function describeMute(watch: Watch, now: Date): string {
  return watch.mutedUntil !== undefined && isMuted(watch, now) ? ` · muted until ${timestamp(watch.mutedUntil)}` : ''
}
