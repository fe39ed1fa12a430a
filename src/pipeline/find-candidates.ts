import type { ArticleStore } from '../corpus/article-store.ts'
import type { Candidates } from '../model/candidate.ts'
import type { Query } from '../watches/query.ts'
import { toCandidates } from '../watches/to-candidates.ts'

/**
 * What to ask of the store so that no article is missed that `matchQuery` accepts. Names with `~` are looked up in the
 * words of the corpus first. Give it the query as it is meant: see `expandAliases`.
 */
export async function findCandidates(store: Pick<ArticleStore, 'similarWords'>, query: Query): Promise<Candidates> {
  const names = new Set<string>()
  toCandidates(query, name => {
    names.add(name)
    return []
  })
  const spellings = new Map<string, readonly string[]>()
  for (const name of names) spellings.set(name, await store.similarWords(name))
  return toCandidates(query, name => spellings.get(name) ?? [])
}
