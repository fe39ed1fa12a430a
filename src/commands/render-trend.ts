import type { Chart, Mark } from '../charts/chart.ts'
import { isWritable, nameInstead } from '../charts/fit-name.ts'
import type { Post } from '../model/post.ts'
import type { ToldSpike, Trend, TrendLine } from '../pipeline/read-trend.ts'
import { searchCorpus } from '../pipeline/search-corpus.ts'
import { escapeMarkdown, shorten, timestamp } from '../text/discord-markdown.ts'
import type { TopStory } from '../trends/top-story.ts'
import { parseQuery } from '../watches/parse-query.ts'
import type { CommandContext } from './command.ts'
import { fitLinked, linkReport } from './link-report.ts'

export type TrendAsked = {
  readonly queries: readonly string[]
  readonly since: Date
  readonly until: Date
  /** The period ends now: its last slot is not over. */
  readonly isOpen: boolean
  readonly publisher: string | undefined
  readonly timeZone: string
  readonly asShare: boolean
}

/** A picture explains no more than these, the most unusual. */
const mostMarks = 6

/** What to draw: a line a query, with numbers at the spikes that the words explain. */
export function trendChart(trend: Trend, { queries, asShare }: TrendAsked): Chart {
  const { slots, reports, lines } = trend
  return {
    unit: `${asShare ? '% of all reports' : 'reports'} ${unitWords[slots.unit]}`,
    slots: slots.labels,
    series: lines.map(({ counts }, at) => ({
      name: queries[at] ?? '',
      values: asShare ? counts.map((count, slot) => percent(count, reports[slot] ?? 0)) : counts,
    })),
    marks: chooseSpikes(trend).map(({ line, spike }, at): Mark => ({
      series: line,
      slot: spike.slot,
      text: `${at + 1}`,
    })),
    size: 'whole',
  }
}

const unitWords = { hour: 'an hour', day: 'a day', week: 'a week', month: 'a month' } as const

/** The words beneath the picture: totals, what each spike was about, and what the numbers do not say. */
export function renderTrend(trend: Trend, asked: TrendAsked): Post {
  const spikes = (longest: number) =>
    chooseSpikes(trend).map(({ line, spike }, at) => renderSpike(at + 1, line, spike, trend, asked, longest))
  const parts = (longest: number) => [
    trend.lines.map((line, at) => renderTotal(line, captionOf(asked.queries, at), trend)).join('\n'),
    ...spikes(longest),
    ...doubts(trend, asked).map(doubt => `-# ${doubt}`),
  ]
  const embed = { description: fitLinked(parts).text, footer: footerOf(trend, asked) }
  return { embeds: [embed] }
}

type MarkedSpike = { readonly line: number; readonly spike: ToldSpike }

/** So many numbers stand side by side in the picture. */
const numbersInRow = 40

/** The most unusual, in order of time; of those whose numbers would stand one on the other, the most unusual. */
function chooseSpikes({ slots, lines }: Trend): readonly MarkedSpike[] {
  const all = lines.flatMap(({ spikes }, line) => spikes.map(spike => ({ line, spike })))
  const leastApart = Math.ceil(slots.labels.length / numbersInRow)
  const chosen: MarkedSpike[] = []
  for (const one of all.toSorted((a, b) => b.spike.surprise - a.spike.surprise)) {
    if (chosen.length === mostMarks) break
    const isHidden = chosen.some(
      ({ line, spike }) => line === one.line && Math.abs(spike.slot - one.spike.slot) < leastApart,
    )
    if (!isHidden) chosen.push(one)
  }
  return chosen.toSorted((a, b) => a.spike.slot - b.spike.slot || a.line - b.line)
}

/** With its name in the picture, where that can't write the query. */
function captionOf(queries: readonly string[], at: number): string {
  const query = queries[at] ?? ''
  const shown = queries.length > 1 && !isWritable(query) ? `${nameInstead(at)}: ` : ''
  return `**${shown}${nameOf(query)}**`
}

function renderTotal({ counts, isEstimate }: TrendLine, caption: string, { slots, reports }: Trend): string {
  const total = sum(counts)
  const number = `${isEstimate ? 'about ' : ''}${count(total, 'report')}`
  if (total === 0) return `${caption}: no report`
  const rate = counts.length < 2 ? '' : ` · ${rounded(total / counts.length)} ${unitWords[slots.unit]}`
  return `${caption}: ${number}${rate} · ${rounded(percent(total, sum(reports)))} % of all`
}

function renderSpike(
  number: number,
  line: number,
  spike: ToldSpike,
  { slots }: Trend,
  { queries }: TrendAsked,
  longestAddress: number,
): string {
  const about = queries.length === 1 ? '' : ` ${nameOf(queries[line] ?? '')},`
  const usual = spike.expected < 0.5 ? 'usually hardly any' : `usually ${rounded(spike.expected)}`
  const facts = `**${number}**${about} ${slots.names[spike.slot] ?? ''}: **${count(spike.count, 'report')}** (${usual})`
  return spike.story === undefined ? facts : `${facts}\n${renderStory(spike.story, longestAddress)}`
}

/** The headline that told it first, with who else did. */
export function renderStory({ first, publishers }: TopStory, longestAddress?: number): string {
  const linked = linkReport(first, 140, longestAddress)
  const headline = linked.startsWith('[') ? linked : `“${linked}”`
  const others = publishers.length - 1
  const more = others === 0 ? '' : ` and ${others} more`
  return `${headline} · ${escapeMarkdown(shorten(first.publisher, 60))}${more}`
}

function doubts({ slots, reports, lines }: Trend, { since, asShare }: TrendAsked): readonly string[] {
  const [start] = slots.edges
  const third = Math.floor(reports.length / 3)
  const [early, late] = [sum(reports.slice(0, third)) / third, sum(reports.slice(-third - 1, -1)) / third]
  const grew = third >= 2 && sum(reports) >= 50 && Math.max(early, late) >= 1.5 * Math.min(early, late)
  const unit = unitWords[slots.unit]
  return [
    start !== undefined && start.getTime() - since.getTime() > 86_400_000
      ? `Reports in sight of this server begin on ${slots.names[0] ?? ''}.`
      : '',
    grew && !asShare
      ? `All reports in sight went from ${rounded(early)} to ${rounded(late)} ${unit} in this time: \`show: share of all reports\` leaves that out.`
      : '',
    lines.some(({ isEstimate }) => isEstimate)
      ? 'An estimate: of the reports that may answer, an even sample of 10,000 was read.'
      : '',
  ].filter(doubt => doubt !== '')
}

function footerOf({ slots }: Trend, { isOpen, publisher, timeZone }: TrendAsked): string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long', year: 'numeric' })
  const [first, last] = [slots.edges[0], slots.edges.at(-2)]
  const period = first === undefined || last === undefined ? '' : day.formatRange(first, last)
  const open = isOpen ? `; the last ${slots.unit} is not over` : ''
  const from = publisher === undefined ? '' : ` · ${shorten(publisher, 60)}`
  return `${period} · ${timeZone}${from}${open}`
}

/** That nothing answers, and when something last did. */
export async function explainEmptyTrend(
  { queries, since, until, publisher, timeZone }: TrendAsked,
  guildId: string,
  { store }: CommandContext,
): Promise<string> {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long', year: 'numeric' })
  const period = `from ${day.format(since)} to ${day.format(new Date(until.getTime() - 1))}`
  const names = queries.map(query => `\`${shorten(query.replaceAll('`', "'"), 100)}\``).join(' or ')
  const from = publisher === undefined ? '' : ` by **${escapeMarkdown(shorten(publisher, 60))}**`
  const answer = `No report in sight of this server${from} ${period} answers ${names}.`
  const scope = { kind: 'guild', guildId } as const
  for (const written of queries) {
    const parsed = parseQuery(written)
    if (!parsed.ok) continue
    const { hits } = await searchCorpus(store, parsed.query, { scope, publisher, sort: 'newest', offset: 0, limit: 1 })
    const [newest] = hits
    if (newest !== undefined) {
      return `${answer} The newest that does is of ${timestamp(newest.article.publishedAt, 'd')}: give \`since\` and \`until\` around it.`
    }
  }
  return `${answer} Words are all required: use OR between alternatives.`
}

function nameOf(query: string): string {
  return escapeMarkdown(shorten(query, 80))
}

function count(number: number, noun: string): string {
  return `${Math.round(number).toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}

/** As exact as people read numbers. */
function rounded(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 3 ? 1 : 0 })
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
