import type { Scope } from '../corpus/article-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { StoryMember } from '../corpus/story-store.ts'
import type { Article } from '../model/article.ts'
import { findStory } from './find-story.ts'
import type { AskWorker } from './story-jobs.ts'

export type GatheredStory = {
  /** Undefined while its reports have not been put into a story. */
  readonly storyId: number | undefined
  /** Oldest first, never empty; at most the newest 500 in sight. */
  readonly members: readonly StoryMember[]
}

type Store = Pick<
  CorpusStore,
  'storyOf' | 'articlesOfStory' | 'getArticle' | 'searchArticles' | 'documentFrequencies' | 'counts'
>

/** The reports of the event that an article tells of, itself among them. What was not placed yet is looked for. */
export async function gatherStory(
  store: Store,
  ask: AskWorker,
  article: Article,
  scope: Scope,
): Promise<GatheredStory> {
  const placed = await store.storyOf(article.id)
  const members = placed === undefined ? [] : await store.articlesOfStory(placed.storyId, scope)
  if (placed !== undefined && members.length > 0) return { storyId: placed.storyId, members }
  return { storyId: undefined, members: await findStory(store, ask, article, scope) }
}

/**
 * A story by its number, as buttons name it. A story that has since become part of another is found there: its number is
 * that of the article that opened it. Undefined when nothing of it is in sight.
 */
export async function gatherStoryByNumber(
  store: Store,
  storyId: number,
  scope: Scope,
): Promise<GatheredStory | undefined> {
  const members = await store.articlesOfStory(storyId, scope)
  if (members.length > 0) return { storyId, members }
  const moved = await store.storyOf(storyId)
  if (moved === undefined || moved.storyId === storyId) return undefined
  const found = await store.articlesOfStory(moved.storyId, scope)
  return found.length === 0 ? undefined : { storyId: moved.storyId, members: found }
}
