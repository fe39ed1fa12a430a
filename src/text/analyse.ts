import type { Span } from '../model/span.ts'
import { type Compound, type TermColumns, readTerms } from './read-terms.ts'

/** A word of a text in the forms it is searched by. Terms stand one position apart. */
export type Term = Span & {
  /** Folded: see `foldWord`. In scripts without spaces: this character and the next. */
  readonly word: string
  readonly stem: string
  /** Set on the first part of a hyphenated word: "cease-fire" also reads as "ceasefire". */
  readonly compound: Compound | undefined
}

/** The terms of a text in order, stemmed by the rules of `language` (ISO 639-1 code, or "und"). */
export function analyse(text: string, language: string): Term[] {
  return termsOf(readTerms(text, language))
}

/** Columns as one object a term. */
export function termsOf({ starts, ends, numbers, lexicon, compounds }: TermColumns): Term[] {
  return Array.from(numbers, (number, at) => ({
    start: starts[at] ?? 0,
    end: ends[at] ?? 0,
    word: lexicon.forms[number]?.word ?? '',
    stem: lexicon.forms[number]?.stem ?? '',
    compound: compounds?.get(at),
  }))
}
