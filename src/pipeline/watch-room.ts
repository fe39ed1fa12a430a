import type { WatchHit } from '../corpus/article-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { Subscription } from '../model/feed.ts'
import { analyseArticle, type Matchable } from '../watches/analyse-article.ts'
import { createTurns } from './create-turns.ts'
import type { RollFile } from './roll-file.ts'
import type { HeldWatch } from './watch-ledger.ts'
import { openWatchRoll, type RollStore, type SavedRoll, type WatchRoll } from './watch-roll.ts'

/** Knows every active watch and which of them an article answers. */
export type WatchRoom = {
  /** Watches of the given servers that the article answers; asks the store for changed watches first. */
  findHits(article: Matchable, guildIds: ReadonlySet<string>, now: Date): Promise<readonly WatchHit[]>
}

export type WatchRoomOptions = {
  /** Spares reading all watches at the next start. */
  readonly file: RollFile<SavedRoll>
  /** Fewer watches are read as quickly as a file. */
  readonly worthSaving: number
}

/** A tenth of all. */
const enoughUnsaved = 10

type RoomStore = RollStore & Pick<CorpusStore, 'subscriptionsOf'>

/**
 * Keeps the roll of watches in step with the store: before each use it asks whether anything changed, be it a watch or
 * an alias of its server.
 */
export function createWatchRoom(
  store: RoomStore,
  options?: WatchRoomOptions,
): WatchRoom & {
  /** Reads all watches, unless that was done. */
  open(): Promise<void>
  /** Writes the file once enough has changed since it was read or written. */
  save(): Promise<void>
} {
  let roll: WatchRoll | undefined
  // Two that change the index at once would mix up what they read.
  const inTurn = createTurns()

  async function current(): Promise<WatchRoll> {
    roll ??= await openWatchRoll(store, await options?.file.read())
    await roll.catchUp()
    return roll
  }

  return {
    async open() {
      await inTurn(current)
    },
    async findHits(article, guildIds, now) {
      const watches = await inTurn(current)
      if (watches.size === 0 || guildIds.size === 0) return []
      const hits: WatchHit[] = []
      const tagsOf = rememberTags(store, article)
      for (const watch of watches.match(analyseArticle(article))) {
        if (!guildIds.has(watch.guildId)) continue
        if (watch.mutedUntil !== undefined && watch.mutedUntil > now) continue
        if (!(await isInScope(watch, article, tagsOf))) continue
        hits.push({ watchId: watch.id, dueAt: now })
      }
      return hits
    },
    save: () =>
      inTurn(async () => {
        if (options === undefined || roll === undefined || roll.size < options.worthSaving) return
        if (roll.unsaved * enoughUnsaved < roll.size) return
        // Without it the next start takes longer, and nothing is lost.
        await options.file.write(roll.save()).catch(() => undefined)
      }),
  }
}

async function isInScope(
  { scope, guildId }: HeldWatch,
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
