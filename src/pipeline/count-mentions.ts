import type { AliasStore } from '../corpus/alias-store.ts'
import type { ArticleFilter, ArticleStore } from '../corpus/article-store.ts'
import type { Candidates } from '../model/candidate.ts'
import { expandAliases } from '../watches/aliases.ts'
import { answersQuery } from '../watches/match-query.ts'
import type { Query } from '../watches/query.ts'
import { toCertain } from '../watches/to-candidates.ts'
import { createBreather } from './breathe.ts'
import { findAliases } from './find-aliases.ts'
import { findCandidates } from './find-candidates.ts'
import { createArticleReader, type ReadingStore } from './match-article.ts'

/** The reports that answer a query, in no order. */
export type Mentions = {
  readonly ids: Float64Array
  /** When each was published, in milliseconds since 1970. */
  readonly times: Float64Array
  /** How many reports each of them stands for: 1, or more where only every so many-th was read. */
  readonly weights: Float64Array
  readonly isEstimate: boolean
}

export type MentionWishes = Pick<ArticleFilter, 'scope' | 'since' | 'until' | 'publisher' | 'feedIds'> & {
  /** Told how many reports were read, now and then. */
  readonly tell: (read: number) => void
  /** For one query; more than these are not read: an even sample of them is, and the count becomes an estimate. */
  readonly mostRead?: number
  /** How many the store lists at once, so that no other reader of it waits long; more than can share a moment. */
  readonly pageSize?: number
}

export type CountingStore = Pick<ArticleStore, 'listPublications' | 'getArticles' | 'similarWords'> &
  Pick<AliasStore, 'aliasesOf'> &
  ReadingStore

const mostReadUsually = 10_000
const batchSize = 50
const usualPage = 50_000

/**
 * Every report of a period that answers a query, by the judge that decides alerts and searches. What the index knows for
 * sure is counted there; all else it offers is read, up to 10,000 reports.
 */
export async function countMentions(store: CountingStore, written: Query, wishes: MentionWishes): Promise<Mentions> {
  const query = expandAliases(written, await findAliases(store, wishes.scope))
  const certain = await listAll(store, toCertain(query), wishes)
  const known = new Set(certain.map(([id]) => id))
  const offered = await listAll(store, await findCandidates(store, query), wishes)
  const doubtful = offered.filter(([id]) => !known.has(id))
  const step = Math.ceil(doubtful.length / (wishes.mostRead ?? mostReadUsually))
  const sample = step <= 1 ? doubtful : doubtful.filter((_, at) => at % step === 0)
  const accepted = await judge(store, query, sample, wishes)
  const all = [...certain, ...accepted]
  return {
    ids: Float64Array.from(all, ([id]) => id),
    times: Float64Array.from(all, ([, time]) => time),
    weights: Float64Array.from(all, (_, at) => (at < certain.length ? 1 : Math.max(1, step))),
    isEstimate: step > 1,
  }
}

/** All reports in sight, whatever they tell: when they were published. */
export async function countReports(store: CountingStore, wishes: MentionWishes): Promise<readonly number[]> {
  return (await listAll(store, { kind: 'everything' }, wishes)).map(([, time]) => time)
}

type Publication = readonly [id: number, time: number]

async function listAll(
  store: CountingStore,
  candidates: Candidates,
  { scope, since, until, publisher, feedIds, pageSize = usualPage }: MentionWishes,
): Promise<readonly Publication[]> {
  const all: Publication[] = []
  const atBorder = new Set<number>()
  let end = until
  for (;;) {
    const filter = { candidates, scope, since, until: end, publisher, feedIds }
    const { ids, times } = await store.listPublications(filter, pageSize)
    for (const [at, id] of ids.entries()) if (!atBorder.has(id)) all.push([id, times[at] ?? 0])
    const oldest = times.at(-1)
    if (ids.length < pageSize || oldest === undefined) return all
    // Several may share the millisecond at which the page ended.
    end = new Date(oldest + 1)
    atBorder.clear()
    for (const [at, id] of ids.entries()) if (times[at] === oldest) atBorder.add(id)
  }
}

async function judge(
  store: CountingStore,
  query: Query,
  publications: readonly Publication[],
  { scope, tell }: MentionWishes,
): Promise<readonly Publication[]> {
  const read = createArticleReader(store, [query], scope)
  const breathe = createBreather()
  const accepted = new Set<number>()
  for (let from = 0; from < publications.length; from += batchSize) {
    const batch = publications.slice(from, from + batchSize)
    for (const article of await store.getArticles(batch.map(([id]) => id))) {
      if (answersQuery(query, await read(article))) accepted.add(article.id)
      await breathe()
    }
    tell(from + batch.length)
  }
  return publications.filter(([id]) => accepted.has(id))
}
