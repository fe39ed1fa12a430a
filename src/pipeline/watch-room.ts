import type { WatchHit } from '../corpus/article-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { Subscription } from '../model/feed.ts'
import type { Watch } from '../model/watch.ts'
import { aliasPack } from '../watches/alias-pack.ts'
import { type Alias, expandAliases } from '../watches/aliases.ts'
import { analyseArticle, type Matchable } from '../watches/analyse-article.ts'
import { createWatchIndex, type WatchIndex } from '../watches/watch-index.ts'
import { parseQuery } from '../watches/parse-query.ts'

/** Knows every active watch and which of them an article answers. */
export type WatchRoom = {
  /** Watches of the given servers that the article answers; asks the store for changed watches first. */
  findHits(article: Matchable, guildIds: ReadonlySet<string>, now: Date): Promise<readonly WatchHit[]>
}

/**
 * Keeps the watch index in step with the store: before each use it asks whether anything changed, be it a watch or an
 * alias of its server.
 */
export function createWatchRoom(
  store: Pick<CorpusStore, 'activeWatches' | 'watchGeneration' | 'subscriptionsOf' | 'allAliases'>,
): WatchRoom {
  let generation = -1
  let index: WatchIndex = createWatchIndex()
  let held = new Map<number, HeldWatch>()

  async function catchUp(): Promise<void> {
    const current = await store.watchGeneration()
    if (current === generation) return
    const [active, aliases] = await Promise.all([store.activeWatches(), store.allAliases()])
    const packs = Map.groupBy(aliases, ({ guildId }) => guildId)
    const packOf = (guildId: string) => packs.get(guildId)?.map(({ alias }) => alias) ?? []
    const keyOf = rememberBy((guildId: string) => JSON.stringify(packOf(guildId)))
    const watches = new Map(active.map(watch => [watch.id, { ...watch, pack: keyOf(watch.guildId) }]))
    replaceChanged(
      index,
      held,
      watches,
      rememberBy((guildId: string) => aliasPack(packOf(guildId))),
    )
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

/** `pack`: the aliases of its server, which are part of what its query means. */
type HeldWatch = Watch & { readonly pack: string }

function replaceChanged(
  index: WatchIndex,
  before: ReadonlyMap<number, HeldWatch>,
  after: ReadonlyMap<number, HeldWatch>,
  aliasesOf: (guildId: string) => readonly Alias[],
): void {
  const isSame = (one: HeldWatch | undefined, other: HeldWatch | undefined) =>
    one !== undefined && one.query === other?.query && one.pack === other.pack
  for (const [id, watch] of before) if (!isSame(watch, after.get(id))) index.remove(id)
  for (const [id, watch] of after) {
    if (isSame(watch, before.get(id))) continue
    // A query that an older version accepted and this one can't read matches nothing; /watch list says so.
    const parsed = parseQuery(watch.query)
    if (parsed.ok) index.add(id, expandAliases(parsed.query, aliasesOf(watch.guildId)))
  }
}

function rememberBy<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>()
  return key => {
    const value = known.get(key) ?? make(key)
    known.set(key, value)
    return value
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
