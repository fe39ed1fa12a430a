import { SlashCommandBuilder } from '@discordjs/builders'
import { type Choice, type Command, type CommandContext, type Invocation } from './command.ts'
import { describeChart } from '../charts/describe-chart.ts'
import { readTrend, type Trend } from '../pipeline/read-trend.ts'
import { parseQuery } from '../watches/parse-query.ts'
import type { Query } from '../watches/query.ts'
import { choosePublisher } from './choose-publisher.ts'
import { completePublisher } from './complete-publisher.ts'
import { completeTopic } from './complete-topic.ts'
import { explainBadQuery } from './explain-bad-query.ts'
import { readPeriod } from './read-period.ts'
import { explainEmptyTrend, renderTrend, trendChart, type TrendAsked } from './render-trend.ts'
import { refuse, type Reply } from './reply.ts'

const dayMs = 86_400_000
/** Unless somebody says otherwise. */
const usualDays = 30

const more = ['query2', 'query3', 'query4', 'query5'] as const

const base = new SlashCommandBuilder()
  .setName('trend')
  .setDescription('How often reports mention something, over time, as a picture')
  .addStringOption(option =>
    option
      .setName('query')
      .setDescription('What to count: words, "a phrase", a OR b, -not')
      .setRequired(true)
      .setAutocomplete(true)
      .setMaxLength(500),
  )
for (const name of more) {
  base.addStringOption(option =>
    option.setName(name).setDescription('Another, to compare').setAutocomplete(true).setMaxLength(500),
  )
}
const definition = base
  .addStringOption(option =>
    option.setName('since').setDescription('From this day on: 2026-03-05, last week; else the last 30 days'),
  )
  .addStringOption(option => option.setName('until').setDescription('Up to and with this day'))
  .addStringOption(option => option.setName('publisher').setDescription('Only this publisher').setAutocomplete(true))
  .addStringOption(option =>
    option
      .setName('show')
      .setDescription('Numbers of reports unless you say otherwise')
      .addChoices({ name: 'numbers of reports', value: 'count' }, { name: 'share of all reports', value: 'share' }),
  )

export const trend: Command = {
  definition: definition.toJSON(),
  example: '/trend query: ceasefire query2: "peace talks" since: last month',
  isPrivate: () => false,
  run,
  complete: (option, typed, invocation, context): Promise<readonly Choice[]> =>
    option === 'publisher' ? completePublisher(typed, invocation, context) : completeTopic(typed, invocation, context),
}

const undrawn = 'The picture could not be drawn this time; here are the numbers.'

async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const queries = readQueries(invocation)
  if (typeof queries === 'string') return refuse(queries)
  const chosen = await choosePublisher(invocation, context)
  if ('refusal' in chosen) return refuse(chosen.refusal)
  const asked = readAsked(invocation, context, queries, chosen.publisher)
  if (typeof asked === 'string') return refuse(asked)
  const found = await readTrend(
    context.store,
    queries.map(({ query }) => query),
    {
      ...asked,
      scope: { kind: 'guild', guildId: invocation.guildId },
      tell: read => invocation.tell(`Counting: ${read.toLocaleString('en')} reports read …`),
    },
  )
  if (found === undefined || isEmpty(found)) return refuse(await explainEmptyTrend(asked, invocation.guildId, context))
  const chart = trendChart(found, asked)
  const picture = await context.desk.drawChart(chart)
  const post = renderTrend(found, asked)
  if (picture === undefined) return { kind: 'answer', post: { ...post, content: undrawn }, isPrivate: false }
  const file = { name: 'trend.png', bytes: picture.png, description: describeChart(chart) }
  return { kind: 'answer', post: { ...post, files: [file] }, isPrivate: false }
}

type AskedQuery = { readonly written: string; readonly query: Query }

function readQueries({ options }: Invocation): readonly AskedQuery[] | string {
  const queries: AskedQuery[] = []
  for (const name of ['query', ...more]) {
    const written = String(options[name] ?? '').trim()
    if (written === '' || queries.some(other => other.written === written)) continue
    const parsed = parseQuery(written)
    if (!parsed.ok) return explainBadQuery(parsed)
    queries.push({ written, query: parsed.query })
  }
  return queries.length === 0 ? 'Give me a `query` to count.' : queries
}

function readAsked(
  { options }: Invocation,
  { clock, settings }: CommandContext,
  queries: readonly AskedQuery[],
  publisher: string | undefined,
): TrendAsked | string {
  const now = clock()
  const period = readPeriod(options, now, settings.timeZone)
  if (typeof period === 'string') return period
  const until = period.until === undefined || period.until > now ? now : period.until
  const since = period.since ?? new Date(until.getTime() - usualDays * dayMs)
  if (since >= until) return 'That period is still to come: there is nothing to count yet.'
  return {
    queries: queries.map(({ written }) => written),
    since,
    until,
    isOpen: until === now,
    publisher,
    timeZone: settings.timeZone,
    asShare: options['show'] === 'share',
  }
}

function isEmpty({ lines }: Trend): boolean {
  return lines.every(({ counts }) => counts.every(count => count === 0))
}
