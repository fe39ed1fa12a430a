import type { ArticleStore, Scope } from '../corpus/article-store.ts'
import type { Article } from '../model/article.ts'
import { rankRelated, relatedQuery, stemsOf, type Related } from '../stories/find-related.ts'
import { rarityIn } from '../stories/rarity.ts'
import { readProfile, type ProfiledArticle } from '../stories/read-profile.ts'

export type RelatedArticle = Omit<Related, 'index'> & { readonly article: Article }

/** Candidates that are ranked: the index's best by its own count of shared words. */
const candidatesRanked = 60

/** Reports on the same matter, nearest first, with the names and words that tie them. `self` is left out. */
export async function findRelated(
  store: Pick<ArticleStore, 'searchArticles' | 'documentFrequencies' | 'counts'>,
  asked: ProfiledArticle,
  self: number | undefined,
  scope: Scope,
): Promise<readonly RelatedArticle[]> {
  const profile = readProfile(asked)
  const stems = stemsOf(profile)
  const [frequencies, { articles: held }] = await Promise.all([store.documentFrequencies(stems), store.counts()])
  const known = new Map(stems.map((stem, at) => [stem, frequencies[at] ?? 0]))
  const rarity = rarityIn(held, stem => known.get(stem) ?? 0)
  const { candidates } = relatedQuery(profile, rarity)
  const page = await store.searchArticles({ candidates, scope, sort: 'relevance', offset: 0, limit: candidatesRanked })
  const others = page.articles.filter(({ id }) => id !== self)
  return rankRelated(profile, others.map(readProfile), rarity).flatMap(({ index, ...related }) => {
    const article = others[index]
    return article === undefined ? [] : [{ ...related, article }]
  })
}
