import type { AliasStore } from '../corpus/alias-store.ts'
import type { ArticleFilter, ArticleStore, Scope } from '../corpus/article-store.ts'
import type { Article } from '../model/article.ts'
import { type Alias, expandAliases } from '../watches/aliases.ts'
import type { AnalysedArticle } from '../watches/analyse-article.ts'
import { explainMiss, type Miss } from '../watches/explain-miss.ts'
import { answersQuery, matchQuery } from '../watches/match-query.ts'
import type { Query } from '../watches/query.ts'
import { findAliases } from './find-aliases.ts'
import { findCandidates } from './find-candidates.ts'
import { createBreather } from './breathe.ts'
import { looseCandidates } from './loosen-query.ts'
import { createArticleReader, type ReadingStore } from './match-article.ts'
import type { SearchHit } from './search-corpus.ts'

/** What a query would have brought. */
export type BackTest = {
  /** Matches of each of the last `daysTested` times 24 hours, oldest first. */
  readonly byDay: readonly number[]
  /** How many of these days were looked at: as far as the corpus reaches back, or less than that when cut. */
  readonly daysHeld: number
  /** More reports might have answered than were looked at: the counts are of the newest only. */
  readonly isCut: boolean
  /** The newest that answer; older than the days tested when those brought none. */
  readonly samples: readonly SearchHit[]
  readonly nearMisses: readonly NearMiss[]
  /** How the words that matched are spelled, most frequent first. */
  readonly spellings: readonly { readonly text: string; readonly count: number }[]
}

export type NearMiss = { readonly article: Article; readonly misses: readonly Miss[] }

export type BackTestWishes = Pick<ArticleFilter, 'feedIds'> & {
  readonly scope: Scope
  readonly now: Date
  /** Told how many reports were read, now and then. */
  readonly tell: (read: number) => void
}

export type BackTestStore = Pick<ArticleStore, 'searchArticles' | 'similarWords'> &
  Pick<AliasStore, 'aliasesOf'> &
  ReadingStore

export const daysTested = 14
const dayMs = 86_400_000
const batchSize = 25
const mostRead = 2000
const mostReadOlder = 500
const mostReadForNear = 150
/** Of very long reports fewer are read: some seconds' work. */
const mostCharacters = 50_000_000
const samplesShown = 3
const nearMissesShown = 3

/** Runs a query over the newest of the corpus, with the judge that decides alerts. Never holds the thread for long. */
export async function backTest(store: BackTestStore, query: Query, wishes: BackTestWishes): Promise<BackTest> {
  const since = new Date(wishes.now.getTime() - daysTested * dayMs)
  const aliases = await findAliases(store, wishes.scope)
  const meant = expandAliases(query, aliases)
  const read = createArticleReader(store, [meant], wishes.scope)
  const breathe = createBreather()
  const byDay = Array.from({ length: daysTested }, () => 0)
  const samples: SearchHit[] = []
  const spellings = new Map<string, number>()

  const take = async (article: Article) => {
    const match = matchQuery(meant, await read(article))
    await breathe()
    if (match === undefined) return
    if (samples.length < samplesShown) samples.push({ article, ...match })
    countSpellings(spellings, { article, ...match })
    const age = Math.floor((wishes.now.getTime() - article.publishedAt.getTime()) / dayMs)
    const day = daysTested - 1 - Math.max(0, age)
    if (byDay[day] !== undefined) byDay[day]++
  }

  const filter = { candidates: await findCandidates(store, meant), scope: wishes.scope, feedIds: wishes.feedIds }
  let oldest = wishes.now
  const takeAndNote = (article: Article) => {
    oldest = article.publishedAt
    return take(article)
  }
  const seen = await forEachArticle(store, { ...filter, since }, mostRead, { take: takeAndNote, tell: wishes.tell })
  const isCut = seen >= mostRead
  if (samples.length === 0) {
    const isEnough = () => samples.length >= samplesShown
    await forEachArticle(store, { ...filter, until: since }, mostReadOlder, { take, tell: wishes.tell, isEnough })
  }
  return {
    byDay,
    daysHeld: isCut ? daysBetween(oldest, wishes.now) : await countDaysHeld(store, wishes, since),
    isCut,
    samples,
    nearMisses: await findNearMisses(store, query, wishes, { read, aliases }),
    spellings: Array.from(spellings, ([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count),
  }
}

type Walk = {
  readonly take: (article: Article) => Promise<void>
  readonly tell: (read: number) => void
  readonly isEnough?: () => boolean
}

/** Newest first; gives how many were taken, and `most` where it ended before it had seen all. */
async function forEachArticle(
  store: BackTestStore,
  filter: ArticleFilter,
  most: number,
  { take, tell, isEnough = () => false }: Walk,
): Promise<number> {
  let characters = 0
  for (let offset = 0; offset < most && characters < mostCharacters; offset += batchSize) {
    const page = await store.searchArticles({ ...filter, sort: 'newest', offset, limit: batchSize })
    for (const article of page.articles) {
      await take(article)
      characters += article.text.length
      if (isEnough()) return offset
    }
    if (page.articles.length < batchSize) return offset + page.articles.length
    tell(offset + batchSize)
  }
  return most
}

function daysBetween(from: Date, until: Date): number {
  return Math.max(1 / 24, (until.getTime() - from.getTime()) / dayMs)
}

/** A server that began yesterday has no fortnight to be counted by; one whose feeds told of older days has all of it. */
async function countDaysHeld(store: BackTestStore, { scope, feedIds, now }: BackTestWishes, since: Date) {
  if (await feedsReachBehind(since, store, { scope, feedIds })) return daysTested
  const everything = { candidates: { kind: 'everything' }, scope, feedIds, since } as const
  const [oldest] = (await store.searchArticles({ ...everything, sort: 'oldest', offset: 0, limit: 1 })).articles
  if (oldest === undefined) return 1
  return Math.min(daysTested, Math.max(1, Math.ceil(daysBetween(oldest.publishedAt, now))))
}

/** What was imported says nothing of how long feeds have been followed. */
async function feedsReachBehind(
  until: Date,
  store: BackTestStore,
  filter: Pick<ArticleFilter, 'scope' | 'feedIds'>,
): Promise<boolean> {
  const everything = { ...filter, candidates: { kind: 'everything' }, until } as const
  const older = await store.searchArticles({ ...everything, sort: 'newest', offset: 0, limit: olderAskedFor })
  const arrivals = await Promise.all(older.articles.map(({ id }) => store.arrivalsOf(id)))
  return arrivals.some(({ length }) => length > 0)
}

const olderAskedFor = 5

async function findNearMisses(
  store: BackTestStore,
  query: Query,
  { scope, feedIds }: BackTestWishes,
  { read, aliases }: { read: (article: Article) => Promise<AnalysedArticle>; aliases: readonly Alias[] },
): Promise<readonly NearMiss[]> {
  const near: NearMiss[] = []
  const breathe = createBreather()
  const take = async (article: Article) => {
    const misses = nearMissesOf(query, await read(article), aliases)
    if (misses.length > 0) near.push({ article, misses })
    await breathe()
  }
  const isEnough = () => near.length >= nearMissesShown
  const filter = { candidates: await looseCandidates(store, expandAliases(query, aliases)), scope, feedIds }
  await forEachArticle(store, filter, mostReadForNear, { take, tell: () => undefined, isEnough })
  return near
}

/** What keeps the article from answering, if it comes close with all that it lacks; else nothing. */
export function nearMissesOf(query: Query, article: AnalysedArticle, aliases: readonly Alias[]): readonly Miss[] {
  if (answersQuery(expandAliases(query, aliases), article)) return []
  const misses = explainMiss(query, article)
  const near = misses.filter(miss => miss.isNear)
  return query.kind === 'any' || near.length === misses.length ? near : []
}

const mostSpellings = 200

function countSpellings(spellings: Map<string, number>, { article, title, text }: SearchHit): void {
  const words = [
    ...title.map(span => article.title.slice(span.start, span.end)),
    ...text.map(span => article.text.slice(span.start, span.end)),
  ]
  for (const word of new Set(words.map(it => it.toLowerCase()))) {
    if (spellings.has(word) || spellings.size < mostSpellings) spellings.set(word, (spellings.get(word) ?? 0) + 1)
  }
}
