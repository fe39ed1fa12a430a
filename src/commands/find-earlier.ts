import type { ArticleStore, Scope } from '../corpus/article-store.ts'
import type { Article } from '../model/article.ts'
import { findNew } from '../stories/find-new.ts'
import { rankRelated, relatedQuery } from '../stories/find-related.ts'
import { rarityIn } from '../stories/rarity.ts'
import { readProfile, type ProfiledArticle } from '../stories/read-profile.ts'

/** So many reports nearest in words are compared; more tell nothing else. */
const mostCompared = 40

/** Below, the nearest report is about something else. */
const leastRelated = 0.08

/**
 * Reports in scope from before `until` that may have told what this one tells, nearest in words first. None when not one
 * of them is on the same matter.
 */
export async function findEarlier(
  store: Pick<ArticleStore, 'searchArticles'>,
  asked: ProfiledArticle,
  until: Date | undefined,
  scope: Scope,
): Promise<readonly Article[]> {
  // However long ago: what was told last month is not new today.
  const profile = readProfile({ ...asked, publishedAt: undefined })
  // What is usual in news is enough here, as the index ranks by what is rare in the corpus; counting every stem is slow.
  const rarity = rarityIn(0, () => 0)
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
