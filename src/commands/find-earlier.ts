import type { ArticleStore, Scope } from '../corpus/article-store.ts'
import type { Article } from '../model/article.ts'
import { findNew } from '../stories/find-new.ts'
import { rankRelated, relatedQuery, stemsOf } from '../stories/find-related.ts'
import { rarityIn } from '../stories/rarity.ts'
import { readProfile, type ProfiledArticle } from '../stories/read-profile.ts'

type Store = Pick<ArticleStore, 'searchArticles' | 'documentFrequencies' | 'counts'>

/** So many reports nearest in words are compared; more tell nothing else. */
const mostCompared = 40

/** Below, the nearest report is about something else. */
const leastRelated = 0.08

/**
 * Reports in scope from before `until` that may have told what this one tells, nearest in words first. None when not one
 * of them is on the same matter.
 */
export async function findEarlier(
  store: Store,
  asked: ProfiledArticle,
  until: Date | undefined,
  scope: Scope,
): Promise<readonly Article[]> {
  const profile = readProfile(asked)
  const stems = stemsOf(profile)
  const [frequencies, { articles: held }] = await Promise.all([store.documentFrequencies(stems), store.counts()])
  const known = new Map(stems.map((stem, at) => [stem, frequencies[at] ?? 0]))
  const rarity = rarityIn(held, stem => known.get(stem) ?? 0)
  const { candidates } = relatedQuery(profile, rarity)
  const request = { candidates, scope, until, sort: 'relevance', offset: 0, limit: mostCompared } as const
  const { articles } = await store.searchArticles(request)
  const [nearest] = rankRelated(profile, articles.map(readProfile), rarity)
  return nearest !== undefined && nearest.score >= leastRelated ? articles : []
}

/** Where in a text each sentence begins that no earlier report told; none when nothing earlier is held. */
export function newSentences(text: string, earlier: readonly Article[], language: string): ReadonlySet<number> {
  if (earlier.length === 0) return new Set()
  const told = findNew(text, earlier, language)
  return new Set(told.filter(({ isNew }) => isNew).map(({ start }) => start))
}
