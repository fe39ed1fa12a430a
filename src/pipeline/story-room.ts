import { setTimeout } from 'node:timers/promises'
import type { CorpusStore } from '../corpus/store.ts'
import type { ArticleToPlace } from '../corpus/story-store.ts'
import { openCompanion } from '../schedule/open-companion.ts'
import type { StorySettings } from '../stories/story-settings.ts'
import { readBackAll, readBackPage, readSorted, type ReadBack } from './read-back.ts'
import type { Sorted } from './sort-stories.ts'
import type { Era, MemoryName, RollMark, StoryRoomCalls } from './story-room-calls.ts'

export type StoryRoom = {
  /** Called when all that it decided is written down: reads back what it should know, and keeps that for the next start. */
  prepare(now: Date): Promise<void>
  /** Decides the stories of articles. What it gave must be written down: if that fails, `forget`. */
  sort(articles: readonly ArticleToPlace['article'][], now: Date): Promise<readonly Sorted[]>
  /** What it knows is read anew. */
  forget(): void
  close(): Promise<void>
}

export type StoryRoomOptions = {
  readonly store: Pick<CorpusStore, 'placedLines' | 'publishedSince' | 'openingsOf' | 'getArticle' | 'watchCensus'>
  /** Where what it knows is kept between two starts. */
  readonly folder: string
  readonly settings: StorySettings
  readonly memoryMb: number
  /** Of a window without a file so many are read at once; the rest is read while nothing waits. */
  readonly readAtOnce?: number
  /** A file is written once it would spare reading so many, unless they are few beside all. */
  readonly worthSaving?: number
}

const usualReadAtOnce = 12_000
const fewestReadAtOnce = 500
const usualWorthSaving = 1000
/** Of all, so many must be new: one in twenty, and at the end, when there is time, one in two hundred. */
const savedShare = 20
const savedShareAtEnd = 200
/** Of the window that is read in a lull, so that no alert waits for long. */
const readInALull = 2000
const bytesAMegabyte = 1_048_576
/** Some more than what an article of 700 words takes. */
const bytesAnArticle = 2048
const dayMs = 86_400_000
const patienceMs = 20_000
/** Whoever leaves need not wait longer: the file that there was is as good. */
const patienceAtEndMs = 3000

/** A window that is read in lulls, into a memory that takes the place of the short one at the end. */
type Making = { readonly memory: MemoryName; readonly since: Date; readonly after: number | undefined }

/** Opens the process that knows which stories there are. It is started, and what it knows is read back, at the first use. */
export function openStoryRoom(options: StoryRoomOptions): StoryRoom {
  const { store, folder, settings, memoryMb } = options
  const process = openCompanion<Record<string, never>, StoryRoomCalls>(
    new URL('./story-room-worker.ts', import.meta.url),
    { memoryMb, patienceMs, args: [folder] },
    {},
  )
  const memories = new Map<Era, string>()
  let begun = 0
  let readAtOnce = options.readAtOnce ?? usualReadAtOnce
  let mostBytes = memoryMb * bytesAMegabyte
  /** False after what was read from the file, or on top of it, could not be borne. */
  let isFileTrusted = true
  let making: Making | undefined
  /** The memory of now knows the whole window, and what it sorted is written down. */
  let isWhole = false
  let isSettled = true
  let mayBeWorthSaving = false

  const name = (era: Era): MemoryName => ({ era, memory: `${era} ${++begun}` })
  const readBackOf = (memory: MemoryName): ReadBack => ({ process, store, memory })
  const windowOf = (until: Date): Date => new Date(until.getTime() - settings.windowDays * dayMs)

  async function beginArchive(first: Date): Promise<MemoryName> {
    const memory = name('archive')
    await process.call('begin', { ...memory, settings, mostBytes })
    await readBackAll(readBackOf(memory), { since: windowOf(first), before: first, now: first }, readAtOnce)
    return memory
  }

  async function beginNow(now: Date): Promise<MemoryName> {
    isWhole = false
    making = undefined
    return (isFileTrusted ? await restore(now) : undefined) ?? (await beginAnew(now))
  }

  /** From the file, and what came after it from the store. */
  async function restore(now: Date): Promise<MemoryName | undefined> {
    const memory = name('now')
    isFileTrusted = false
    const mark = await process.call('restore', { ...memory, settings, mostBytes })
    if (mark === undefined || !(await isOfThisDatabase(mark))) return undefined
    await readBackAll(readBackOf(memory), { since: windowOf(now), before: undefined, now })
    isFileTrusted = true
    isWhole = true
    mayBeWorthSaving = true
    return memory
  }

  async function isOfThisDatabase({ database, newest }: RollMark): Promise<boolean> {
    if ((await store.watchCensus()).database !== database) return false
    const article = await store.getArticle(newest.articleId)
    return article?.firstSeenAt.getTime() === newest.firstSeenAt.getTime()
  }

  /** The newest at once; where there are more, a memory of all begins. */
  async function beginAnew(now: Date): Promise<MemoryName> {
    const memory = name('now')
    await process.call('begin', { ...memory, settings, mostBytes })
    const [newest, able] = [
      await store.publishedSince(readAtOnce),
      await store.publishedSince(Math.floor(mostBytes / bytesAnArticle)),
    ]
    const window = windowOf(now)
    const [since, whole] = [newest, able].map(at => (at !== undefined && at > window ? at : window))
    await readBackAll(readBackOf(memory), { since: since ?? window, before: undefined, now })
    isWhole = newest === undefined || newest <= window
    mayBeWorthSaving = isWhole
    if (isWhole) return memory
    const larger = name('in the making')
    await process.call('begin', { ...larger, settings, mostBytes })
    making = { memory: larger, since: whole ?? window, after: undefined }
    return memory
  }

  /** Reads on in the window. What was placed meanwhile is looked for at the end, in one go. */
  async function readOn({ memory, since, after }: Making, now: Date): Promise<void> {
    const past = { since, before: undefined, now }
    const { next } = await readBackPage(readBackOf(memory), past, after, readInALull)
    if (next !== undefined) {
      making = { memory, since, after: next }
      return
    }
    await readBackAll(readBackOf(memory), past)
    await process.call('rename', { ...memory, as: 'now' })
    memories.set('now', memory.memory)
    making = undefined
    isWhole = true
    mayBeWorthSaving = true
  }

  /** Nobody need know when that fails: the next start reads more of the store. */
  async function keepForNextStart(least: number, share: number): Promise<void> {
    const memory = memories.get('now')
    if (memory === undefined || !isWhole || !isSettled || !mayBeWorthSaving) return
    mayBeWorthSaving = false
    const now = { era: 'now', memory } as const
    const { size, unsaved, newest } = await process.call('census', now)
    if (unsaved < Math.max(least, Math.ceil(size / share))) return
    const article = await store.getArticle(newest)
    if (article === undefined) return
    const { database } = await store.watchCensus()
    const mark = { database, newest: { articleId: newest, firstSeenAt: article.firstSeenAt } }
    await process.call('save', { ...now, mark })
    isFileTrusted = true
    // So much was borne since it last gave way.
    readAtOnce = options.readAtOnce ?? usualReadAtOnce
    mostBytes = memoryMb * bytesAMegabyte
  }

  /** Whatever it died of, it may be too much memory. */
  function giveWay(): void {
    memories.clear()
    making = undefined
    readAtOnce = Math.max(fewestReadAtOnce, Math.floor(readAtOnce / 2))
    mostBytes = Math.max(fewestReadAtOnce * bytesAnArticle, Math.floor(mostBytes / 2))
  }

  return {
    async prepare(now) {
      isSettled = true
      try {
        if (!memories.has('now')) memories.set('now', (await beginNow(now)).memory)
        if (making !== undefined) await readOn(making, now)
      } catch (error) {
        giveWay()
        throw error
      }
      await keepForNextStart(options.worthSaving ?? usualWorthSaving, savedShare).catch(() => undefined)
    },
    async sort(articles, now) {
      const oldest = windowOf(now)
      const era = articles.every(({ publishedAt }) => publishedAt < oldest) ? 'archive' : 'now'
      isSettled = false
      mayBeWorthSaving = true
      try {
        const first = articles[0]?.publishedAt ?? now
        if (!memories.has(era)) memories.set(era, (await (era === 'now' ? beginNow(now) : beginArchive(first))).memory)
        const memory = memories.get(era) ?? ''
        return await process.call('sort', { era, memory, articles: articles.map(it => readSorted(it, now)) })
      } catch (error) {
        giveWay()
        throw error
      }
    },
    forget() {
      memories.clear()
      making = undefined
    },
    async close() {
      const kept = keepForNextStart(1, savedShareAtEnd).catch(() => undefined)
      await Promise.race([kept, setTimeout(patienceAtEndMs, undefined, { ref: false })])
      await process.close()
    },
  }
}
