import { backTest } from '../pipeline/back-test.ts'
import { escapeMarkdown, shorten, timestamp } from '../text/discord-markdown.ts'
import { explainQuery } from '../watches/explain-query.ts'
import { parseQuery } from '../watches/parse-query.ts'
import type { CommandContext, Invocation } from './command.ts'
import { describeAlert } from './describe-alert.ts'
import { explainBadQuery } from './explain-bad-query.ts'
import { linkReport } from './link-report.ts'
import { feedsOfScope } from '../pipeline/feeds-of-scope.ts'
import { renderRate, renderTotal } from './render-back-test.ts'
import { refuse, type Reply } from './reply.ts'
import { describeLookout } from './unusual.ts'
import { drawHits } from './watch-hits.ts'
import { describeMute } from './watch-list.ts'
import { describePlace } from './watch-preview.ts'
import { chooseWatch } from './watches-in-sight.ts'

const alertsShown = 5
const longestAddress = 400

/** /watch show: what a watch asks for, where it tells, its hits a day and its last alerts. */
export async function showWatch(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { store, clock } = context
  const watch = await chooseWatch(String(invocation.options['watch'] ?? ''), invocation, context)
  if (typeof watch === 'string') return refuse(watch)
  const parsed = parseQuery(watch.query)
  if (!parsed.ok) return refuse(`${explainBadQuery(parsed)}\n\`/watch edit\` mends it.`)
  const test = await backTest(store, parsed.query, {
    scope: { kind: 'guild', guildId: watch.guildId },
    feedIds: await feedsOfScope(watch.scope, watch.guildId, store),
    now: clock(),
    tell: read => invocation.tell(`Counting its hits: ${read.toLocaleString('en')} reports read …`),
  })
  const because = watch.pauseReason === undefined ? '' : ` by me: ${escapeMarkdown(watch.pauseReason)}`
  const state = watch.state === 'paused' ? `paused${because}` : 'active'
  const picture = await drawHits(watch.name, test, context)
  const unusual = await describeLookout(watch.guildId, { kind: 'watch', id: watch.id }, context)
  const told = unusual === undefined ? '' : ` · tells when it is ${unusual}`
  const parts = [
    escapeMarkdown(shorten(explainQuery(parsed.query), 700)),
    await describePlace(watch, invocation, context),
    `${state}${describeMute(watch, clock())} · made ${timestamp(watch.createdAt, 'd')} by <@${watch.ownerId}>${told}`,
    '',
    (picture === undefined ? renderRate : renderTotal)({ ...test, samples: [] }),
    '',
    await describeAlerts(watch.id, context),
  ]
  const title = escapeMarkdown(shorten(watch.name, 200))
  const post = { embeds: [{ title, description: parts.join('\n'), footer: shorten(watch.query, 300) }] }
  const files = picture === undefined ? {} : { files: [picture] }
  return { kind: 'answer', post: { ...post, ...files }, isPrivate: true }
}

async function describeAlerts(watchId: number, { store }: CommandContext): Promise<string> {
  const rows = await store.alertsOfWatch(watchId, alertsShown)
  if (rows.length === 0) return 'No alert yet.'
  const articles = new Map((await store.getArticles(rows.map(row => row.articleId))).map(it => [it.id, it]))
  const lines = rows.map(row => {
    const article = articles.get(row.articleId)
    const name = article === undefined ? 'a report that is no longer kept' : linkReport(article, 80, longestAddress)
    return `- ${name}: ${describeAlert(row)}`
  })
  return `**Last alerts**\n${lines.join('\n')}`
}
