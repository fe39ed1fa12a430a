import { SlashCommandBuilder } from '@discordjs/builders'
import { chooseSentence } from '../watches/choose-sentence.ts'
import { searchCorpus, type SearchHit } from '../pipeline/search-corpus.ts'
import { escapeAndMark, escapeMarkdown, shorten, timestamp } from '../text/discord-markdown.ts'
import { parseQuery } from '../watches/parse-query.ts'
import type { Choice, Command, CommandContext, Invocation } from './command.ts'
import { choosePublisher } from './choose-publisher.ts'
import { completePublisher } from './complete-publisher.ts'
import { explainBadQuery } from './explain-bad-query.ts'
import { fitLinked, linkReport } from './link-report.ts'
import { pageAnswer } from './page-answer.ts'
import { readPeriod } from './read-period.ts'
import { refuse, type Reply } from './reply.ts'

const pageSize = 5

const definition = new SlashCommandBuilder()
  .setName('search')
  .setDescription('Search all reports in sight of this server')
  .addStringOption(option =>
    option
      .setName('query')
      .setDescription('Words, "a phrase", a OR b, -not, (groups)')
      .setRequired(true)
      .setMaxLength(500),
  )
  .addStringOption(option =>
    option.setName('since').setDescription('From this day on: 2026-03-05, yesterday, last week'),
  )
  .addStringOption(option => option.setName('until').setDescription('Up to and with this day'))
  .addStringOption(option => option.setName('publisher').setDescription('Only this publisher').setAutocomplete(true))
  .addStringOption(option =>
    option
      .setName('sort')
      .setDescription('Newest first unless you say otherwise')
      .addChoices(
        { name: 'newest first', value: 'newest' },
        { name: 'oldest first', value: 'oldest' },
        { name: 'best match first', value: 'relevance' },
      ),
  )

export const search: Command = {
  definition: definition.toJSON(),
  example: '/search query: ceasefire OR "peace talks" since: last week',
  isPrivate: () => false,
  run,
  complete: (option, typed, invocation, context): Promise<readonly Choice[]> =>
    option === 'publisher' ? completePublisher(typed, invocation, context) : Promise.resolve([]),
}

async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { options, page } = invocation
  const typed = String(options['query'] ?? '')
  const parsed = parseQuery(typed)
  if (!parsed.ok) return refuse(explainBadQuery(parsed))
  const period = readPeriod(options, context.clock(), context.settings.timeZone)
  if (typeof period === 'string') return refuse(period)
  const chosen = await choosePublisher(invocation, context)
  if ('refusal' in chosen) return refuse(chosen.refusal)
  const found = await searchCorpus(context.store, parsed.query, {
    scope: { kind: 'guild', guildId: invocation.guildId },
    ...period,
    publisher: chosen.publisher,
    sort: readSort(options['sort']),
    offset: page * pageSize,
    limit: pageSize,
  })
  if (found.hits.length === 0) return refuse(nothingFound(typed, page))
  const post = {
    embeds: [
      {
        title: found.total === 1 ? '1 report' : `${found.total.toLocaleString('en')} reports`,
        description: fitLinked(longest => found.hits.map(hit => renderHit(hit, longest))).text,
        footer: shorten(`${typed} · page ${page + 1}`, 200),
      },
    ],
  }
  return pageAnswer(post, found.hasMore, false, invocation, context)
}

/** One hit: headline with link, publisher and time, the sentence that matched; the words marked in both. */
export function renderHit({ article, title, text }: SearchHit, longestAddress?: number): string {
  const headline = linkReport(article, 160, longestAddress, title)
  const line = `${escapeMarkdown(shorten(article.publisher, 60))} · ${timestamp(article.publishedAt)}`
  if (text.length === 0 && title.length > 0) return `**${headline}**\n${line}`
  const sentence = chooseSentence(article.text, text)
  if (sentence === undefined) return `**${headline}**\n${line}`
  const shown = shorten(article.text.slice(sentence.start, sentence.end), 320)
  const marks = text
    .filter(span => span.start >= sentence.start && span.end <= sentence.start + shown.length)
    .map(span => ({ start: span.start - sentence.start, end: span.end - sentence.start }))
  return `**${headline}**\n${line}\n${escapeAndMark(shown, marks)}`
}

function readSort(value: unknown): 'newest' | 'oldest' | 'relevance' {
  return value === 'oldest' || value === 'relevance' ? value : 'newest'
}

function nothingFound(typed: string, page: number): string {
  if (page > 0) return 'There are no more reports.'
  const query = escapeMarkdown(shorten(typed, 200))
  return `No report in sight of this server answers \`${query.replaceAll('`', '')}\`. Words are all required: use OR between alternatives, or a longer period.`
}
