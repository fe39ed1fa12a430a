import { foldExact } from '../text/fold.ts'
import { stemWord } from '../text/stem.ts'
import { isDrownedAcronym, isDrownedName } from './acronyms.ts'
import type { AnalysedText } from './analyse-article.ts'
import { findSimilar } from './find-similar.ts'
import type { Element, Form, Mark, Words } from './query.ts'
import { markBefore } from './read-words.ts'

/** Terms `[from, to)` of a text that answer words of a query. */
export type Hit = { readonly from: number; readonly to: number }

/**
 * The places where the words stand in a text, by start and then by end; no more than about `most` of them.
 * Words can end in two places: "cease*" in "cease-fire" is one term and also two.
 */
export function findWords(words: Words, text: AnalysedText, most: number): Hit[] {
  if (words.manner === 'similar' && !isDrownedName(words)) return findSimilar(words, text, most)
  const hits: Hit[] = []
  for (const from of startsOf(words, text)) {
    for (const to of follow({ words, text }, 0, from)) hits.push({ from, to })
    if (hits.length >= most) break
  }
  return hits
}

type Search = { readonly words: Words; readonly text: AnalysedText }

/** Where the first element may stand, in order. */
function startsOf(words: Words, text: AnalysedText): readonly number[] {
  const [first] = words.elements
  const isOpen = words.manner === 'prefix' && words.elements.length === 1
  const stemOf = (word: string) => text.positionsOf(stemWord(word, text.language))
  switch (first?.kind) {
    case 'word':
      return isOpen ? opening(text, first.form.word) : stemOf(first.form.word)
    case 'compound':
      if (isOpen) return opening(text, first.parts[0]?.word ?? '')
      return merge(stemOf(first.parts[0]?.word ?? ''), stemOf(first.joined.word))
    case 'run':
      return first.width === 1 ? opening(text, first.first) : stemOf(first.pairs[0] ?? '')
    case undefined:
      return []
  }
}

/** Positions of the words that open with a prefix. */
function opening(text: AnalysedText, prefix: string): readonly number[] {
  const positions: number[] = []
  for (const word of text.words()) if (word.startsWith(prefix)) positions.push(...text.positionsOfWord(word))
  return sortedApart(positions)
}

function merge(left: readonly number[], right: readonly number[]): readonly number[] {
  return right.length === 0 ? left : sortedApart([...left, ...right])
}

/** Where the words end, nearest first, when their elements from `index` on stand from `at` on. */
function follow(search: Search, index: number, at: number): readonly number[] {
  const element = search.words.elements[index]
  if (element === undefined) return [at]
  const isLast = index === search.words.elements.length - 1
  const ends = endsOf(search, element, at, isLast)
  return isLast || ends.length === 0 ? ends : sortedApart(ends.flatMap(end => follow(search, index + 1, end)))
}

function sortedApart(positions: readonly number[]): readonly number[] {
  return positions.length < 2 ? positions : [...new Set(positions)].sort((a, b) => a - b)
}

/** The positions behind an element that stands at `at`. */
function endsOf(search: Search, element: Element, at: number, isLast: boolean): readonly number[] {
  if (element.kind === 'run') return runEnds(search.text, element, at)
  if (!hasMark(search.text, element.mark, at)) return []
  const isPrefix = isLast && search.words.manner === 'prefix'
  if (element.kind === 'word') return wordEnds(search, element.form, at, isPrefix)
  const apart = partsEnds(search, element.parts, at, isPrefix)
  return sortedApart([...apart, ...wordEnds(search, element.joined, at, isPrefix)])
}

function partsEnds(search: Search, parts: readonly Form[], at: number, isPrefix: boolean): readonly number[] {
  let ends: readonly number[] = [at]
  for (const [index, part] of parts.entries()) {
    const isOpen = isPrefix && index === parts.length - 1
    ends = ends.flatMap(end => wordEnds(search, part, end, isOpen))
  }
  return ends
}

/** A word can be a term of its own, or a whole compound: "ceasefire" stands in "cease-fire". */
function wordEnds({ words, text }: Search, form: Form, at: number, isPrefix: boolean): readonly number[] {
  const term = text.terms[at]
  if (term === undefined) return []
  const ends: number[] = []
  const isExact = words.manner === 'exact' || isDrownedAcronym(form.exact)
  const test = isPrefix ? isPrefixOf : isExact ? isExactly : hasSameStem
  if (test({ form, word: term.word, stem: term.stem, text, from: at, to: at + 1 })) ends.push(at + 1)
  const { compound } = term
  if (compound === undefined || at + compound.length > text.terms.length) return ends
  const to = at + compound.length
  if (test({ form, word: compound.word, stem: compound.stem, text, from: at, to })) ends.push(to)
  return ends
}

type Trial = {
  readonly form: Form
  readonly word: string
  readonly stem: string
  readonly text: AnalysedText
  readonly from: number
  readonly to: number
}

function hasSameStem({ form, stem, text }: Trial): boolean {
  return stem === stemWord(form.word, text.language)
}

function isPrefixOf({ form, word }: Trial): boolean {
  return word.startsWith(form.word)
}

function isExactly({ form, word, text, from, to }: Trial): boolean {
  if (word !== form.word) return false
  const written = text.terms.slice(from, to).map(term => foldExact(text.text.slice(term.start, term.end)))
  return written.join('') === form.exact
}

function hasMark(text: AnalysedText, mark: Mark | undefined, at: number): boolean {
  return mark === undefined || markBefore(text.text, text.terms[at]?.start ?? 0) === mark
}

function runEnds(text: AnalysedText, run: Element & { kind: 'run' }, at: number): readonly number[] {
  const end = at + run.width
  if (end > text.terms.length) return []
  if (run.width === 1) return text.terms[at]?.word.startsWith(run.first) === true ? [end] : []
  return run.pairs.every((pair, step) => text.terms[at + step]?.word === pair) ? [end] : []
}
