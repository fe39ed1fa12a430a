import type { ArticleToPlace, PlacedArticle, StoryStore } from '../corpus/story-store.ts'
import { openCompanion } from '../schedule/open-companion.ts'
import type { StorySettings } from '../stories/story-settings.ts'
import type { Sorted, SortedArticle } from './sort-stories.ts'

/** What the process of the story room answers. `memory` names what it remembers: after its death there is none. */
export type StoryRoomCalls = {
  begin: { input: { era: Era; memory: string; settings: StorySettings }; output: void }
  remember: { input: { era: Era; memory: string; placed: readonly Remembered[] }; output: void }
  sort: { input: { era: Era; memory: string; articles: readonly SortedArticle[] }; output: readonly Sorted[] }
}

type Remembered = Pick<PlacedArticle, 'storyId' | 'copyOf'> & { readonly article: SortedArticle }

/** The stories of now, and those of an archive that is read in: each goes through time in its own order. */
type Era = 'now' | 'archive'

export type StoryRoom = {
  /** Reads back what it should know, unless it knows that already: so that no alert waits for it. */
  prepare(now: Date): Promise<void>
  /** Decides the stories of articles. What it gave must be written down: if that fails, `forget`. */
  sort(articles: readonly ArticleToPlace['article'][], now: Date): Promise<readonly Sorted[]>
  /** What it knows is read from the store anew. */
  forget(): void
  close(): Promise<void>
}

export type StoryRoomOptions = {
  readonly store: Pick<StoryStore, 'placedArticles' | 'publishedSince'>
  readonly settings: StorySettings
  readonly memoryMb: number
}

/** After a start so many articles are remembered: more would keep alerts waiting. */
const mostRemembered = 12_000
const fewestRemembered = 500
const pageSize = 100
const dayMs = 86_400_000
const patienceMs = 20_000

/** Opens the process that knows which stories there are. It is started, and what it knows is read back, at the first use. */
export function openStoryRoom({ store, settings, memoryMb }: StoryRoomOptions): StoryRoom {
  const process = openCompanion<Record<string, never>, StoryRoomCalls>(
    new URL('./story-room-worker.ts', import.meta.url),
    { memoryMb, patienceMs },
    {},
  )
  const memories = new Map<Era, string>()
  let begun = 0
  let remembered = mostRemembered

  async function begin(era: Era, until: Date): Promise<string> {
    const memory = `${era} ${++begun}`
    await process.call('begin', { era, memory, settings })
    const newest = era === 'now' ? await store.publishedSince(remembered) : undefined
    const windowStart = until.getTime() - settings.windowDays * dayMs
    const since = new Date(Math.max(windowStart, newest?.getTime() ?? windowStart))
    let after: number | undefined
    let count = 0
    do {
      const page = await store.placedArticles({ since, after, limit: pageSize })
      const placed = page.articles.filter(({ article }) => era === 'now' || article.publishedAt < until)
      await process.call('remember', {
        era,
        memory,
        placed: placed.map(it => ({ ...it, article: read(it.article, until) })),
      })
      count += placed.length
      after = page.articles.length > placed.length || count >= mostRemembered ? undefined : page.next
    } while (after !== undefined)
    memories.set(era, memory)
    return memory
  }

  return {
    async prepare(now) {
      if (!memories.has('now')) await begin('now', now)
    },
    async sort(articles, now) {
      const oldest = now.getTime() - settings.windowDays * dayMs
      const isOld = articles.every(({ publishedAt }) => publishedAt.getTime() < oldest)
      const era: Era = isOld ? 'archive' : 'now'
      try {
        const first = articles[0]?.publishedAt ?? now
        const memory = memories.get(era) ?? (await begin(era, isOld ? first : now))
        return await process.call('sort', { era, memory, articles: articles.map(it => read(it, now)) })
      } catch (error) {
        memories.clear()
        // Whatever it died of, it may be too much memory.
        remembered = Math.max(fewestRemembered, Math.floor(remembered / 2))
        throw error
      }
    },
    forget: () => memories.clear(),
    close: process.close,
  }
}

/** A date in the future would make all others old. */
function read({ id, title, text, language, publishedAt }: SortedArticle, now: Date): SortedArticle {
  return {
    id,
    title,
    text,
    language,
    publishedAt: publishedAt < now ? publishedAt : now,
  }
}
