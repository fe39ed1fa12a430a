import type { AnalysedArticle } from './analyse-article.ts'
import type { Frequency } from './index/anchor-query.ts'
import { guessFrequency } from './index/common-words.ts'
import { type SavedQueries, createQueryTable } from './index/query-table.ts'
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
  /** Plain data (`node:v8` can write it) from which the same index is made without reading a query. */
  save(): WatchSnapshot
}

export type WatchMatch = { readonly watchId: number }

export type WatchSnapshot = {
  /** Raised when code or words are read differently: an older snapshot is of no use. */
  readonly version: number
  readonly queries: SavedQueries
  readonly watchIds: Float64Array
  /** The query of each watch. */
  readonly numbers: Int32Array
}

export const snapshotVersion = 1

/**
 * `frequency` tells the share of articles that hold a folded word; without it a list of common words is used.
 * A snapshot of another version is left aside: the index begins empty.
 */
export function createWatchIndex(frequency: Frequency = guessFrequency, snapshot?: WatchSnapshot): WatchIndex {
  const saved = snapshot?.version === snapshotVersion ? snapshot : undefined
  const queries = createQueryTable(frequency, saved?.queries)
  const queryOfWatch = new Map<number, number>()

  function join(watchId: number, number: number): void {
    queries.join(number, watchId)
    queryOfWatch.set(watchId, number)
  }

  function remove(watchId: number): void {
    const number = queryOfWatch.get(watchId)
    if (number === undefined) return
    queryOfWatch.delete(watchId)
    queries.leave(number, watchId)
    const renumbered = queries.compactWhenIdle()
    if (renumbered === undefined) return
    for (const [watch, old] of queryOfWatch) queryOfWatch.set(watch, renumbered(old))
  }

  for (const [at, watchId] of saved?.watchIds.entries() ?? []) join(watchId, saved?.numbers[at] ?? 0)
  return {
    get queryCount() {
      return queries.busyCount
    },
    add(watchId, query) {
      remove(watchId)
      join(watchId, queries.numberOf(query))
    },
    remove,
    match: article => queries.match(article).map(watchId => ({ watchId })),
    save: () => ({
      version: snapshotVersion,
      queries: queries.save(),
      watchIds: Float64Array.from(queryOfWatch.keys()),
      numbers: Int32Array.from(queryOfWatch.values()),
    }),
  }
}
