import type { AliasStore } from '../corpus/alias-store.ts'
import type { ArticleFilter, ArticleStore, SearchRequest } from '../corpus/article-store.ts'
import type { Article } from '../model/article.ts'
import type { Span } from '../model/span.ts'
import { type Alias, expandAliases } from '../watches/aliases.ts'
import { matchQuery } from '../watches/match-query.ts'
import type { Query } from '../watches/query.ts'
import { createBreather } from './breathe.ts'
import { findAliases } from './find-aliases.ts'
import { findCandidates } from './find-candidates.ts'
import { createArticleReader, type ReadingStore } from './match-article.ts'

export type SearchHit = { readonly article: Article; readonly title: readonly Span[]; readonly text: readonly Span[] }

export type SearchHits = {
  readonly hits: readonly SearchHit[]
  /** Candidates of the index: exact for words, phrases, AND and OR, else an upper bound. */
  readonly total: number
  readonly hasMore: boolean
}

export type SearchWishes = Omit<ArticleFilter, 'candidates'> & Pick<SearchRequest, 'sort' | 'offset' | 'limit'>

const batchSize = 20
/** A query whose candidates nearly all fail is cut here, so that no answer takes seconds: by their number or length. */
const mostBatches = 50
const mostCharacters = 20_000_000

/**
 * Articles that answer the query: the index offers candidates, the matcher that also decides alerts has the last word.
 * `offset` counts accepted articles.
 */
export async function searchCorpus(
  store: Pick<ArticleStore, 'searchArticles' | 'similarWords'> & Pick<AliasStore, 'aliasesOf'> & ReadingStore,
  written: Query,
  wishes: SearchWishes,
  aliases?: readonly Alias[],
): Promise<SearchHits> {
  const query = expandAliases(written, aliases ?? (await findAliases(store, wishes.scope)))
  const candidates = await findCandidates(store, query)
  const read = createArticleReader(store, [query], wishes.scope)
  const accepted: SearchHit[] = []
  const wanted = wishes.offset + wishes.limit + 1
  const breathe = createBreather()
  let total = 0
  let failed = 0
  let characters = 0
  for (let batch = 0; batch < mostBatches && accepted.length < wanted && characters < mostCharacters; batch++) {
    const page = await store.searchArticles({ ...wishes, candidates, offset: batch * batchSize, limit: batchSize })
    total = page.total
    for (const article of page.articles) {
      const match = matchQuery(query, await read(article))
      if (match !== undefined) accepted.push({ article, ...match })
      else failed++
      characters += article.text.length
      await breathe()
    }
    if (page.articles.length < batchSize) break
  }
  return {
    hits: accepted.slice(wishes.offset, wishes.offset + wishes.limit),
    total: Math.max(total - failed, accepted.length),
    hasMore: accepted.length >= wanted,
  }
}
