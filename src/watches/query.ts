/** A search or watch as people write it, parsed. See `parseQuery` for the language. */
export type Query =
  | { readonly kind: 'all'; readonly of: readonly Query[] }
  | { readonly kind: 'any'; readonly of: readonly Query[] }
  | { readonly kind: 'not'; readonly of: Query }
  | Near
  | { readonly kind: 'field'; readonly field: TextField; readonly of: Query }
  /** ISO 639 code. */
  | { readonly kind: 'language'; readonly code: string }
  /** `day` is YYYY, YYYY-MM or YYYY-MM-DD, in UTC. after: from its first instant on; before: until then. */
  | { readonly kind: 'date'; readonly side: 'before' | 'after'; readonly day: string }
  | Regex
  | Words

/** A word, phrase, prefix, exact form or family of spellings. */
export type Words = {
  readonly kind: 'words'
  /** As written, without its marks, single-spaced. */
  readonly text: string
  readonly isQuoted: boolean
  readonly manner: 'stem' | 'exact' | 'prefix' | 'similar'
  /** Folded words that are no spellings of this name, though they look alike. Only where the manner is similar; never empty. */
  readonly except?: readonly string[]
  /** The words of `text` one after the other, as they are compared. At least one. */
  readonly elements: readonly Element[]
}

/** One step of a phrase. */
export type Element =
  | { readonly kind: 'word'; readonly form: Form; readonly mark: Mark | undefined }
  /** "cease-fire": its parts one after the other, or all as one word. */
  | {
      readonly kind: 'compound'
      readonly parts: readonly Form[]
      readonly joined: Form
      readonly mark: Mark | undefined
    }
  /** Characters of a script without spaces: `width` of them, read as overlapping pairs. */
  | { readonly kind: 'run'; readonly pairs: readonly string[]; readonly first: string; readonly width: number }

/** A word folded, and folded but for its case. */
export type Form = { readonly word: string; readonly exact: string }

/** Opens a hashtag or a handle. */
export type Mark = '#' | '@'

/** Both within one title or one text, at most `words` words apart (neighbours are 1 apart). */
export type Near = {
  readonly kind: 'near'
  readonly left: Operand
  readonly right: Operand
  readonly words: number
}

export type Operand = Words | { readonly kind: 'any'; readonly of: readonly Words[] }

export type Regex = { readonly kind: 'regex'; readonly pattern: string; readonly ignoresCase: boolean }

/** Fields that hold words. A group in `quote` or `speaker` must hold within one quotation. */
export type TextField = 'title' | 'publisher' | 'speaker' | 'quote' | 'feed'

/** The most a query may ask. */
export const queryLimits = { characters: 2000, depth: 12, terms: 100, nearWords: 100 }

/** The same name with nothing left out of its spellings. */
export function withAllSpellings({ kind, text, isQuoted, manner, elements }: Words): Words {
  return { kind, text, isQuoted, manner, elements }
}

/** A list as one query; flattens lists of the same kind. */
export function combine(kind: 'all' | 'any', of: readonly Query[]): Query {
  const flat = of.flatMap(query => (query.kind === kind ? query.of : [query]))
  const [only] = flat
  return flat.length === 1 && only !== undefined ? only : { kind, of: flat }
}
