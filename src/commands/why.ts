import { SlashCommandBuilder } from 'discord.js'
import { explainMatch } from './why-watches.ts'
import type { Article } from '../model/article.ts'
import { canonicalUrl } from '../text/canonical-url.ts'
import { escapeMarkdown, linkTo, shorten, timestamp } from '../text/discord-markdown.ts'
import { chooseArticle, completeArticle, type ChosenArticle } from './choose-article.ts'
import type { Choice, Command, CommandContext, Invocation } from './command.ts'
import { refuse, type Reply } from './reply.ts'
import { describeStory } from './why-story.ts'

const definition = new SlashCommandBuilder()
  .setName('why')
  .setDescription('What became of a report: who brought it, which watches it hit or nearly hit, and its alerts')
  .addStringOption(option =>
    option
      .setName('article')
      .setDescription('Its address or words of its headline')
      .setRequired(true)
      .setMaxLength(2000)
      .setAutocomplete(true),
  )

export const why: Command = {
  definition: definition.toJSON(),
  example: '/why article: fire at the harbour',
  isPrivate: () => true,
  run,
  complete: (_option, typed, invocation, context): Promise<readonly Choice[]> =>
    completeArticle(typed, invocation, context),
}

async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const chosen = await choose(String(invocation.options['article'] ?? ''), invocation, context)
  if (chosen.kind === 'refusal') return refuse(chosen.text)
  const { article } = chosen
  const parts = [
    await describeArrival(article, invocation.guildId, context.store),
    describeReading(article),
    await describeStory(article, invocation.guildId, context.store),
    await explainMatch(article, invocation, context),
  ]
  const post = {
    embeds: [
      {
        title: shorten(escapeMarkdown(article.title), 250),
        ...(article.url === undefined ? {} : { url: article.url }),
        description: parts.join('\n'),
        footer: shorten(article.publisher, 200),
        timestamp: article.publishedAt,
      },
    ],
  }
  return { kind: 'answer', post, isPrivate: true }
}

/** A report that no feed brought is not fetched here: that it never came is the answer. */
async function choose(typed: string, invocation: Invocation, context: CommandContext): Promise<ChosenArticle> {
  if (!/^https?:\/\//i.test(typed.trim())) return chooseArticle(typed, invocation, context)
  const address = canonicalUrl(typed.trim())
  const article = address === undefined ? undefined : await context.store.findArticleByUrl(address)
  const scope = { kind: 'guild', guildId: invocation.guildId } as const
  if (article !== undefined && (await context.store.isVisible(article.id, scope))) return { kind: 'article', article }
  const text =
    'No feed of this server has brought that address, so no watch could hit it. `/feed list` shows which feeds are in trouble; `/summary` reads the page now.'
  return { kind: 'refusal', text }
}

async function describeArrival(
  { id, firstSeenAt }: Article,
  guildId: string,
  store: CommandContext['store'],
): Promise<string> {
  const followed = new Map((await store.followedFeeds(guildId)).map(feed => [feed.id, feed]))
  const arrivals = (await store.arrivalsOf(id)).flatMap(({ feedId, seenAt = firstSeenAt }) => {
    const feed = followed.get(feedId)
    return feed === undefined ? [] : [`${linkTo(shorten(feed.title, 60), feed.url)} ${timestamp(seenAt)}`]
  })
  if (arrivals.length === 0) return `**Came** by no feed: imported, or read for a command, ${timestamp(firstSeenAt)}.`
  return `**Came** by ${arrivals.join(', then ')}`
}

const completenesses = { full: 'in full', teaser: 'only a teaser', paywalled: 'only what stands before a paywall' }

function describeReading({ completeness, language, revision, text }: Article): string {
  const words = text.split(/\s+/).filter(word => word !== '').length
  const revised = revision === 1 ? '' : `, revision ${revision}`
  const tongue = language === 'und' ? 'language unknown' : `language ${language}`
  return `**Read** ${completenesses[completeness]}: ${words.toLocaleString('en')} words, ${tongue}${revised}`
}
