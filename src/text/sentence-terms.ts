import type { Span } from '../model/span.ts'
import { analyse, type Term } from './analyse.ts'
import { splitSentences } from './sentences.ts'
import { stopWords } from './stop-words.ts'

/** A sentence with what it tells: each content stem and how much it weighs (1 for a plain word). */
export type SentenceTerms = Span & {
  readonly terms: ReadonlyMap<string, number>
  /** Words of any kind. */
  readonly length: number
}

/** The sentences of a text in order, with their content terms. `language` as in `analyse`. */
export function readSentenceTerms(text: string, language: string): readonly SentenceTerms[] {
  return splitSentences(text).map(span => readTermsOf(text, span, language))
}

/** One sentence of a text with its content terms. Numbers weigh most, then names, then plain words. */
export function readTermsOf(text: string, { start, end }: Span, language: string): SentenceTerms {
  const sentence = text.slice(start, end)
  const all = analyse(sentence, language)
  const terms = new Map<string, number>()
  for (const [index, term] of all.entries()) {
    if (stopWords.has(term.word)) continue
    const weight = weightOf(sentence, term, index)
    if (weight > (terms.get(term.stem) ?? 0)) terms.set(term.stem, weight)
  }
  return { start, end, terms, length: all.length }
}

/** The share of the weight of `told` that `by` tells too, from 0 to 1. A sentence without content is wholly told. */
export function coverage(
  told: ReadonlyMap<string, number>,
  by: ReadonlyMap<string, unknown>,
  rarityOf: (stem: string) => number = () => 1,
): number {
  let whole = 0
  let shared = 0
  for (const [stem, weight] of told) {
    const value = weight * rarityOf(stem)
    whole += value
    if (by.has(stem)) shared += value
  }
  return whole === 0 ? 1 : shared / whole
}

const numberWeight = 2
const nameWeight = 1.5

function weightOf(sentence: string, term: Term, index: number): number {
  if (/^\d/.test(term.word)) return numberWeight
  const isName = index > 0 && /^\p{Lu}/u.test(sentence.slice(term.start, term.end))
  return isName ? nameWeight : 1
}
