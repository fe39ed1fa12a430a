import { SlashCommandBuilder } from 'discord.js'
import { findRelated, type RelatedArticle } from '../pipeline/find-related.ts'
import type { ProfiledArticle } from '../stories/read-profile.ts'
import { escapeMarkdown, linkTo, shorten, timestamp } from '../text/discord-markdown.ts'
import { chooseArticle, completeArticle } from './choose-article.ts'
import type { Command, CommandContext, Invocation } from './command.ts'
import { fitParagraphs } from './fit-paragraphs.ts'
import { pageAnswer } from './page-answer.ts'
import { refuse, type Reply } from './reply.ts'
import { countOf } from './story-page.ts'

const pageSize = 6

const definition = new SlashCommandBuilder()
  .setName('related')
  .setDescription('Other reports on the same matter, and why')
  .addStringOption(option =>
    option
      .setName('article')
      .setDescription('One report: its address or headline')
      .setRequired(true)
      .setAutocomplete(true),
  )

export const related: Command = {
  definition: definition.toJSON(),
  example: '/related article: https://example.org/report',
  isPrivate: () => false,
  run,
  complete: (_option, typed, invocation, context) => completeArticle(typed, invocation, context),
}

async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const chosen = await chooseArticle(String(invocation.options['article'] ?? ''), invocation, context)
  if (chosen.kind === 'refusal') return refuse(chosen.text)
  const { article } = chosen
  const subject = { asked: article, self: article.id, title: article.title }
  const options = { article: `#${article.id}` }
  return relatedTo(
    subject,
    { ...invocation, command: 'related', subcommand: undefined, options, message: undefined },
    context,
  )
}

export type RelatedSubject = {
  readonly asked: ProfiledArticle
  /** Its own id, to be left out; undefined for words that are no article. */
  readonly self: number | undefined
  readonly title: string
}

/** Related coverage as an answer; also behind the button and the message menu. */
export async function relatedTo(
  { asked, self, title }: RelatedSubject,
  invocation: Invocation,
  context: CommandContext,
): Promise<Reply> {
  const scope = { kind: 'guild', guildId: invocation.guildId } as const
  const { terms, found } = await findRelated(context.store, context.desk.ask, asked, self, scope)
  if (found.length === 0) return refuse('I hold no other report on that.')
  const from = invocation.page * pageSize
  const shown = found.slice(from, from + pageSize)
  if (shown.length === 0) return refuse('There are no more related reports.')
  const ids = self === undefined ? [] : [self, ...shown.map(({ article }) => article.id)]
  const [own, ...stories] = await context.store.storiesOf(ids)
  const lines = shown.map((one, at) => renderRelated(one, own !== undefined && stories[at] === own))
  const pages = Math.ceil(found.length / pageSize)
  const post = {
    embeds: [
      {
        title: shorten(`Related: ${escapeMarkdown(title)}`, 250),
        description: fitParagraphs([`-# looked for ${escapeMarkdown(shorten(terms.join(', '), 200))}`, ...lines]).text,
        footer: `${countOf(found.length, 'related report')} in sight · nearest first · page ${invocation.page + 1} of ${pages}`,
      },
    ],
  }
  return pageAnswer(post, from + pageSize < found.length, false, invocation, context)
}

function renderRelated({ article, shared, daysApart }: RelatedArticle, isSameStory: boolean): string {
  const title = shorten(article.title, 160)
  const headline = article.url === undefined ? escapeMarkdown(title) : linkTo(title, article.url)
  const where = `${escapeMarkdown(shorten(article.publisher, 60))} · ${timestamp(article.publishedAt)}${renderDistance(daysApart)}`
  const why = [
    ...(isSameStory ? ['the same story'] : []),
    ...renderShared('names', shared.names),
    ...renderShared('words', shared.words),
    ...renderShared('days', shared.days),
  ]
  return `**${headline}**\n${where}${why.length === 0 ? '' : `\n-# ${why.join(' · ')}`}`
}

function renderShared(what: string, shared: readonly string[]): string[] {
  return shared.length === 0 ? [] : [`${what}: ${escapeMarkdown(shorten(shared.join(', '), 120))}`]
}

function renderDistance(days: number | undefined): string {
  if (days === undefined) return ''
  const whole = Math.round(days)
  return whole === 0 ? ' · within a day' : ` · ${countOf(whole, 'day')} apart`
}
