import { createHash } from 'node:crypto'
import type { CorpusStore } from '../corpus/store.ts'
import type { Watch } from '../model/watch.ts'
import { aliasPack } from '../watches/alias-pack.ts'
import { type Alias, expandAliases } from '../watches/aliases.ts'
import { type AnalysedArticle, analyseArticle } from '../watches/analyse-article.ts'
import { parseQuery } from '../watches/parse-query.ts'
import { starterAliases } from '../watches/starter-aliases.ts'
import { createWatchIndex, snapshotVersion, type WatchSnapshot } from '../watches/watch-index.ts'
import { type SavedFrequencies, createWordFrequencies } from '../watches/word-frequencies.ts'
import { createWatchLedger, type HeldWatch, type SavedLedger } from './watch-ledger.ts'

/** All active watches as they were in some generation of the store, indexed. */
export type WatchRoll = {
  readonly size: number
  /** How many changes it took over since it was last saved, or made of what was. */
  readonly unsaved: number
  catchUp(): Promise<void>
  match(article: AnalysedArticle): readonly HeldWatch[]
  save(): SavedRoll
}

export type RollStore = Pick<
  CorpusStore,
  'watchGeneration' | 'watchCensus' | 'activeWatchesAfter' | 'watchesChangedSince' | 'aliasesOf' | 'searchArticles'
>

/** Plain data (`node:v8` can write it). */
export type SavedRoll = {
  readonly format: string
  readonly database: string
  readonly generation: number
  readonly index: WatchSnapshot
  readonly ledger: SavedLedger
  readonly frequencies: SavedFrequencies
}

/** Raised when names sound otherwise, or anything but the index is kept in another way; the starter pack is part of what queries mean. */
const format = `2 ${createHash('sha256').update(JSON.stringify(starterAliases)).digest('hex')}`
const pageSize = 5_000

/** With so many watches it pays to know which words are rare in this corpus before they are indexed. */
const worthLearning = 1_000
/** How many of the newest articles tell that, and how many of them are read at once. */
const articlesLearned = 1_000
const articlesAtOnce = 100
/** Of the articles that come in later one in so many is learned from. */
const learnOneIn = 16

/** From what was saved, when that is of this database and no older than what can be caught up with; else from the store. */
export async function openWatchRoll(store: RollStore, saved?: SavedRoll): Promise<WatchRoll> {
  if (saved !== undefined) {
    // What can't be understood is as good as none.
    const roll = await resume(store, saved).catch(() => undefined)
    if (roll !== undefined) return roll
  }
  const generation = await store.watchGeneration()
  const { database, active } = await store.watchCensus()
  const roll = createRoll(store, database, { generation })
  if (active >= worthLearning) await roll.learnCorpus()
  await roll.takeAll()
  return roll
}

/** Undefined when what was saved is not the past of this database. */
async function resume(store: RollStore, saved: SavedRoll): Promise<WatchRoll | undefined> {
  const { database } = await store.watchCensus()
  const isOfUse =
    saved.format === format &&
    saved.index.version === snapshotVersion &&
    saved.database === database &&
    saved.generation <= (await store.watchGeneration())
  if (!isOfUse) return undefined
  const roll = createRoll(store, database, saved)
  await roll.catchUp()
  // A database that a backup was laid over may have another past than the one the roll knows.
  return roll.size === (await store.watchCensus()).active ? roll : undefined
}

type Past = Pick<SavedRoll, 'generation'> & Partial<SavedRoll>

function createRoll(
  store: RollStore,
  database: string,
  past: Past,
): WatchRoll & { readonly learnCorpus: () => Promise<void>; readonly takeAll: () => Promise<void> } {
  const frequencies = createWordFrequencies(past.frequencies)
  const index = createWatchIndex(frequencies.shareOf, past.index)
  const ledger = createWatchLedger(past.ledger)
  let { generation } = past
  let unsaved = 0
  let read = 0

  function take(watch: Watch, aliases: readonly Alias[]): void {
    unsaved++
    ledger.keep(watch)
    // A query that an older version accepted and this one can't read matches nothing; /watch list says so.
    const parsed = parseQuery(watch.query)
    if (parsed.ok) index.add(watch.id, expandAliases(parsed.query, aliases))
    else index.remove(watch.id)
  }

  function drop(watchId: number): void {
    unsaved++
    index.remove(watchId)
    ledger.drop(watchId)
  }

  return {
    get size() {
      return ledger.size
    },
    get unsaved() {
      return unsaved
    },
    async learnCorpus() {
      const everything = { candidates: { kind: 'everything' }, scope: { kind: 'all' }, sort: 'newest' } as const
      for (let offset = 0; offset < articlesLearned; offset += articlesAtOnce) {
        const { articles } = await store.searchArticles({ ...everything, offset, limit: articlesAtOnce })
        for (const article of articles) frequencies.learn(analyseArticle(article))
        if (articles.length < articlesAtOnce) return
      }
    },
    async takeAll() {
      const aliasesOf = rememberAliases(store)
      await forEachPage(
        (after, limit) => store.activeWatchesAfter(after, limit),
        ({ id }) => id,
        async watch => take(watch, await aliasesOf(watch.guildId)),
      )
    },
    async catchUp() {
      const current = await store.watchGeneration()
      if (current === generation) return
      const aliasesOf = rememberAliases(store)
      await forEachPage(
        (after, limit) => store.watchesChangedSince(generation, after, limit),
        ({ watchId }) => watchId,
        async ({ watchId, active }) => {
          if (active === undefined) drop(watchId)
          else take(active, await aliasesOf(active.guildId))
        },
      )
      generation = current
    },
    match(article) {
      if (read++ % learnOneIn === 0) frequencies.learn(article)
      return index.match(article).flatMap(({ watchId }) => ledger.get(watchId) ?? [])
    },
    save() {
      unsaved = 0
      return {
        format,
        database,
        generation,
        index: index.save(),
        ledger: ledger.save(),
        frequencies: frequencies.save(),
      }
    },
  }
}

async function forEachPage<Row>(
  ask: (after: number, limit: number) => Promise<readonly Row[]>,
  idOf: (row: Row) => number,
  take: (row: Row) => Promise<void>,
): Promise<void> {
  for (let after = 0; ;) {
    const page = await ask(after, pageSize)
    for (const row of page) await take(row)
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return
    after = idOf(last)
  }
}

/** The pack of each server is read once, however many watches it has. */
function rememberAliases(store: RollStore): (guildId: string) => Promise<readonly Alias[]> {
  const known = new Map<string, Promise<readonly Alias[]>>()
  return guildId => {
    const pack = known.get(guildId) ?? store.aliasesOf(guildId).then(aliasPack)
    known.set(guildId, pack)
    return pack
  }
}
