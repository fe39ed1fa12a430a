import { createIntList } from './int-list.ts'
import { none } from './marks.ts'

/** Lists of query numbers, one a key, as chains in flat memory: eight bytes an entry. */
export type Postings = {
  add(key: number, query: number): void
  /** First link of a key's chain, or `none`. */
  first(key: number): number
  next(link: number): number
  query(link: number): number
  save(): SavedPostings
}

export type SavedPostings = { readonly heads: Int32Array; readonly queries: Int32Array; readonly nexts: Int32Array }

export function createPostings(saved?: SavedPostings): Postings {
  // Zero means no link yet, so links are kept one higher.
  const heads = createIntList(saved?.heads)
  const queries = createIntList(saved?.queries)
  const nexts = createIntList(saved?.nexts)
  return {
    add(key, query) {
      heads.grow(key + 1)
      nexts.push(heads.get(key) - 1)
      heads.set(key, queries.push(query) + 1)
    },
    first: key => (key < heads.length ? heads.get(key) - 1 : none),
    next: link => nexts.get(link),
    query: link => queries.get(link),
    save: () => ({ heads: heads.save(), queries: queries.save(), nexts: nexts.save() }),
  }
}
