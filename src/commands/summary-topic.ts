import type { Article } from '../model/article.ts'
import { findAliases } from '../pipeline/find-aliases.ts'
import { findCandidates } from '../pipeline/find-candidates.ts'
import { findStory } from '../pipeline/find-story.ts'
import { searchCorpus } from '../pipeline/search-corpus.ts'
import { summariseMany, type SharedSentence } from '../summaries/summarise-many.ts'
import { escapeMarkdown, shorten, timestamp } from '../text/discord-markdown.ts'
import { parseQuery } from '../watches/parse-query.ts'
import type { Query } from '../watches/query.ts'
import { expandAliases } from '../watches/aliases.ts'
import type { CommandContext, Invocation } from './command.ts'
import { explainBadQuery } from './explain-bad-query.ts'
import { newSentences } from './find-earlier.ts'
import { fitParagraphs } from './fit-paragraphs.ts'
import { readPeriod } from './read-period.ts'
import { renderSentence } from './render-sentence.ts'
import { refuse, type Reply } from './reply.ts'

const topicWords = 220
const topicArticles = 12
/** So many earlier reports on the topic are compared. */
const mostCompared = 40

/** What the newest reports that answer a query share, then what each adds, with publisher and day. */
export async function summariseTopic(topic: string, invocation: Invocation, context: CommandContext): Promise<Reply> {
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
  const earlier = await findEarlierOn(parsed.query, articles, invocation.guildId, context)
  const reports = found.total === 1 ? 'one report' : `the newest ${articles.length} of ${found.total} reports`
  return briefOf(topic, articles, earlier, reports)
}

/** What the reports of one event share, then what each adds; `article` is any one of them. */
export async function summariseStory(article: Article, guildId: string, { store }: CommandContext): Promise<Reply> {
  const reports = await findStory(store, article, { kind: 'guild', guildId })
  const articles = reports.slice(-topicArticles)
  const count = reports.length === 1 ? 'the one report' : `${articles.length} of the ${reports.length} reports`
  return briefOf(article.title, articles, [], `${count} of this event that I hold`)
}

function briefOf(heading: string, articles: readonly Article[], earlier: readonly Article[], reports: string): Reply {
  const sentences = summariseMany(articles, { words: topicWords })
  if (sentences.length === 0) return refuse('Those reports have no whole sentence to show.')
  const shown = fitParagraphs(renderParts(sentences, articles, readNews(sentences, articles, earlier)))
  const embed = {
    title: shorten(`In brief: ${escapeMarkdown(heading)}`, 250),
    description: shown.text,
    footer: `from ${reports}, word for word${earlier.length === 0 ? '' : ' · New: told by no earlier report that I hold'}`,
  }
  return { kind: 'answer', post: { embeds: [embed] }, isPrivate: false }
}

/** Reports on the topic from before the newest one, also from before the period asked for. */
async function findEarlierOn(
  query: Query,
  articles: readonly Article[],
  guildId: string,
  { store }: CommandContext,
): Promise<readonly Article[]> {
  const newestMs = Math.max(...articles.map(({ publishedAt }) => publishedAt.getTime()))
  const scope = { kind: 'guild', guildId } as const
  const meant = expandAliases(query, await findAliases(store, scope))
  const { articles: earlier } = await store.searchArticles({
    candidates: await findCandidates(store, meant),
    scope,
    until: new Date(newestMs),
    sort: 'newest',
    offset: 0,
    limit: mostCompared,
  })
  return earlier
}

/** For each article that is shown, where its new sentences begin. */
function readNews(
  sentences: readonly SharedSentence[],
  articles: readonly Article[],
  earlier: readonly Article[],
): ReadonlyMap<number, ReadonlySet<number>> {
  const news = new Map<number, ReadonlySet<number>>()
  for (const index of new Set(sentences.map(({ article }) => article))) {
    const article = articles[index]
    if (article === undefined) continue
    const before = earlier.filter(({ publishedAt }) => publishedAt < article.publishedAt)
    news.set(index, newSentences(article.text, before, article.language))
  }
  return news
}

function renderParts(
  sentences: readonly SharedSentence[],
  articles: readonly Article[],
  news: ReadonlyMap<number, ReadonlySet<number>>,
): readonly string[] {
  const isNew = ({ article, start }: SharedSentence) => news.get(article)?.has(start) === true
  const render = (sentence: SharedSentence) => renderShared(sentence, articles, isNew(sentence))
  const shared = sentences.filter(({ kind }) => kind === 'shared').map(render)
  const added = sentences.filter(({ kind }) => kind === 'added').map(render)
  if (shared.length === 0 || added.length === 0) return [...shared, ...added]
  return under('What they share', shared).concat(under('What each adds', added))
}

function under(heading: string, paragraphs: readonly string[]): string[] {
  return paragraphs.map((paragraph, at) => (at === 0 ? `**${heading}**\n${paragraph}` : paragraph))
}

function renderShared(sentence: SharedSentence, articles: readonly Article[], isNew: boolean): string {
  const article = articles[sentence.article]
  const words = renderSentence(sentence.text, isNew, article?.url)
  if (article === undefined) return words
  const others = sentence.sharedBy.filter(publisher => publisher !== article.publisher)
  const also = others.length === 0 ? '' : ` · also ${escapeMarkdown(shorten(others.join(', '), 80))}`
  const publisher = escapeMarkdown(shorten(article.publisher, 40))
  return `${words}\n-# ${publisher} · ${timestamp(article.publishedAt, 'd')}${also}`
}
