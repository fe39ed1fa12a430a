import type { Scope } from '../corpus/article-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { Article } from '../model/article.ts'
import type { DigestPeriod, DigestTopic } from '../model/digest.ts'
import type { WatchScope } from '../model/watch.ts'
import { parseQuery } from '../watches/parse-query.ts'
import type { Query } from '../watches/query.ts'
import { feedsOfScope } from './feeds-of-scope.ts'
import { searchCorpus } from './search-corpus.ts'

/** What came in on a topic during a period, newest first; `isCut` where more did than is looked at. */
export type Arrivals = { readonly articles: readonly Article[]; readonly isCut: boolean }

/** What came in later than so long after it was printed is no news any more. */
const latestMs = 48 * 3_600_000
/** For each query. */
const mostLookedAt = 500
const pageSize = 100

/** Gathers what answers a topic in sight of a server, by the judge that decides alerts. */
export async function findArrivals(
  store: CorpusStore,
  guildId: string,
  topic: DigestTopic,
  period: DigestPeriod,
): Promise<Arrivals> {
  const scope = { kind: 'guild', guildId } as const
  const since = new Date(period.since.getTime() - latestMs)
  const found = new Map<number, Article>()
  let isCut = false
  for (const part of await partsOf(store, guildId, topic)) {
    const feedIds = await feedsOfScope(part.scope, guildId, store)
    const wishes = { scope, since, ...(feedIds === undefined ? {} : { feedIds }) }
    const { articles, hasMore } = await readPart(store, part.query, wishes)
    isCut ||= hasMore
    const ids = articles.map(({ id }) => id)
    const arrived = new Set(await store.arrivedIn(ids, period, scope, feedIds))
    for (const article of articles) if (arrived.has(article.id)) found.set(article.id, article)
  }
  const articles = [...found.values()].toSorted(
    (a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || b.id - a.id,
  )
  return { articles, isCut }
}

/** A query over some feeds; without a query all that they bring. */
type Part = { readonly query: Query | undefined; readonly scope: WatchScope }

async function partsOf(store: CorpusStore, guildId: string, topic: DigestTopic): Promise<readonly Part[]> {
  switch (topic.kind) {
    case 'feeds':
      return [{ query: undefined, scope: topic.scope }]
    case 'query':
      return partOf(topic.query, topic.scope)
    case 'watches': {
      const watches = await Promise.all(topic.watchIds.map(id => store.getWatch(id)))
      return watches.flatMap(watch =>
        watch?.guildId === guildId && watch.state === 'active' ? partOf(watch.query, watch.scope) : [],
      )
    }
  }
}

function partOf(query: string, scope: WatchScope): readonly Part[] {
  const parsed = parseQuery(query)
  return parsed.ok ? [{ query: parsed.query, scope }] : []
}

type PartWishes = { readonly scope: Scope; readonly since: Date; readonly feedIds?: readonly number[] }

async function readPart(store: CorpusStore, query: Query | undefined, wishes: PartWishes) {
  if (query !== undefined) {
    const found = await searchCorpus(store, query, { ...wishes, sort: 'newest', offset: 0, limit: mostLookedAt })
    return { articles: found.hits.map(({ article }) => article), hasMore: found.hasMore }
  }
  const articles: Article[] = []
  const everything = { ...wishes, candidates: { kind: 'everything' }, sort: 'newest' } as const
  while (articles.length < mostLookedAt) {
    const page = await store.searchArticles({ ...everything, offset: articles.length, limit: pageSize })
    articles.push(...page.articles)
    if (page.articles.length < pageSize) return { articles, hasMore: false }
  }
  return { articles, hasMore: true }
}
