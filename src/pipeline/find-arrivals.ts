import type { CorpusStore } from '../corpus/store.ts'
import type { Article } from '../model/article.ts'
import type { DigestPeriod, DigestTopic } from '../model/digest.ts'
import type { WatchScope } from '../model/watch.ts'
import { expandAliases } from '../watches/aliases.ts'
import { answersQuery } from '../watches/match-query.ts'
import { parseQuery } from '../watches/parse-query.ts'
import type { Query } from '../watches/query.ts'
import { createBreather } from './breathe.ts'
import { feedsOfScope } from './feeds-of-scope.ts'
import { findAliases } from './find-aliases.ts'
import { findCandidates } from './find-candidates.ts'
import { createArticleReader } from './match-article.ts'

/** What came in on a topic during a period, newest first; `isCut` where more did than is looked at. */
export type Arrivals = { readonly articles: readonly Article[]; readonly isCut: boolean }

/** What came in later than so long after it was printed is no news any more. */
const latestMs = 48 * 3_600_000
const mostFound = 2000
/** Of those that the index offers. */
const mostRead = 6000
const pageSize = 100

/** Gathers what answers a topic in sight of a server, by the judge that decides alerts. Never holds the thread for long. */
export async function findArrivals(
  store: CorpusStore,
  guildId: string,
  topic: DigestTopic,
  period: DigestPeriod,
): Promise<Arrivals> {
  const scope = { kind: 'guild', guildId } as const
  const parts = await partsOf(store, guildId, topic)
  if (parts.length === 0) return { articles: [], isCut: false }
  const candidates = { kind: 'any', of: await Promise.all(parts.map(part => candidatesOf(store, part))) } as const
  const since = new Date(period.since.getTime() - latestMs)
  const queries = parts.flatMap(({ query }) => query ?? [])
  const read = createArticleReader(store, queries, scope)
  const breathe = createBreather()

  /** Which parts an article answers, whatever feed brought it. */
  async function judge(article: Article): Promise<readonly Part[]> {
    if (queries.length === 0) return parts
    const analysed = await read(article)
    const answered = parts.filter(({ query }) => query === undefined || answersQuery(query, analysed))
    await breathe()
    return answered
  }

  // While we turn pages, what comes in moves the others down: some come by twice.
  const found = new Map<number, Article>()
  for (let offset = 0; offset < mostRead && found.size < mostFound; offset += pageSize) {
    const page = await store.searchArticles({ candidates, scope, since, sort: 'newest', offset, limit: pageSize })
    const arrived = new Set(await store.arrivedIn(idsOf(page.articles), period, scope))
    const wanted = new Map<Part, Article[]>(parts.map(part => [part, []]))
    for (const article of page.articles.filter(({ id }) => arrived.has(id))) {
      for (const part of await judge(article)) wanted.get(part)?.push(article)
    }
    const kept = new Set<number>()
    for (const [{ feedIds }, articles] of wanted) {
      const ids = idsOf(articles)
      const byFeeds = feedIds === undefined ? ids : await store.arrivedIn(ids, period, scope, feedIds)
      for (const id of byFeeds) kept.add(id)
    }
    for (const article of page.articles) if (kept.has(article.id)) found.set(article.id, article)
    if (page.articles.length < pageSize) return { articles: [...found.values()], isCut: false }
  }
  return { articles: [...found.values()], isCut: true }
}

/** A query, with aliases, over some feeds (undefined: all); without a query all that they bring. */
type Part = { readonly query: Query | undefined; readonly feedIds: readonly number[] | undefined }

async function partsOf(store: CorpusStore, guildId: string, topic: DigestTopic): Promise<readonly Part[]> {
  const aliases = await findAliases(store, { kind: 'guild', guildId })
  const partOf = async (written: string, scope: WatchScope): Promise<readonly Part[]> => {
    const parsed = parseQuery(written)
    if (!parsed.ok) return []
    return [{ query: expandAliases(parsed.query, aliases), feedIds: await feedsOfScope(scope, guildId, store) }]
  }
  switch (topic.kind) {
    case 'feeds':
      return [{ query: undefined, feedIds: await feedsOfScope(topic.scope, guildId, store) }]
    case 'query':
      return partOf(topic.query, topic.scope)
    case 'watches': {
      const watches = await Promise.all(topic.watchIds.map(id => store.getWatch(id)))
      const wanted = watches
        .filter(watch => watch !== undefined)
        .filter(watch => watch.guildId === guildId && watch.state === 'active')
      const parts = await Promise.all(wanted.map(watch => partOf(watch.query, watch.scope)))
      return parts.flat()
    }
  }
}

async function candidatesOf(store: CorpusStore, { query }: Part) {
  return query === undefined ? ({ kind: 'everything' } as const) : findCandidates(store, query)
}

function idsOf(articles: readonly Article[]): readonly number[] {
  return articles.map(({ id }) => id)
}
