import type { GatheringClock } from '../text/gather-times.ts'
import type { Article, ArticleContent } from '../model/article.ts'
import type { Candidates } from '../model/candidate.ts'
import type { Quotation } from '../model/quotation.ts'
import type { JoinedTerms } from '../text/join-terms.ts'

/** Where we met an item: its identity within a feed. Undefined feed: it was imported or fetched by hand. */
export type Sighting = {
  readonly feedId: number | undefined
  readonly guid: string | undefined
  /** Canonical address. */
  readonly url: string | undefined
  /** Hash of the item as the feed sent it (title and body), so that an unchanged item is not read again. */
  readonly itemHash: string
}

/** A watch that an article answered, found before the article was kept. */
export type WatchHit = { readonly watchId: number; readonly dueAt: Date }

export type IngestRequest = {
  readonly content: ArticleContent
  readonly quotations: readonly Quotation[]
  /** `joinTerms` of content and quotations. */
  readonly terms: JoinedTerms
  readonly sighting: Sighting
  readonly seenAt: Date
  /** Alerts to queue in the same transaction; skipped for watches that are gone, paused or muted by now. */
  readonly hits: readonly WatchHit[]
  /** When alerts are told that have to wait for others, where their server chose nothing else; by midnight of UTC without it. */
  readonly gatherBy?: GatheringClock | undefined
}

/**
 * new: a report we did not hold. revised: another revision of one we hold (nothing is queued for watches it already
 * answered). known: we hold these very words; only the sighting is new (hits are still queued, at most once a watch and
 * article: another server may follow this feed only).
 */
export type IngestOutcome = {
  readonly kind: 'new' | 'revised' | 'known'
  readonly articleId: number
  readonly revision: number
  /** Outbox rows made. */
  readonly queued: number
}

/** Which articles a reader may see: imported ones and those of the feeds that the server follows. */
export type Scope = { readonly kind: 'all' } | { readonly kind: 'guild'; readonly guildId: string }

export type ArticleFilter = {
  readonly candidates: Candidates
  readonly scope: Scope
  /** On publishedAt; since is included, until is not. */
  readonly since?: Date | undefined
  readonly until?: Date | undefined
  readonly publisher?: string | undefined
  readonly language?: string | undefined
  readonly feedId?: number | undefined
  /** Articles that came by at least one of these feeds. */
  readonly feedIds?: readonly number[] | undefined
}

export type SearchRequest = ArticleFilter & {
  /** relevance ranks the newest few thousand by BM25. */
  readonly sort: 'newest' | 'oldest' | 'relevance'
  readonly offset: number
  readonly limit: number
}

/** A feed that brought an article, and when it first did; undefined where that was not written down. */
export type Arrival = { readonly feedId: number; readonly seenAt: Date | undefined }

/** `total` is exact up to 10,000 and stays there beyond: nobody turns so many pages, and counting on would take longer than the search. */
export type SearchPage = { readonly articles: readonly Article[]; readonly total: number }

/** Articles and when they were published (milliseconds since 1970), side by side: much for little, to count by. */
export type Publications = { readonly ids: Float64Array; readonly times: Float64Array }

/** A quotation together with the article that prints it. */
export type FoundQuotation = { readonly quotation: Quotation; readonly article: Article }

/** As `FoundQuotation`, with the little of the article that a long list needs. */
export type ListedQuotation = {
  readonly quotation: Quotation
  readonly article: Pick<Article, 'id' | 'title' | 'publisher' | 'url' | 'publishedAt' | 'language'>
}

export type QuotationFilter = ArticleFilter & {
  /** Only named speakers who bear one of these very names in their article. Quick only beside `speakerWords`. */
  readonly speakerNames?: readonly string[] | undefined
  /** Folded words (text/analyse `word`) that must all be part of the speaker's name, role or printed mention. */
  readonly speakerWords?: readonly string[] | undefined
  readonly articleId?: number | undefined
  /** Leave out quotations below this confidence. */
  readonly minConfidence?: number | undefined
  readonly kinds?: readonly Quotation['kind'][] | undefined
  readonly offset: number
  readonly limit: number
}

export type CorpusCounts = {
  readonly articles: number
  readonly quotations: number
  readonly feeds: number
  readonly watches: number
  readonly alertsQueued: number
  readonly alertsSent: number
}

export type ArticleStore = {
  /** Keeps articles in order, each in a transaction of its own unless `together`, which keeps all or none (imports). */
  ingest(
    requests: readonly IngestRequest[],
    options?: { readonly together: boolean },
  ): Promise<readonly IngestOutcome[]>
  /**
   * For items of a feed: `unchanged` where this feed already gave us this guid or address with this hash,
   * `changed` where it gave other words, `unseen` else. In the order asked.
   */
  compareItems(
    feedId: number | undefined,
    items: readonly Omit<Sighting, 'feedId'>[],
  ): Promise<readonly ('unseen' | 'unchanged' | 'changed')[]>
  /** The newest revision, or the one asked for. */
  getArticle(id: number, revision?: number): Promise<Article | undefined>
  getArticles(ids: readonly number[]): Promise<readonly Article[]>
  findArticleByUrl(canonicalUrl: string): Promise<Article | undefined>
  /** Newest revisions only. Candidates: the caller's matcher decides. Sorted by publishedAt, then id. */
  searchArticles(request: SearchRequest): Promise<SearchPage>
  /** The newest `most` that the filter lets through, newest first. Candidates, as for `searchArticles`. */
  listPublications(filter: ArticleFilter, most: number): Promise<Publications>
  /** Of the newest revision, or the one asked for; in text order. */
  quotationsOf(articleId: number, revision?: number): Promise<readonly Quotation[]>
  /** Newest article first, then text order. `candidates` are about the article. `total` is exact up to 1,000 and stays there beyond. */
  findQuotations(
    filter: QuotationFilter,
  ): Promise<{ readonly found: readonly FoundQuotation[]; readonly total: number }>
  /** The same in the same order without the articles' texts, for long lists. */
  listQuotations(filter: Omit<QuotationFilter, 'offset'>): Promise<readonly ListedQuotation[]>
  /** Names of named speakers in scope of whom this folded word is a part (or part of their role), most quoted first. */
  speakersCalled(
    word: string,
    scope: Scope,
    limit: number,
  ): Promise<readonly { readonly name: string; readonly count: number }[]>
  /** Names of named speakers in scope with how often they speak, most quoted first. */
  listSpeakers(scope: Scope, limit: number): Promise<readonly { readonly name: string; readonly count: number }[]>
  listPublishers(scope: Scope): Promise<readonly { readonly publisher: string; readonly count: number }[]>
  /** In how many articles each stem occurs, in the order asked. */
  documentFrequencies(stems: readonly string[]): Promise<readonly number[]>
  /** Every folded word of the corpus that is a spelling of this one (text/similar), and perhaps some that were there once. */
  similarWords(word: string): Promise<readonly string[]>
  /** Folded words of the corpus that sound much alike and are a letter or two away, nearest first, never the word itself. */
  nearWords(word: string, limit: number): Promise<readonly string[]>
  /** The feeds that brought an article, first come first. */
  arrivalsOf(articleId: number): Promise<readonly Arrival[]>
  /** Is the article in sight for this scope? */
  isVisible(articleId: number, scope: Scope): Promise<boolean>
  counts(): Promise<CorpusCounts>
}
