import { SlashCommandBuilder } from 'discord.js'
import { renderSpeaker } from '../alerts/render-quotation.ts'
import type { FoundQuotation, QuotationFilter } from '../corpus/article-store.ts'
import type { Article } from '../model/article.ts'
import { analyse } from '../text/analyse.ts'
import { escapeAndMark, escapeMarkdown, linkTo, shorten, timestamp } from '../text/discord-markdown.ts'
import { parseQuery } from '../watches/parse-query.ts'
import { toCandidates } from '../watches/to-candidates.ts'
import { chooseArticle, completeArticle } from './choose-article.ts'
import { completeNames, joinOr } from './choose-by-name.ts'
import type { Choice, Command, CommandContext, Invocation } from './command.ts'
import { completePublisher } from './complete-publisher.ts'
import { explainBadQuery } from './explain-bad-query.ts'
import { pageAnswer } from './page-answer.ts'
import { readPeriod } from './read-period.ts'
import { refuse, type Reply } from './reply.ts'

const pageSize = 5

const definition = new SlashCommandBuilder()
  .setName('quotes')
  .setDescription('Who said what, word for word')
  .addStringOption(option =>
    option.setName('speaker').setDescription('A name or description: munir, security official').setAutocomplete(true),
  )
  .addStringOption(option =>
    option.setName('about').setDescription('Words that the report must have').setMaxLength(500),
  )
  .addStringOption(option =>
    option.setName('article').setDescription('One report: its address or headline').setAutocomplete(true),
  )
  .addStringOption(option =>
    option.setName('since').setDescription('From this day on: 2026-03-05, yesterday, last week'),
  )
  .addStringOption(option => option.setName('until').setDescription('Up to and with this day'))
  .addStringOption(option => option.setName('publisher').setDescription('Only this publisher').setAutocomplete(true))
  .addBooleanOption(option => option.setName('indirect').setDescription('Also what was said without quotation marks'))

export const quotes: Command = {
  definition: definition.toJSON(),
  example: '/quotes speaker: security official about: ceasefire',
  isPrivate: () => false,
  run,
  complete,
}

async function complete(
  option: string,
  typed: string,
  invocation: Invocation,
  context: CommandContext,
): Promise<readonly Choice[]> {
  if (option === 'publisher') return completePublisher(typed, invocation, context)
  if (option === 'article') return completeArticle(typed, invocation, context)
  if (option !== 'speaker') return []
  return completeNames(await knownSpeakers(invocation, context), typed).map(({ name }) => ({ name, value: name }))
}

async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const filter = await readFilter(invocation, context)
  if ('kind' in filter) return filter
  const { found, total } = await context.store.findQuotations(filter)
  if (found.length === 0) return refuse(await nothingFound(invocation, context))
  const heading = filter.articleId === undefined ? undefined : found[0]?.article
  const post = {
    embeds: [
      {
        title: heading === undefined ? count(total) : shorten(`${count(total)}: ${heading.title}`, 250),
        ...(heading?.url === undefined ? {} : { url: heading.url }),
        description: found.map(one => renderFound(one, heading === undefined)).join('\n\n'),
        footer: `page ${invocation.page + 1} of ${Math.ceil(total / pageSize)}`,
      },
    ],
  }
  return pageAnswer(post, (invocation.page + 1) * pageSize < total, false, invocation, context)
}

/** The quotations of one report as an answer; also behind the message menu. */
export function quotesOfArticle(article: Article, invocation: Invocation, context: CommandContext): Promise<Reply> {
  const options = { article: `#${article.id}` }
  return run({ ...invocation, command: 'quotes', subcommand: undefined, options, message: undefined }, context)
}

async function readFilter(invocation: Invocation, context: CommandContext): Promise<QuotationFilter | Reply> {
  const { options, page } = invocation
  const period = readPeriod(options, context.clock(), context.settings.timeZone)
  if (typeof period === 'string') return refuse(period)
  const about = options['about'] === undefined ? undefined : parseQuery(String(options['about']))
  if (about !== undefined && !about.ok) return refuse(explainBadQuery(about))
  const chosen =
    options['article'] === undefined ? undefined : await chooseArticle(String(options['article']), invocation, context)
  if (chosen?.kind === 'refusal') return refuse(chosen.text)
  const speaker =
    options['speaker'] === undefined ? [] : analyse(String(options['speaker']), 'und').map(({ word }) => word)
  return {
    candidates: about === undefined ? { kind: 'everything' } : toCandidates(about.query),
    scope: chosen === undefined ? { kind: 'guild', guildId: invocation.guildId } : { kind: 'all' },
    ...period,
    publisher: options['publisher'] === undefined ? undefined : String(options['publisher']),
    articleId: chosen?.article.id,
    speakerWords: speaker.length === 0 ? undefined : speaker,
    kinds: options['indirect'] === true ? undefined : ['direct', 'mixed'],
    offset: page * pageSize,
    limit: pageSize,
  }
}

/** Words verbatim; quoted scraps stand in their sentence, or nobody could tell what they mean. */
function renderFound({ quotation, article }: FoundQuotation, withArticle: boolean): string {
  const { sentence } = quotation
  const isWhole = quotation.kind === 'direct'
  const shown = isWhole ? quotation.text : article.text.slice(sentence.start, sentence.end)
  const from = isWhole ? quotation.start : sentence.start
  const cut = shorten(shown, 420)
  const marks = isWhole ? [] : [{ start: quotation.start - from, end: Math.min(quotation.end - from, cut.length - 1) }]
  const words = escapeAndMark(cut, marks).replaceAll(/\s*\n\s*/g, ' ')
  const lines = [`> ${isWhole ? `“${words}”` : words}`, `— ${renderSpeaker(quotation)}`]
  if (withArticle) lines.push(renderWhere(article))
  return lines.join('\n')
}

function renderWhere(article: FoundQuotation['article']): string {
  const title = shorten(article.title, 80)
  const link = article.url === undefined ? escapeMarkdown(title) : linkTo(title, article.url)
  return `-# ${escapeMarkdown(shorten(article.publisher, 40))} · ${timestamp(article.publishedAt, 'd')} · ${link}`
}

async function nothingFound(invocation: Invocation, context: CommandContext): Promise<string> {
  const { options } = invocation
  if (invocation.page > 0) return 'There are no more quotations.'
  if (options['article'] !== undefined)
    return 'I found no quotations in that report. `indirect: True` also shows what was said without marks.'
  if (options['speaker'] === undefined)
    return 'No quotation in sight of this server fits. Try fewer words or a longer period.'
  const typed = String(options['speaker'])
  const near = completeNames(await knownSpeakers(invocation, context), typed).slice(0, 3)
  const names = near.map(({ name }) => `**${escapeMarkdown(name)}**`)
  const hint = names.length === 0 ? 'Try one word of the name or description.' : `Did you mean ${joinOr(names)}?`
  return `I hold no quotation by “${escapeMarkdown(shorten(typed, 80))}” that fits. ${hint}`
}

async function knownSpeakers({ guildId }: Invocation, { store }: CommandContext) {
  const speakers = await store.listSpeakers({ kind: 'guild', guildId }, 2000)
  return speakers.map(({ name }, id) => ({ id, name }))
}

function count(total: number): string {
  return total === 1 ? '1 quotation' : `${total.toLocaleString('en')} quotations`
}
