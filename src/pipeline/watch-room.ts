import type { WatchHit } from '../corpus/article-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { Subscription } from '../model/feed.ts'
import type { Watch } from '../model/watch.ts'
import { type Alias, expandAliases } from '../watches/aliases.ts'
import { analyseArticle, type Matchable } from '../watches/analyse-article.ts'
import { createWatchIndex, type WatchIndex } from '../watches/watch-index.ts'
import { parseQuery } from '../watches/parse-query.ts'
import { starterAliases } from '../watches/starter-aliases.ts'

/** Knows every active watch and which of them an article answers. */
export type WatchRoom = {
  /** Watches of the given servers that the article answers; asks the store for changed watches first. */
  findHits(article: Matchable, guildIds: ReadonlySet<string>, now: Date): Promise<readonly WatchHit[]>
}

/**
 * Keeps the watch index in step with the store: before each use it asks whether anything changed.
 * `aliasesOf`: the alias pack of a server.
 */
export function createWatchRoom(
  store: Pick<CorpusStore, 'activeWatches' | 'watchGeneration' | 'subscriptionsOf'>,
  aliasesOf: AliasesOf = () => starterAliases,
): WatchRoom {
  let generation = -1
  let index: WatchIndex = createWatchIndex()
  let held = new Map<number, Watch>()

  async function catchUp(): Promise<void> {
    const current = await store.watchGeneration()
    if (current === generation) return
    const watches = new Map((await store.activeWatches()).map(watch => [watch.id, watch]))
    replaceChanged(index, held, watches, aliasesOf)
    held = watches
    generation = current
  }

  return {
    async findHits(article, guildIds, now) {
      await catchUp()
      if (held.size === 0 || guildIds.size === 0) return []
      const hits: WatchHit[] = []
      const tagsOf = rememberTags(store, article)
      for (const { watchId } of index.match(analyseArticle(article))) {
        const watch = held.get(watchId)
        if (watch === undefined || !guildIds.has(watch.guildId)) continue
        if (watch.mutedUntil !== undefined && watch.mutedUntil > now) continue
        if (!(await isInScope(watch, article, tagsOf))) continue
        hits.push({ watchId, dueAt: now })
      }
      return hits
    },
  }
}

type AliasesOf = (guildId: string) => readonly Alias[]

function replaceChanged(
  index: WatchIndex,
  before: ReadonlyMap<number, Watch>,
  after: ReadonlyMap<number, Watch>,
  aliasesOf: AliasesOf,
): void {
  for (const [id, { query }] of before) if (after.get(id)?.query !== query) index.remove(id)
  for (const [id, { query, guildId }] of after) {
    if (before.get(id)?.query === query) continue
    // A query that an older version accepted and this one can't read matches nothing; /watch list says so.
    const parsed = parseQuery(query)
    if (parsed.ok) index.add(id, expandAliases(parsed.query, aliasesOf(guildId)))
  }
}

async function isInScope(
  { scope, guildId }: Watch,
  { feeds = [] }: Matchable,
  tagsOf: (guildId: string) => Promise<ReadonlySet<string>>,
): Promise<boolean> {
  switch (scope.kind) {
    case 'all':
      return true
    case 'feeds':
      return feeds.some(({ id }) => scope.feedIds.includes(id))
    case 'tags': {
      const tags = await tagsOf(guildId)
      return scope.tags.some(tag => tags.has(tag))
    }
  }
}

/** The tags that servers gave to the feeds of an article; asked for once, and only where a watch wants to know. */
function rememberTags(store: Pick<CorpusStore, 'subscriptionsOf'>, { feeds = [] }: Matchable) {
  let asked: Promise<readonly Subscription[]> | undefined
  return async (guildId: string): Promise<ReadonlySet<string>> => {
    asked ??= Promise.all(feeds.map(({ id }) => store.subscriptionsOf(id))).then(lists => lists.flat())
    return new Set((await asked).filter(one => one.guildId === guildId).flatMap(({ tags }) => tags))
  }
}
