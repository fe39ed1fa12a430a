import type { AnalysedArticle } from './analyse-article.ts'
import type { Frequency } from './index/anchor-query.ts'
import { guessFrequency } from './index/common-words.ts'
import { type SavedQueries, createQueryTable } from './index/query-table.ts'
import { type SavedWatchers, createWatchers } from './index/watchers.ts'
import type { Query } from './query.ts'

/** Standing queries, and which of them an article answers: what `matchQuery` says, for very many queries at once. */
export type WatchIndex = {
  /** Distinct queries held. */
  readonly queryCount: number
  /** A watch that is known already gets the new query. Its id must be a 32-bit integer. */
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
  readonly watchers: SavedWatchers
}

export const snapshotVersion = 7

/**
 * `frequency` tells the share of articles that hold a folded word; without it a list of common words is used.
 * A snapshot is taken over, not copied; one of another version is left aside: the index begins empty.
 */
export function createWatchIndex(frequency: Frequency = guessFrequency, snapshot?: WatchSnapshot): WatchIndex {
  const saved = snapshot?.version === snapshotVersion ? snapshot : undefined
  const queries = createQueryTable(frequency, saved?.queries)
  let watchers = createWatchers(saved?.watchers)

  function compactWhenIdle(): void {
    const idleCount = queries.count - watchers.busyCount
    if (idleCount > fewestIdle && idleCount * 2 > queries.count)
      watchers = watchers.renumber(queries.compact(watchers.byQuery))
  }

  function match(article: AnalysedArticle): WatchMatch[] {
    const { byQuery } = watchers
    const answered = queries.match(article)
    // Asked for all at once, so that memory is waited for once.
    const counts = answered.map(query => byQuery.lengthOf(query))
    const found: WatchMatch[] = []
    for (const [index, query] of answered.entries()) {
      const count = counts[index] ?? 0
      for (let at = 0; at < count; at++) found.push({ watchId: byQuery.get(query, at) })
    }
    return found
  }

  return {
    get queryCount() {
      return watchers.busyCount
    },
    add(watchId, query) {
      watchers.join(watchId, queries.numberOf(query))
    },
    remove(watchId) {
      watchers.leave(watchId)
      compactWhenIdle()
    },
    match,
    save: () => ({ version: snapshotVersion, queries: queries.save(), watchers: watchers.save() }),
  }
}

/** Below this nothing is gained by compacting. */
const fewestIdle = 10_000
