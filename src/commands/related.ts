import { SlashCommandBuilder } from 'discord.js'
import { findRelated, type RelatedArticle } from '../pipeline/find-related.ts'
import type { ProfiledArticle } from '../stories/read-profile.ts'
import { escapeMarkdown, linkTo, shorten, timestamp } from '../text/discord-markdown.ts'
import { chooseArticle, completeArticle } from './choose-article.ts'
import type { Command, CommandContext, Invocation } from './command.ts'
import { pageAnswer } from './page-answer.ts'
import { refuse, type Reply } from './reply.ts'

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
  const found = await findRelated(context.store, context.desk.ask, asked, self, scope)
  if (found.length === 0) return refuse('I hold no other report on that.')
  const from = invocation.page * pageSize
  const shown = found.slice(from, from + pageSize)
  if (shown.length === 0) return refuse('There are no more related reports.')
  const post = {
    embeds: [
      {
        title: shorten(`Related: ${escapeMarkdown(title)}`, 250),
        description: shown.map(renderRelated).join('\n\n'),
        footer: `page ${invocation.page + 1}`,
      },
    ],
  }
  return pageAnswer(post, from + pageSize < found.length, false, invocation, context)
}

function renderRelated({ article, names, words }: RelatedArticle): string {
  const title = shorten(article.title, 160)
  const headline = article.url === undefined ? escapeMarkdown(title) : linkTo(title, article.url)
  const shared = [...new Set([...names, ...words])].slice(0, 5)
  const why = shared.length === 0 ? '' : `\n-# shares ${escapeMarkdown(shorten(shared.join(', '), 150))}`
  return `**${headline}**\n${escapeMarkdown(shorten(article.publisher, 60))} · ${timestamp(article.publishedAt)}${why}`
}
