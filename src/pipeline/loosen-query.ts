import type { ArticleStore } from '../corpus/article-store.ts'
import type { Candidates } from '../model/candidate.ts'
import { type Query, type Words, withAllSpellings } from '../watches/query.ts'
import { findCandidates } from './find-candidates.ts'

/**
 * Articles that may come close to a query: its words without regard to order, nearness, field or exact form, and where
 * there are several, all of them but one. Give it the query as it is meant: see `expandAliases`.
 */
export async function looseCandidates(store: Pick<ArticleStore, 'similarWords'>, query: Query): Promise<Candidates> {
  if (query.kind === 'any') {
    return { kind: 'any', of: await Promise.all(query.of.map(side => looseCandidates(store, side))) }
  }
  const parts = await Promise.all(dissolve(query).map(part => findCandidates(store, part)))
  if (parts.length < 2 || parts.length > mostParts) return { kind: 'everything' }
  const butOne = parts.map((_, at): Candidates => ({ kind: 'all', of: parts.filter((__, other) => other !== at) }))
  return { kind: 'any', of: butOne }
}

const mostParts = 6

/** The parts of a query that must all be there, each as words of their own. */
function dissolve(query: Query): readonly Query[] {
  switch (query.kind) {
    case 'all':
      return query.of.flatMap(dissolve)
    case 'any':
      return [query]
    case 'near':
      return [query.left, query.right].flatMap(dissolve)
    case 'field':
      return query.field === 'title' || query.field === 'quote' ? dissolve(query.of) : []
    case 'words':
      return singleWords(query)
    case 'not':
    case 'language':
    case 'date':
    case 'regex':
      return []
  }
}

function singleWords(words: Words): readonly Words[] {
  if (words.manner === 'similar') return [withAllSpellings(words)]
  if (words.manner === 'prefix') return [words]
  return words.elements.map(element => ({ ...words, elements: [element], manner: 'stem' }))
}
