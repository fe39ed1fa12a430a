import type { AnalysedArticle } from './analyse-article.ts'
import { type Match, matchQuery } from './match-query.ts'
import type { Query } from './query.ts'

/** Standing queries, and which of them an article answers. */
export type WatchIndex = {
  /** A watch that is known already gets the new query. */
  add(watchId: number, query: Query): void
  remove(watchId: number): void
  match(article: AnalysedArticle): readonly WatchMatch[]
}

export type WatchMatch = { readonly watchId: number; readonly match: Match }

export function createWatchIndex(): WatchIndex {
  const queries = new Map<number, Query>()
  return {
    add(watchId, query) {
      queries.set(watchId, query)
    },
    remove(watchId) {
      queries.delete(watchId)
    },
    match(article) {
      const matches: WatchMatch[] = []
      for (const [watchId, query] of queries) {
        const match = matchQuery(query, article)
        if (match !== undefined) matches.push({ watchId, match })
      }
      return matches
    },
  }
}
