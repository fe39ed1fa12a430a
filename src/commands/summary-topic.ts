import type { Article } from '../model/article.ts'
import { findAliases } from '../pipeline/find-aliases.ts'
import { findCandidates } from '../pipeline/find-candidates.ts'
import { gatherStory } from '../pipeline/gather-story.ts'
import { searchCorpus } from '../pipeline/search-corpus.ts'
import type { AskWorker } from '../pipeline/story-jobs.ts'
import type { SharedSentence } from '../summaries/summarise-many.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import { parseQuery } from '../watches/parse-query.ts'
import type { Query } from '../watches/query.ts'
import { expandAliases } from '../watches/aliases.ts'
import { renderShared } from './brief.ts'
import type { CommandContext, Invocation } from './command.ts'
import { explainBadQuery } from './explain-bad-query.ts'
import { fitParagraphs } from './fit-paragraphs.ts'
import { foldCopies } from './fold-copies.ts'
import { readPeriod } from './read-period.ts'
import { refuse, type Reply } from './reply.ts'
import { chooseTold } from './story-overview.ts'

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
  return briefOf(topic, articles, earlier, reports, context)
}

/** What the reports of one event share, then what each adds; `article` is any one of them. */
export async function summariseStory(article: Article, guildId: string, context: CommandContext): Promise<Reply> {
  const { members } = await gatherStory(context.store, context.desk.ask, article, { kind: 'guild', guildId })
  const reports = foldCopies(members)
  const articles = chooseTold(reports).map(report => report.article)
  const count = members.length === 1 ? 'the one report' : `${articles.length} of the ${members.length} reports`
  return briefOf(article.title, articles, [], `${count} of this event that I hold`, context)
}

async function briefOf(
  heading: string,
  articles: readonly Article[],
  earlier: readonly Article[],
  reports: string,
  { desk }: CommandContext,
): Promise<Reply> {
  const asked = articles.map(({ title, text, publisher, language }) => ({ title, text, publisher, language }))
  const read = await desk.ask('summariseMany', { articles: asked, words: topicWords })
  if (read.kind === 'failed') return refuse(`I could not read those reports: ${read.reason}`)
  const sentences = read.value
  if (sentences.length === 0) return refuse('Those reports have no whole sentence to show.')
  const news = await readNews(sentences, articles, earlier, desk.ask)
  const isNew = ({ article, start }: SharedSentence) => news.get(article)?.has(start) === true
  const shown = fitParagraphs(renderShared(sentences, articles, isNew))
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
async function readNews(
  sentences: readonly SharedSentence[],
  articles: readonly Article[],
  earlier: readonly Article[],
  ask: AskWorker,
): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
  const before = earlier.toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())
  const shown = [...new Set(sentences.map(({ article }) => article))].flatMap(index => {
    const article = articles[index]
    return article === undefined ? [] : [{ index, article }]
  })
  const reports = shown.map(({ article: { title, text, language, publishedAt } }) => {
    return { title, text, language, earlierCount: before.filter(other => other.publishedAt < publishedAt).length }
  })
  const found = await ask('findAdded', { reports, earlier: before.map(({ title, text }) => ({ title, text })) })
  if (found.kind === 'failed') return new Map()
  return new Map(shown.map(({ index }, at) => [index, new Set(found.value[at]?.map(({ start }) => start))]))
}
