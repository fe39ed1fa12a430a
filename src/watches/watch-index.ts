import type { AnalysedArticle } from './analyse-article.ts'
import type { Frequency } from './index/anchor-query.ts'
import { guessFrequency } from './index/common-words.ts'
import { createQueryTable } from './index/query-table.ts'
import type { Query } from './query.ts'

/** Standing queries, and which of them an article answers: what `matchQuery` says, for very many queries at once. */
export type WatchIndex = {
  /** Distinct queries held. */
  readonly queryCount: number
  /** A watch that is known already gets the new query. */
  add(watchId: number, query: Query): void
  remove(watchId: number): void
  /** In no particular order. Ask `matchQuery` for the spans of the few that are shown. */
  match(article: AnalysedArticle): readonly WatchMatch[]
}

export type WatchMatch = { readonly watchId: number }

/** `frequency` tells the share of articles that hold a folded word; without it a list of common words is used. */
export function createWatchIndex(frequency: Frequency = guessFrequency): WatchIndex {
  const queries = createQueryTable(frequency)
  const queryOfWatch = new Map<number, number>()

  function remove(watchId: number): void {
    const query = queryOfWatch.get(watchId)
    if (query === undefined) return
    queryOfWatch.delete(watchId)
    queries.leave(query, watchId)
    // Only now may query numbers change.
    const renumbered = queries.compactWhenIdle()
    if (renumbered === undefined) return
    for (const [watch, old] of queryOfWatch) queryOfWatch.set(watch, renumbered(old))
  }

  return {
    get queryCount() {
      return queries.busyCount
    },
    add(watchId, query) {
      remove(watchId)
      queryOfWatch.set(watchId, queries.join(query, watchId))
    },
    remove,
    match: article => queries.match(article).map(watchId => ({ watchId })),
  }
}
