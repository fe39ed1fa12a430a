import { SlashCommandBuilder } from '@discordjs/builders'
import { nameSpeaker } from '../alerts/render-quotation.ts'
import type { FoundQuotation } from '../corpus/article-store.ts'
import type { Article } from '../model/article.ts'
import type { Control, Embed } from '../model/post.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import { completeArticle } from './choose-article.ts'
import { completeNames, joinOr } from './choose-by-name.ts'
import type { Choice, Command, CommandContext, Invocation } from './command.ts'
import { completePublisher } from './complete-publisher.ts'
import { completeTopic } from './complete-topic.ts'
import { findSaid, listSaid, withArticles } from './find-said.ts'
import { rankByPrints } from './most-quoted.ts'
import { pageAnswer } from './page-answer.ts'
import { readWish, type QuotesWish } from './quotes-filter.ts'
import { pressQuotes, saveInvocation } from './quotes-press.ts'
import { completeSpeaker, knownSpeakers } from './quotes-speaker.ts'
import { renderFound, renderSaid, renderSaidIn, renderWhere } from './render-said.ts'
import { renderSpeakers } from './render-speaker-entry.ts'
import { refuse, type Reply } from './reply.ts'
import { showChanges } from './statement-changes.ts'
import { quotationKey } from './who-else-said.ts'

const pageSize = 5
/** Five of them, what is said of the speaker and the gaps stay within an embed's 4,096. */
const quotationLimit = 660
/** How many of the newest quotations are looked through for the same words, and for a speaker's titles. */
const mostRanked = 3000
const mostTitled = 1000

const definition = new SlashCommandBuilder()
  .setName('quotes')
  .setDescription('Who said what, word for word')
  .addStringOption(option =>
    option.setName('speaker').setDescription('A name or description: munir, security official').setAutocomplete(true),
  )
  .addStringOption(option =>
    option.setName('about').setDescription('Words that the report must have').setMaxLength(500).setAutocomplete(true),
  )
  .addStringOption(option =>
    option.setName('article').setDescription('One report: its address or headline').setAutocomplete(true),
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
      .addChoices({ name: 'newest first', value: 'newest' }, { name: 'most quoted', value: 'prints' }),
  )
  .addBooleanOption(option => option.setName('indirect').setDescription('Also what was said without quotation marks'))
  .addBooleanOption(option =>
    option.setName('changes').setDescription('Where one speaker said other things on the same matter, side by side'),
  )

export const quotes: Command = {
  definition: definition.toJSON(),
  example: '/quotes speaker: security official about: ceasefire',
  isPrivate: () => false,
  run,
  complete,
  press: (pressed, context) => pressQuotes(pressed, context, run),
}

async function complete(
  option: string,
  typed: string,
  invocation: Invocation,
  context: CommandContext,
): Promise<readonly Choice[]> {
  if (option === 'about') return completeTopic(typed, invocation, context)
  if (option === 'publisher') return completePublisher(typed, invocation, context)
  if (option === 'article') return completeArticle(typed, invocation, context)
  if (option !== 'speaker') return []
  return completeSpeaker(typed, { kind: 'guild', guildId: invocation.guildId }, context.store)
}

async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const wish = await readWish(invocation, context)
  if (wish.kind === 'refusal') return refuse(wish.text)
  if (invocation.options['changes'] === true) return showChanges(wish, invocation, context)
  const isRanked = invocation.options['sort'] === 'prints'
  const page = await (isRanked ? rankedPage(wish, invocation, context) : newestPage(wish, invocation, context))
  if (page.shown.length === 0) return refuse(await nothingFound(invocation, context))
  const isFirst = invocation.page === 0 && wish.article === undefined
  const speakers = isFirst ? await describeSpeakers(wish, context) : ''
  const heading = wish.article
  const embed: Embed = {
    title: heading === undefined ? page.title : shorten(`${page.title}: ${escapeMarkdown(heading.title)}`, 250),
    ...(heading === undefined
      ? {}
      : { author: { name: shorten(heading.publisher, 200) }, timestamp: heading.publishedAt }),
    ...(heading?.url === undefined ? {} : { url: heading.url }),
    description: [speakers, ...page.texts].filter(text => text !== '').join('\n\n'),
    footer: `page ${invocation.page + 1}${page.footer}`,
  }
  const rows = await renderControls(page.shown, wish, invocation, context)
  return pageAnswer({ embeds: [embed], rows }, page.hasMore, false, invocation, context)
}

/** The quotations of one report as an answer; also behind the message menu. */
export function quotesOfArticle(article: Article, invocation: Invocation, context: CommandContext): Promise<Reply> {
  const options = { article: `#${article.id}` }
  return run({ ...invocation, command: 'quotes', subcommand: undefined, options, message: undefined }, context)
}

/** Spellings and titles are those of all reports, whatever else was asked for. */
async function describeSpeakers({ speaker, filter }: QuotesWish, { store }: CommandContext): Promise<string> {
  if (speaker === undefined) return ''
  const { scope, speakerWords, speakerNames } = filter
  const candidates = { kind: 'everything' } as const
  return renderSpeakers(
    await store.listQuotations({ candidates, scope, speakerWords, speakerNames, limit: mostTitled }),
  )
}

type Page = {
  readonly title: string
  readonly shown: readonly FoundQuotation[]
  readonly texts: readonly string[]
  readonly hasMore: boolean
  readonly footer: string
}

async function newestPage(wish: QuotesWish, { page }: Invocation, { store }: CommandContext): Promise<Page> {
  const { found, total, hasMore } = await findSaid(store, wish, page * pageSize, pageSize)
  const render = wish.article === undefined ? renderFound : renderSaidIn
  const texts = found.map(one => render(one, quotationLimit))
  const pages = total >= countedUpTo ? '' : ` of ${Math.ceil(total / pageSize)}`
  return { title: count(total), shown: found, texts, hasMore, footer: pages }
}

async function rankedPage(wish: QuotesWish, { page }: Invocation, { store }: CommandContext): Promise<Page> {
  const listed = await listSaid(store, wish, mostRanked)
  const ranked = rankByPrints(listed)
  const from = page * pageSize
  const printed = ranked.slice(from, from + pageSize)
  const shown = await withArticles(
    store,
    printed.map(({ said }) => said),
  )
  const texts = shown.map((one, at) => {
    const { publishers = [], reports = 1 } = printed[at] ?? {}
    const prints = renderPrints(publishers, reports)
    const where = renderWhere(one.article, one.quotation, quotationLimit / 2 - prints.length)
    return `${renderSaid(one.quotation, one.article.text, quotationLimit - where.length - prints.length)}\n${where}${prints}`
  })
  const footer = listed.length < mostRanked ? '' : ` · from the newest ${mostRanked.toLocaleString('en')} quotations`
  const title = `${count(ranked.length)}, most printed first`
  return { title, shown, texts, hasMore: ranked.length > from + pageSize, footer }
}

function renderPrints(publishers: readonly string[], reports: number): string {
  if (publishers.length < 2) return reports < 2 ? '' : `\n-# printed in ${reports} reports of one publisher`
  return `\n-# printed by ${publishers.length} publishers: ${escapeMarkdown(shorten(publishers.join(', '), 120))}`
}

/** Who else said it, the table, and what changed. */
async function renderControls(
  shown: readonly FoundQuotation[],
  wish: QuotesWish,
  invocation: Invocation,
  context: CommandContext,
): Promise<readonly (readonly Control[])[]> {
  const view = await saveInvocation(invocation, context)
  const select: Control = {
    kind: 'select',
    id: 'quotes:who',
    placeholder: 'Who else said it …',
    options: distinct(shown).map(one => ({
      label: shorten(one.quotation.text.slice(0, 300).split(/\s+/u).join(' '), 100),
      value: quotationKey(one),
      description: nameSpeaker(one.quotation, 100),
    })),
  }
  const csv: Control = { kind: 'button', id: `quotes:csv:${view}`, label: 'CSV' }
  const changes: Control = { kind: 'button', id: `quotes:changes:${view}`, label: 'What changed' }
  return [[select], wish.speaker === undefined ? [csv] : [changes, csv]]
}

/** Discord refuses a select with the same value twice. */
function distinct(shown: readonly FoundQuotation[]): readonly FoundQuotation[] {
  return [...new Map(shown.map(one => [quotationKey(one), one])).values()]
}

async function nothingFound(invocation: Invocation, { store }: CommandContext): Promise<string> {
  const { options, guildId } = invocation
  if (invocation.page > 0) return 'There are no more quotations.'
  if (options['article'] !== undefined)
    return 'I found no quotations in that report. `indirect: True` also shows what was said without marks.'
  if (options['speaker'] === undefined)
    return 'No quotation in sight of this server fits. Try fewer words or a longer period.'
  const typed = String(options['speaker']).replace(/^=/, '')
  const entries = await knownSpeakers(typed, { kind: 'guild', guildId }, store)
  const near = completeNames(
    entries.map(({ name }, id) => ({ id, name })),
    typed,
  ).slice(0, 3)
  const names = near.map(({ name }) => `**${escapeMarkdown(shorten(name, 80))}**`)
  const hint = names.length === 0 ? 'Try one word of the name or description.' : `Did you mean ${joinOr(names)}?`
  return `I hold no quotation by “${escapeMarkdown(shorten(typed, 80))}” that fits. ${hint}`
}

/** So far the store counts. */
const countedUpTo = 1000

function count(total: number): string {
  if (total >= countedUpTo) return `${total.toLocaleString('en')} quotations or more`
  return total === 1 ? '1 quotation' : `${total.toLocaleString('en')} quotations`
}
