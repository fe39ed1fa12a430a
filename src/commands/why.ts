import { SlashCommandBuilder } from '@discordjs/builders'
import { explainMatch } from './why-watches.ts'
import type { Article } from '../model/article.ts'
import type { Control, Post } from '../model/post.ts'
import { canonicalUrl } from '../text/canonical-url.ts'
import { escapeMarkdown, linkTo, shorten, timestamp } from '../text/discord-markdown.ts'
import { chooseArticle, completeArticle, type ChosenArticle } from './choose-article.ts'
import type { Asker, Choice, Command, CommandContext, Invocation, Press } from './command.ts'
import { refuse, type Reply } from './reply.ts'
import { describeStory } from './why-story.ts'

const definition = new SlashCommandBuilder()
  .setName('why')
  .setDescription('What became of a report: who brought it, which watches it hit or nearly hit, and its alerts')
  .addStringOption(option =>
    option
      .setName('article')
      .setDescription('Its address, words of its headline, or the link of an alert')
      .setRequired(true)
      .setMaxLength(2000)
      .setAutocomplete(true),
  )

export const why: Command = {
  definition: definition.toJSON(),
  example: '/why article: fire at the harbour',
  isPrivate: () => true,
  run,
  press,
  complete: (_option, typed, invocation, context): Promise<readonly Choice[]> =>
    completeArticle(typed, invocation, context),
}

async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const typed = String(invocation.options['article'] ?? '')
  const messageId = messageIn(typed)
  if (messageId !== undefined) {
    const told = await explainTold(messageId, invocation, context)
    return told ?? refuse('That message is no alert of mine in this server.')
  }
  const chosen = await choose(typed, invocation, context)
  if (chosen.kind === 'refusal') return refuse(chosen.text)
  return { kind: 'answer', post: await explain(chosen.article, invocation, context), isPrivate: true }
}

/** Why this message stands there: for each report it tells, the watches it hit and what became of their alerts. */
export async function whyMessage(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { message } = invocation
  const told = message === undefined ? undefined : await explainTold(message.id, invocation, context)
  if (told !== undefined) return told
  const linked = message?.urls[0]
  if (linked !== undefined) return run({ ...invocation, options: { article: linked } }, context)
  return refuse('That message is no alert of mine, and links to no report.')
}

/** The message that a link copied from Discord, or an id, points at. */
function messageIn(typed: string): string | undefined {
  const link = /^https:\/\/(?:[a-z]+\.)?discord(?:app)?\.com\/channels\/(?:\d+|@me)\/\d+\/(\d+)\/?$/
  return (link.exec(typed.trim()) ?? /^(\d{17,20})$/.exec(typed.trim()))?.[1]
}

/** Undefined when the message tells no report, or is somebody else's own. */
async function explainTold(messageId: string, asker: Asker, context: CommandContext): Promise<Reply | undefined> {
  const told = await context.store.articlesTold(messageId, asker.guildId)
  const articles = (await context.store.getArticles(told)).toSorted((a, b) => told.indexOf(a.id) - told.indexOf(b.id))
  const [first] = articles
  if (first === undefined || (await isPersonalOfOther(messageId, first, asker, context))) return undefined
  const post = await explain(first, asker, context)
  if (articles.length === 1) return { kind: 'answer', post, isPrivate: true }
  const ids = articles.slice(0, mostChoices).map(({ id }) => id)
  const view = await context.store.saveView(JSON.stringify({ why: ids }), context.clock())
  return { kind: 'answer', post: { ...post, rows: [[selectOf(articles, view)]] }, isPrivate: true }
}

async function isPersonalOfOther(
  messageId: string,
  { id }: Article,
  { guildId, userId }: Asker,
  { store }: CommandContext,
): Promise<boolean> {
  const rows = await store.alertsAbout(id, guildId)
  return rows.some(row => row.messageId === messageId && row.target.kind === 'dm' && row.target.userId !== userId)
}

/** Discord's own limit of a select. */
const mostChoices = 25

function selectOf(articles: readonly Article[], view: string): Control {
  return {
    kind: 'select',
    id: `why:choose:${view}`,
    placeholder: 'Another report of that message',
    options: articles.slice(0, mostChoices).map(({ id, title, publisher }) => ({
      label: shorten(title, 100),
      value: String(id),
      description: shorten(publisher, 100),
    })),
  }
}

/** Another report was chosen of those that a message tells. */
async function press(pressed: Press, context: CommandContext): Promise<Reply> {
  const [, , view = ''] = pressed.id
  const state = await context.store.getView(view)
  const { why: ids } = state === undefined ? {} : (JSON.parse(state) as { readonly why?: readonly number[] })
  const chosen = ids?.find(id => String(id) === pressed.values[0])
  const articles = ids === undefined || chosen === undefined ? [] : await context.store.getArticles(ids)
  const article = articles.find(({ id }) => id === chosen)
  const scope = { kind: 'guild', guildId: pressed.guildId } as const
  if (article === undefined || !(await context.store.isVisible(article.id, scope))) {
    return refuse('This choice is too old. Please use the menu of the message again.')
  }
  return { kind: 'update', post: { ...(await explain(article, pressed, context)), rows: [[selectOf(articles, view)]] } }
}

async function explain(article: Article, asker: Asker, context: CommandContext): Promise<Post> {
  const parts = [
    await describeArrival(article, asker.guildId, context.store),
    describeReading(article),
    await describeStory(article, asker.guildId, context.store),
    await explainMatch(article, asker, context),
  ]
  return {
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
