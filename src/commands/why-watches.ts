import type { OutboxRow } from '../model/alert.ts'
import type { Article } from '../model/article.ts'
import type { Watch } from '../model/watch.ts'
import { nearMissesOf } from '../pipeline/back-test.ts'
import { findAliases } from '../pipeline/find-aliases.ts'
import { createArticleReader } from '../pipeline/match-article.ts'
import { escapeMarkdown, shorten, timestamp } from '../text/discord-markdown.ts'
import { expandAliases } from '../watches/aliases.ts'
import type { AnalysedArticle } from '../watches/analyse-article.ts'
import { matchQuery } from '../watches/match-query.ts'
import { parseQuery } from '../watches/parse-query.ts'
import type { Query } from '../watches/query.ts'
import type { Asker, CommandContext } from './command.ts'
import { describeAlert } from './describe-alert.ts'
import { feedsOfScope } from '../pipeline/feeds-of-scope.ts'
import { renderMisses } from './render-back-test.ts'
import { isMuted } from './watch-list.ts'
import { isInSight, watchesInSight } from './watches-in-sight.ts'

const hitsShown = 8
const nearShown = 5
const marksShown = 3

/** Which watches in sight an article hits, nearly hits and misses, and what became of the alerts. Lines of Discord markdown. */
export async function explainMatch(article: Article, asker: Asker, context: CommandContext): Promise<string> {
  const { store } = context
  const watches = await watchesInSight(asker, context)
  const read = (await store.alertsAbout(article.id, asker.guildId)).filter(row => isOpenTo(row, watches, asker))
  const rows = new Map(read.map(row => [row.watchId, row]))
  const asked = watches.flatMap(watch => {
    const parsed = parseQuery(watch.query)
    return parsed.ok ? [{ watch, query: parsed.query }] : []
  })
  const scope = { kind: 'guild', guildId: asker.guildId } as const
  const queries = asked.map(({ query }) => query)
  const analysed = await createArticleReader(store, queries, scope)(article)
  const aliases = await findAliases(store, scope)
  const hits: string[] = []
  const near: string[] = []
  for (const { watch, query } of asked) {
    const found = findMarks(expandAliases(query, aliases), article, analysed)
    const row = rows.get(watch.id)
    rows.delete(watch.id)
    if (found !== undefined || row !== undefined) {
      const fate = row === undefined ? await explainSilence(watch, article, context) : describeAlert(row)
      hits.push(`- **${escapeMarkdown(shorten(watch.name, 60))}**${found ?? ' (not any more)'}: ${fate}`)
      continue
    }
    const misses = nearMissesOf(query, analysed, aliases)
    if (misses.length > 0) near.push(`- **${escapeMarkdown(shorten(watch.name, 60))}**: ${renderMisses(misses)}`)
  }
  const gone = [...rows.values()].map(
    row => `- **${escapeMarkdown(shorten(row.watchName, 60))}** (removed): ${describeAlert(row)}`,
  )
  const missed = asked.length - (hits.length + near.length)
  return renderLists([...hits, ...gone], near, missed)
}

function renderLists(hits: readonly string[], near: readonly string[], missed: number): string {
  const lines = [hits.length === 0 ? '**Hit** no watch of this server.' : `**Hit**\n${cutList(hits, hitsShown)}`]
  if (near.length > 0) lines.push(`**Nearly hit**\n${cutList(near, nearShown)}`)
  if (missed > 0) lines.push(`-# ${missed === 1 ? '1 other watch is' : `${missed} other watches are`} not close.`)
  return lines.join('\n')
}

function cutList(lines: readonly string[], most: number): string {
  const rest = lines.length - most
  return [...lines.slice(0, most), ...(rest > 0 ? [`… and ${rest} more`] : [])].join('\n')
}

/** What a personal watch of somebody else was told is theirs alone. */
function isOpenTo(row: OutboxRow, watches: readonly Watch[], asker: Asker): boolean {
  const ownerId = row.target.kind === 'dm' ? row.target.userId : ''
  return watches.some(({ id }) => id === row.watchId) || isInSight({ target: row.target, ownerId }, asker)
}

/** The first words that matched, with what stands around them; undefined when the query is not answered. */
function findMarks(query: Query, article: Article, analysed: AnalysedArticle): string | undefined {
  const match = matchQuery(query, analysed)
  if (match === undefined) return undefined
  const marks = [
    ...match.title.map(span => article.title.slice(span.start, span.end)),
    ...match.text.map(span => article.text.slice(span.start, span.end)),
  ]
  const shown = [...new Map(marks.map(mark => [mark.toLowerCase(), mark])).values()].slice(0, marksShown)
  return shown.length === 0 ? '' : ` by ${shown.map(mark => `“${escapeMarkdown(shorten(mark, 60))}”`).join(', ')}`
}

/** An answer without an alert has a reason, too. */
async function explainSilence(watch: Watch, article: Article, { store, clock }: CommandContext): Promise<string> {
  const { createdAt, guildId, mutedUntil } = watch
  const feedIds = await feedsOfScope(watch.scope, guildId, store)
  const arrivals = await store.arrivalsOf(article.id)
  if (arrivals.length === 0) return 'no alert: it came by no feed'
  if (feedIds !== undefined && !arrivals.some(({ feedId }) => feedIds.includes(feedId))) {
    return 'no alert: it came by a feed this watch does not look at'
  }
  if (createdAt > article.firstSeenAt) return `no alert: it came before the watch was made (${timestamp(createdAt)})`
  if (watch.state === 'paused') return 'no alert: paused'
  if (mutedUntil !== undefined && isMuted(watch, clock())) return `no alert: muted until ${timestamp(mutedUntil)}`
  const feeds = await Promise.all(arrivals.map(({ feedId }) => store.getFeed(feedId)))
  const isFirst = feeds.every(
    feed => feed?.poll.firstPolledAt === undefined || feed.poll.firstPolledAt >= article.firstSeenAt,
  )
  if (isFirst) return 'no alert: it stood in the feed already at its first poll'
  return 'no alert: the watch was paused, muted or asked for something else when it came'
}
