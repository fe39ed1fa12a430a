import { SlashCommandBuilder } from 'discord.js'
import type { Article } from '../model/article.ts'
import { searchCorpus } from '../pipeline/search-corpus.ts'
import { summarise, type SummarySentence } from '../summaries/summarise.ts'
import { summariseMany, type SharedSentence } from '../summaries/summarise-many.ts'
import { escapeMarkdown, linkTo, shorten, timestamp } from '../text/discord-markdown.ts'
import { addressOfSentence } from '../text/text-fragment.ts'
import { parseQuery } from '../watches/parse-query.ts'
import { chooseArticle, completeArticle } from './choose-article.ts'
import type { Command, CommandContext, Invocation } from './command.ts'
import { explainBadQuery } from './explain-bad-query.ts'
import { readPeriod } from './read-period.ts'
import { refuse, type Reply } from './reply.ts'

/** What one embed shows with ease on a phone. */
const articleWords = 160
const topicWords = 220
const topicArticles = 12

const definition = new SlashCommandBuilder()
  .setName('summary')
  .setDescription('The sentences that tell most, word for word, each linked')
  .addStringOption(option =>
    option.setName('article').setDescription('One report: its address or headline').setAutocomplete(true),
  )
  .addStringOption(option =>
    option.setName('topic').setDescription('All newest reports that answer this query').setMaxLength(500),
  )
  .addStringOption(option => option.setName('since').setDescription('For a topic: from this day on'))
  .addStringOption(option => option.setName('until').setDescription('For a topic: up to and with this day'))

export const summary: Command = {
  definition: definition.toJSON(),
  example: '/summary topic: ceasefire since: last week',
  isPrivate: () => false,
  run,
  complete: (option, typed, invocation, context) =>
    option === 'article' ? completeArticle(typed, invocation, context) : Promise.resolve([]),
}

async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { article, topic } = invocation.options
  if (article !== undefined && topic !== undefined) return refuse('Give either `article` or `topic`, not both.')
  if (topic !== undefined) return summariseTopic(String(topic), invocation, context)
  if (article === undefined) return refuse('Give an `article` (address or headline) or a `topic` to summarise.')
  const chosen = await chooseArticle(String(article), invocation, context)
  if (chosen.kind === 'refusal') return refuse(chosen.text)
  return summariseArticle(chosen.article, context)
}

/** The summary of one report as an answer; also behind the button and the message menu. */
export async function summariseArticle(article: Article, { store }: CommandContext): Promise<Reply> {
  const quotations = await store.quotationsOf(article.id)
  const sentences = summarise({ title: article.title, text: article.text, quotations }, { words: articleWords })
  if (sentences.length === 0) return refuse('That report has no whole sentence to show.')
  const embed = {
    author: { name: shorten(article.publisher, 200) },
    title: shorten(escapeMarkdown(article.title), 256),
    ...(article.url === undefined ? {} : { url: article.url }),
    description: renderSentences(sentences, article.url),
    footer: describeShare(sentences, article),
    timestamp: article.publishedAt,
  }
  return { kind: 'answer', post: { embeds: [embed] }, isPrivate: false }
}

function renderSentences(sentences: readonly SummarySentence[], url: string | undefined): string {
  return sentences.map(({ text }) => `${escapeMarkdown(text)}${renderSource(url, text)}`).join('\n\n')
}

function renderSource(url: string | undefined, sentence: string): string {
  return url === undefined ? '' : ` ${linkTo('↗', addressOfSentence(url, sentence))}`
}

function describeShare(sentences: readonly SummarySentence[], article: Article): string {
  const completeness = { full: '', teaser: ' · the feed gave a teaser only', paywalled: ' · behind a paywall' }
  return `${sentences.length} sentences, word for word${completeness[article.completeness]}`
}

async function summariseTopic(topic: string, invocation: Invocation, context: CommandContext): Promise<Reply> {
  const parsed = parseQuery(topic)
  if (!parsed.ok) return refuse(explainBadQuery(parsed))
  const period = readPeriod(invocation.options, context.clock(), context.settings.timeZone)
  if (typeof period === 'string') return refuse(period)
  const found = await searchCorpus(context.store, parsed.query, {
    scope: { kind: 'guild', guildId: invocation.guildId },
    ...period,
    sort: 'newest',
    offset: 0,
    limit: topicArticles,
  })
  if (found.hits.length === 0)
    return refuse('No report in sight of this server answers that topic. Try fewer words or a longer period.')
  const articles = found.hits.map(({ article }) => article)
  const lines = summariseMany(articles, { words: topicWords }).map(sentence => renderShared(sentence, articles))
  const embed = {
    title: shorten(`In brief: ${escapeMarkdown(topic)}`, 250),
    description: lines.join('\n\n'),
    footer: `from the newest ${articles.length} of ${found.total} reports, word for word`,
  }
  return { kind: 'answer', post: { embeds: [embed] }, isPrivate: false }
}

function renderShared({ article: index, text, sharedBy }: SharedSentence, articles: readonly Article[]): string {
  const article = articles[index]
  if (article === undefined) return escapeMarkdown(text)
  const others = sharedBy.length > 1 ? `, told by ${sharedBy.length} publishers` : ''
  const where = `${escapeMarkdown(shorten(article.publisher, 40))} · ${timestamp(article.publishedAt, 'd')}${others}`
  return `${escapeMarkdown(text)}${renderSource(article.url, text)}\n-# ${where}`
}
