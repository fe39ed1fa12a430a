import { SlashCommandBuilder } from '@discordjs/builders'
import { gatherStory, gatherStoryByNumber, type GatheredStory } from '../pipeline/gather-story.ts'
import { gatherTimeline, type GatheredTimeline, type TimelineSubject } from '../pipeline/gather-timeline.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import { parseQuery } from '../watches/parse-query.ts'
import { chooseArticle, completeArticle } from './choose-article.ts'
import type { Choice, Command, CommandContext, Invocation } from './command.ts'
import { completeTopic } from './complete-topic.ts'
import { explainBadQuery } from './explain-bad-query.ts'
import { pageAnswer } from './page-answer.ts'
import { readPeriod, type Period } from './read-period.ts'
import { renderTimeline } from './render-timeline.ts'
import { refuse, type Reply } from './reply.ts'
import { countOf } from './story-page.ts'
import { keepTimeline, readKeptTimeline, type KeptTimeline } from './timeline-kept.ts'

const definition = new SlashCommandBuilder()
  .setName('timeline')
  .setDescription('What happened when: dated events from the texts of reports, and days of unusually many reports')
  .addStringOption(option =>
    option
      .setName('topic')
      .setDescription('All reports that answer this query: a name, words, "a phrase"')
      .setMaxLength(500)
      .setAutocomplete(true),
  )
  .addStringOption(option =>
    option
      .setName('story')
      .setDescription('All reports of one event: the address or headline of any of them')
      .setMaxLength(2000)
      .setAutocomplete(true),
  )
  .addStringOption(option =>
    option.setName('since').setDescription('What happened from this day on: 2026-03-05, last week'),
  )
  .addStringOption(option => option.setName('until').setDescription('What happened up to and with this day'))

export const timeline: Command = {
  definition: definition.toJSON(),
  example: '/timeline topic: ceasefire since: last month',
  isPrivate: () => false,
  run,
  complete: (option, typed, invocation, context): Promise<readonly Choice[]> => {
    if (option === 'topic') return completeTopic(typed, invocation, context)
    return option === 'story' ? completeArticle(typed, invocation, context) : Promise.resolve([])
  },
}

async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { kept } = invocation.options
  const found = typeof kept === 'string' ? readKeptTimeline(kept) : await build(invocation, context)
  if (typeof found === 'string') return refuse(found)
  const scope = { kind: 'guild', guildId: invocation.guildId } as const
  const shown = await renderTimeline(found, invocation.page, scope, context.store)
  const pages = found.starts.length
  if (invocation.page >= pages) return refuse('There is no more of this timeline.')
  const numbers = pages === 1 ? [] : [`page ${invocation.page + 1} of ${pages}`]
  const embed = {
    title: shorten(found.title, 250),
    description: shown === '' ? 'What stood here is no longer in sight of this server.' : shown,
    footer: [...numbers, ...found.notes].join(' · '),
  }
  // Later pages show what was found now: nobody wants the days to move while turning them.
  const asked = { ...invocation, options: { kept: JSON.stringify(found) } }
  return pageAnswer({ embeds: [embed] }, invocation.page + 1 < pages, false, asked, context)
}

async function build(invocation: Invocation, context: CommandContext): Promise<KeptTimeline | string> {
  const { options, guildId, tell } = invocation
  const period = readPeriod(options, context.clock(), context.settings.timeZone)
  if (typeof period === 'string') return period
  const asked = await readSubject(invocation, context)
  if (typeof asked === 'string') return asked
  const scope = { kind: 'guild', guildId } as const
  const found = await gatherTimeline(context.store, context.desk.ask, asked.subject, { scope, ...period, tell })
  if (typeof found === 'string') return found
  if (found.articles.size === 0) {
    return 'No report in sight of this server answers that. Try fewer words or a longer period; `/search` shows what is there.'
  }
  if (found.events.length + found.peaks.length === 0) return nothingDated(found, period)
  return keepTimeline(found, `Timeline: ${escapeMarkdown(asked.title)}`, describe(found))
}

type Asked = { readonly subject: TimelineSubject; readonly title: string }

async function readSubject(invocation: Invocation, context: CommandContext): Promise<Asked | string> {
  const { topic, story, article } = invocation.options
  const named = story ?? article
  if (topic !== undefined && named !== undefined) return 'Give one of `topic` and `story`.'
  if (topic !== undefined) {
    const parsed = parseQuery(String(topic))
    if (!parsed.ok) return explainBadQuery(parsed)
    return { subject: { kind: 'topic', query: parsed.query }, title: String(topic) }
  }
  if (named === undefined) return 'Give a `topic`, such as a name, or a `story`: the headline of one of its reports.'
  const found = await findStory(named, invocation, context)
  if (typeof found === 'string') return found
  const articles = found.members.map(member => member.article)
  return { subject: { kind: 'story', articles }, title: articles[0]?.title ?? '' }
}

/** The number of a story comes from a button of /story. */
async function findStory(
  named: string | number | boolean,
  invocation: Invocation,
  { store, desk, ...context }: CommandContext,
): Promise<GatheredStory | string> {
  const scope = { kind: 'guild', guildId: invocation.guildId } as const
  if (typeof named === 'number') {
    return (await gatherStoryByNumber(store, named, scope)) ?? 'I hold no report of this story any more.'
  }
  const chosen = await chooseArticle(String(named), invocation, { store, desk, ...context })
  return chosen.kind === 'refusal' ? chosen.text : gatherStory(store, desk.ask, chosen.article, scope)
}

function nothingDated({ articles }: GatheredTimeline, { since, until }: Period): string {
  const reports = countOf(articles.size, 'report')
  if (since === undefined && until === undefined) return `I found no day told of in ${reports}.`
  return `${reports} of that matter ${articles.size === 1 ? 'tells' : 'tell'} of nothing in that period. Try a longer one.`
}

function describe({ events, left, articles, total, isEstimate }: GatheredTimeline): readonly string[] {
  const told =
    left === 0 ? countOf(events.length, 'event') : `the ${events.length} most told of ${events.length + left} events`
  const all = isEstimate ? `about ${total.toLocaleString('en')}` : total.toLocaleString('en')
  const read =
    articles.size < total ? `${articles.size} of ${all} reports, of every day some` : countOf(articles.size, 'report')
  return [`${told} in ${read}`, 'word for word', 'days in UTC']
}
