import { SlashCommandBuilder } from '@discordjs/builders'
import { findRelated, type RelatedArticle } from '../pipeline/find-related.ts'
import type { ProfiledArticle } from '../stories/read-profile.ts'
import { escapeMarkdown, shorten, timestamp } from '../text/discord-markdown.ts'
import { chooseArticle, completeArticle } from './choose-article.ts'
import type { Command, CommandContext, Invocation } from './command.ts'
import { fitLinked, linkReport } from './link-report.ts'
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
  const ties = await tieToStory(self, shown, context)
  const looked = `-# looked for ${escapeMarkdown(shorten(terms.join(', '), 200))}`
  const lines = fitLinked(longest => [looked, ...shown.map((one, at) => renderRelated(one, ties[at], longest))])
  const pages = Math.ceil(found.length / pageSize)
  const post = {
    embeds: [
      {
        title: shorten(`Related: ${escapeMarkdown(title)}`, 250),
        description: lines.text,
        footer: `${countOf(found.length, 'related report')} in sight · nearest first${pages === 1 ? '' : ` · page ${invocation.page + 1} of ${pages}`}`,
      },
    ],
  }
  return pageAnswer(post, from + pageSize < found.length, false, invocation, context)
}

/** Whether each is of the same story as the asked report, or prints the very same text; undefined where it is not. */
async function tieToStory(
  self: number | undefined,
  shown: readonly RelatedArticle[],
  { store }: CommandContext,
): Promise<readonly (string | undefined)[]> {
  const own = self === undefined ? undefined : await store.storyOf(self)
  const stories = await Promise.all(shown.map(({ article }) => store.storyOf(article.id)))
  return stories.map((story, at) => {
    if (own === undefined || story?.storyId !== own.storyId) return undefined
    const isCopy = (own.copyOf ?? self) === (story.copyOf ?? shown[at]?.article.id)
    return isCopy ? 'the same wire copy' : 'the same story'
  })
}

function renderRelated(
  { article, shared, daysApart }: RelatedArticle,
  tie: string | undefined,
  longestAddress: number,
): string {
  const headline = linkReport(article, 160, longestAddress)
  const where = `${escapeMarkdown(shorten(article.publisher, 60))} · ${timestamp(article.publishedAt)}${renderDistance(daysApart)}`
  const why = [
    ...(tie === undefined ? [] : [tie]),
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
