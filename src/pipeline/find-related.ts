import type { ArticleStore, Scope } from '../corpus/article-store.ts'
import type { Article } from '../model/article.ts'
import { relatedQuery, stemsOf } from '../stories/find-related.ts'
import { rarityIn } from '../stories/rarity.ts'
import { readProfile, type ProfiledArticle } from '../stories/read-profile.ts'
import { isSmallWord } from '../stories/small-words.ts'
import { readEntities } from '../text/entities.ts'
import type { AskWorker, ExplainedRelated } from './story-jobs.ts'

export type RelatedArticle = Omit<ExplainedRelated, 'index'> & { readonly article: Article }

export type RelatedArticles = {
  /** What was looked for: the key terms of headline, lead and body as printed, most telling first; without numbers. */
  readonly terms: readonly string[]
  /** Nearest first. */
  readonly found: readonly RelatedArticle[]
}

/** Candidates that are ranked: the index's best by its own count of shared words. */
const candidatesRanked = 60

/** A profile reads no more of a text than its beginning. */
const charactersSent = 6000

/**
 * Reports on the same matter, with the names, words and days that tie them; none where the ranking failed. `self` is
 * left out.
 */
export async function findRelated(
  store: Pick<ArticleStore, 'searchArticles' | 'documentFrequencies' | 'counts'>,
  ask: AskWorker,
  asked: ProfiledArticle,
  self: number | undefined,
  scope: Scope,
): Promise<RelatedArticles> {
  const profile = readProfile(asked)
  const stems = stemsOf(profile)
  const [counted, { articles: held }] = await Promise.all([store.documentFrequencies(stems), store.counts()])
  const frequencies = stems.map((stem, at) => [stem, counted[at] ?? 0] as const)
  const known = new Map(frequencies)
  const { candidates, terms: heaviest } = relatedQuery(
    profile,
    rarityIn(held, stem => known.get(stem) ?? 0),
  )
  const page = await store.searchArticles({ candidates, scope, sort: 'relevance', offset: 0, limit: candidatesRanked })
  const others = page.articles.filter(({ id }) => id !== self)
  const request = { asked: profiled(asked), candidates: others.map(profiled), held, frequencies }
  const ranked = await ask('rankRelated', request)
  const terms = nameWholly(
    asked,
    heaviest.flatMap(({ stem }) => profile.terms.get(stem)?.surface ?? []),
  )
  if (ranked.kind === 'failed') return { terms, found: [] }
  const found = ranked.value.flatMap(({ index, ...related }) => {
    const article = others[index]
    return article === undefined ? [] : [{ ...related, article }]
  })
  return { terms, found }
}

/** Words that are part of a name are told by the name ("Dera Ismail Khan"), each once. */
function nameWholly({ title, text, language }: ProfiledArticle, words: readonly string[]): readonly string[] {
  const names = readEntities(`${title}.\n\n${text.slice(0, charactersSent)}`).map(({ name }) => name)
  const whole = words
    .filter(word => !/\d/.test(word) && !isSmallWord(word, language))
    .map(word => names.find(name => name.split(/[\s-]/).includes(word)) ?? word)
  return [...new Set(whole)]
}

/** What a profile is read from, and no more: it goes to another process. */
export function profiled({ title, text, language, publishedAt }: ProfiledArticle): ProfiledArticle {
  const known = { publishedAt, ...(language === undefined ? {} : { language }) }
  return { title, text: text.slice(0, charactersSent), ...known }
}
