import type { ArticleStore, Scope } from '../corpus/article-store.ts'
import type { Article } from '../model/article.ts'
import { relatedQuery, stemsOf, type Related } from '../stories/find-related.ts'
import { rarityIn } from '../stories/rarity.ts'
import { readProfile, type ProfiledArticle } from '../stories/read-profile.ts'
import type { AskWorker } from './story-jobs.ts'

export type RelatedArticle = Omit<Related, 'index'> & { readonly article: Article }

/** Candidates that are ranked: the index's best by its own count of shared words. */
const candidatesRanked = 60

/** A profile reads no more of a text than its beginning. */
const charactersSent = 6000

/**
 * Reports on the same matter, nearest first, with the names and words that tie them; none where the ranking failed.
 * `self` is left out.
 */
export async function findRelated(
  store: Pick<ArticleStore, 'searchArticles' | 'documentFrequencies' | 'counts'>,
  ask: AskWorker,
  asked: ProfiledArticle,
  self: number | undefined,
  scope: Scope,
): Promise<readonly RelatedArticle[]> {
  const profile = readProfile(asked)
  const stems = stemsOf(profile)
  const [counted, { articles: held }] = await Promise.all([store.documentFrequencies(stems), store.counts()])
  const frequencies = stems.map((stem, at) => [stem, counted[at] ?? 0] as const)
  const known = new Map(frequencies)
  const { candidates } = relatedQuery(
    profile,
    rarityIn(held, stem => known.get(stem) ?? 0),
  )
  const page = await store.searchArticles({ candidates, scope, sort: 'relevance', offset: 0, limit: candidatesRanked })
  const others = page.articles.filter(({ id }) => id !== self)
  const request = { asked: profiled(asked), candidates: others.map(profiled), held, frequencies }
  const ranked = await ask('rankRelated', request)
  if (ranked.kind === 'failed') return []
  return ranked.value.flatMap(({ index, ...related }) => {
    const article = others[index]
    return article === undefined ? [] : [{ ...related, article }]
  })
}

/** What a profile is read from, and no more: it goes to another process. */
export function profiled({ title, text, language, publishedAt }: ProfiledArticle): ProfiledArticle {
  const known = { publishedAt, ...(language === undefined ? {} : { language }) }
  return { title, text: text.slice(0, charactersSent), ...known }
}
