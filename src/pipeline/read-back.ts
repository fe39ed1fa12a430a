import type { StoryStore } from '../corpus/story-store.ts'
import type { Calls } from '../schedule/call-channel.ts'
import type { SortedArticle } from './sort-stories.ts'
import type { MemoryName, StoryRoomCalls } from './story-room-calls.ts'

export type ReadBack = {
  readonly process: Calls<StoryRoomCalls>
  readonly store: Pick<StoryStore, 'placedLines' | 'openingsOf'>
  readonly memory: MemoryName
}

/** What of the store: published since then, and before a moment where one is given. */
export type Past = { readonly since: Date; readonly before: Date | undefined; readonly now: Date }

export type Page = { readonly next: number | undefined; readonly read: number }

/**
 * Tells a memory what one page of the store says, the first or the one after a page that named its `next`; what it doesn't
 * know is read.
 */
export async function readBackPage(
  { process, store, memory }: ReadBack,
  { since, before, now }: Past,
  after: number | undefined,
  limit = linesAtOnce,
): Promise<Page> {
  const page = await store.placedLines({ since, after, limit })
  const lines = page.lines.filter(({ publishedAt }) => before === undefined || publishedAt < before)
  const unknown = await process.call('compare', { ...memory, lines })
  const storyOf = new Map(lines.map(({ articleId, storyId }) => [articleId, storyId]))
  for (let at = 0; at < unknown.length; at += articlesAtOnce) {
    const articles = await store.openingsOf(unknown.slice(at, at + articlesAtOnce))
    const placed = articles.map(article => ({
      article: readSorted(article, now),
      storyId: storyOf.get(article.id) ?? article.id,
    }))
    await process.call('remember', { ...memory, placed })
  }
  const isOver = lines.length < page.lines.length
  return { next: isOver ? undefined : page.next, read: unknown.length }
}

/** Page by page, until so many articles were read. */
export async function readBackAll(readBack: ReadBack, past: Past, most = Number.POSITIVE_INFINITY): Promise<void> {
  let after: number | undefined
  let read = 0
  do {
    const page = await readBackPage(readBack, past, after)
    after = page.next
    read += page.read
  } while (after !== undefined && read < most)
}

const articlesAtOnce = 100
const linesAtOnce = 2000

/** What is sorted of an article. A date in the future would make all others old. */
export function readSorted({ id, title, text, language, publishedAt }: SortedArticle, now: Date): SortedArticle {
  return { id, title, text, language, publishedAt: publishedAt < now ? publishedAt : now }
}
