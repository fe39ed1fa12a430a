import type { ArticleFilter, ArticleStore, SearchRequest } from '../corpus/article-store.ts'
import type { Article } from '../model/article.ts'
import type { Span } from '../model/span.ts'
import { analyseArticle } from '../watches/analyse-article.ts'
import { matchQuery } from '../watches/match-query.ts'
import type { Query } from '../watches/query.ts'
import { toCandidates } from '../watches/to-candidates.ts'

export type SearchHit = { readonly article: Article; readonly title: readonly Span[]; readonly text: readonly Span[] }

export type SearchHits = {
  readonly hits: readonly SearchHit[]
  /** Candidates of the index: exact for words, phrases, AND and OR, else an upper bound. */
  readonly total: number
  readonly hasMore: boolean
}

export type SearchWishes = Omit<ArticleFilter, 'candidates'> & Pick<SearchRequest, 'sort' | 'offset' | 'limit'>

const batchSize = 20
/** A query whose candidates nearly all fail is cut here, so that no answer takes seconds. */
const mostBatches = 50

/**
 * Articles that answer the query: the index offers candidates, the matcher that also decides alerts has the last word.
 * `offset` counts accepted articles.
 */
export async function searchCorpus(
  store: Pick<ArticleStore, 'searchArticles' | 'quotationsOf'>,
  query: Query,
  wishes: SearchWishes,
): Promise<SearchHits> {
  const candidates = toCandidates(query)
  const accepted: SearchHit[] = []
  const wanted = wishes.offset + wishes.limit + 1
  let total = 0
  for (let batch = 0; batch < mostBatches && accepted.length < wanted; batch++) {
    const page = await store.searchArticles({ ...wishes, candidates, offset: batch * batchSize, limit: batchSize })
    total = page.total
    for (const article of page.articles) {
      const hit = await matchArticle(store, query, article)
      if (hit !== undefined) accepted.push(hit)
      else total--
    }
    if (page.articles.length < batchSize) break
  }
  return {
    hits: accepted.slice(wishes.offset, wishes.offset + wishes.limit),
    total: Math.max(total, accepted.length),
    hasMore: accepted.length >= wanted,
  }
}

async function matchArticle(
  store: Pick<ArticleStore, 'quotationsOf'>,
  query: Query,
  article: Article,
): Promise<SearchHit | undefined> {
  const quotations = asksForSpeech(query) ? await store.quotationsOf(article.id) : []
  const match = matchQuery(query, analyseArticle({ ...article, quotations }))
  return match === undefined ? undefined : { article, title: match.title, text: match.text }
}

/** Does the answer depend on who said what? */
function asksForSpeech(query: Query): boolean {
  switch (query.kind) {
    case 'all':
    case 'any':
      return query.of.some(asksForSpeech)
    case 'not':
      return asksForSpeech(query.of)
    case 'field':
      return query.field === 'speaker' || query.field === 'quote'
    case 'words':
    case 'near':
    case 'language':
    case 'date':
    case 'regex':
      return false
  }
}
