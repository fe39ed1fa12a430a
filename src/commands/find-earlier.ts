import type { Scope } from '../corpus/article-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { Article } from '../model/article.ts'
import { profiled } from '../pipeline/find-related.ts'
import type { AskWorker } from '../pipeline/story-jobs.ts'
import { relatedQuery } from '../stories/find-related.ts'
import { rarityIn } from '../stories/rarity.ts'
import { readProfile, type ProfiledArticle } from '../stories/read-profile.ts'

/** So many reports nearest in words are compared, and so many of the same story; more tell nothing else. */
const mostNear = 40
const mostOfStory = 20

/** Below, the nearest report is about something else. */
const leastRelated = 0.08

type Store = Pick<CorpusStore, 'searchArticles' | 'storyOf' | 'articlesOfStory'>

/**
 * Reports in scope from before an article that may have told what it tells: the newest of its story, then those nearest
 * in words. None when not one of them is on the same matter.
 */
export async function findEarlier(
  store: Store,
  ask: AskWorker,
  article: Article,
  scope: Scope,
): Promise<readonly Article[]> {
  const [ofStory, near] = await Promise.all([
    findEarlierOfStory(store, article, scope),
    findNear(store, ask, article, article.publishedAt, scope),
  ])
  const held = new Map([...ofStory, ...near].map(earlier => [earlier.id, earlier]))
  held.delete(article.id)
  return [...held.values()]
}

/** Reports in scope that may have told what some words tell, as `findEarlier`. */
export function findEarlierThan(store: Store, ask: AskWorker, text: string, scope: Scope): Promise<readonly Article[]> {
  return findNear(store, ask, { title: '', text }, undefined, scope)
}

async function findEarlierOfStory(store: Store, { id, publishedAt }: Article, scope: Scope): Promise<Article[]> {
  const placed = await store.storyOf(id)
  if (placed === undefined) return []
  const members = await store.articlesOfStory(placed.storyId, scope)
  return members
    .filter(({ article, copyOf }) => copyOf === undefined && article.publishedAt < publishedAt)
    .map(({ article }) => article)
    .slice(-mostOfStory)
    .toReversed()
}

async function findNear(
  store: Store,
  ask: AskWorker,
  asked: ProfiledArticle,
  until: Date | undefined,
  scope: Scope,
): Promise<readonly Article[]> {
  // However long ago: what was told last month is not new today.
  const undated = { ...profiled(asked), publishedAt: undefined }
  // What is usual in news is enough here, as the index ranks by what is rare in the corpus; counting every stem is slow.
  const { candidates } = relatedQuery(
    readProfile(undated),
    rarityIn(0, () => 0),
  )
  const request = { candidates, scope, until, sort: 'relevance', offset: 0, limit: mostNear } as const
  const { articles } = await store.searchArticles(request)
  const ranking = { asked: undated, candidates: articles.map(profiled), held: 0, frequencies: [] }
  const ranked = await ask('rankRelated', ranking)
  const nearest = ranked.kind === 'done' ? ranked.value[0] : undefined
  return nearest !== undefined && nearest.score >= leastRelated ? articles : []
}
