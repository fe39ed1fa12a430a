/**
 * What any search index can answer: which articles may match a query. Never misses an article that the
 * matcher accepts; may offer some that it then refuses. `stem` and `word` values are as `text/analyse.ts` makes them.
 */
export type Candidates =
  | { readonly kind: 'everything' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'all'; readonly of: readonly Candidates[] }
  | { readonly kind: 'any'; readonly of: readonly Candidates[] }
  /** Articles of `from` that are not among `without`; `without` must be exact, else leave it out. */
  | { readonly kind: 'except'; readonly from: Candidates; readonly without: Candidates }
  | { readonly kind: 'stem'; readonly stem: string; readonly field: CandidateField }
  | { readonly kind: 'word'; readonly word: string; readonly field: CandidateField }
  | { readonly kind: 'prefix'; readonly prefix: string; readonly field: CandidateField }
  /** Stems one after the other. */
  | { readonly kind: 'phrase'; readonly stems: readonly string[]; readonly field: CandidateField }

/** `any` is title or text. */
export type CandidateField = 'any' | 'title'
