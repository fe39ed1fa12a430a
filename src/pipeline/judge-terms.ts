import type { AliasStore } from '../corpus/alias-store.ts'
import type { ArticleFilter, ArticleStore } from '../corpus/article-store.ts'
import { expandAliases } from '../watches/aliases.ts'
import type { Query, Words } from '../watches/query.ts'
import { findAliases } from './find-aliases.ts'
import { findCandidates } from './find-candidates.ts'

/** How common a word or phrase of a query is among the articles in sight. */
export type JudgedTerm = {
  /** As written, without its marks. */
  readonly text: string
  /** Stands in so many articles, or a few more; a name in any of its spellings and aliases; counted up to 10,000. */
  readonly articles: number
  /** Of all articles in sight, between 0 and 1. */
  readonly share: number
  readonly isSingleWord: boolean
}

const mostTerms = 12
const countedUpTo = 10_000

/** Counts each word and phrase that a query asks for (not those it leaves out), in the order written. */
export async function judgeTerms(
  store: Pick<ArticleStore, 'searchArticles' | 'counts' | 'similarWords'> & Pick<AliasStore, 'aliasesOf'>,
  query: Query,
  filter: Pick<ArticleFilter, 'scope' | 'feedIds'>,
): Promise<readonly JudgedTerm[]> {
  const count = async (candidates: ArticleFilter['candidates']) =>
    (await store.searchArticles({ ...filter, candidates, sort: 'newest', offset: 0, limit: 0 })).total
  const inSight = await count({ kind: 'everything' })
  // Beyond what is counted, the whole corpus stands in for what is in sight: then a share is no less than shown.
  const all = inSight < countedUpTo ? inSight : (await store.counts()).articles
  const terms = wantedWords(query).slice(0, mostTerms)
  const aliases = await findAliases(store, filter.scope)
  return Promise.all(
    terms.map(async words => {
      const articles = await count(await findCandidates(store, expandAliases(words, aliases)))
      return {
        text: words.text,
        articles,
        share: articles / Math.max(1, all),
        isSingleWord: words.elements.length === 1,
      }
    }),
  )
}

function wantedWords(query: Query): readonly Words[] {
  switch (query.kind) {
    case 'all':
    case 'any':
      return query.of.flatMap(wantedWords)
    case 'near':
      return [query.left, query.right].flatMap(wantedWords)
    case 'field':
      return query.field === 'title' || query.field === 'quote' ? wantedWords(query.of) : []
    case 'words':
      return [query]
    case 'not':
    case 'language':
    case 'date':
    case 'regex':
      return []
  }
}
