import type { AnalysedArticle, AnalysedText } from '../analyse-article.ts'
import { looksLikeName } from '../find-similar.ts'
import { queryLimits } from '../query.ts'
import type { Atoms, Passed } from './atoms.ts'
import { type Marks, none } from './marks.ts'
import type { PairTable } from './pair-table.ts'

/** What an article sets off. */
export type Reading = {
  readonly atoms: readonly number[]
  readonly pairs: readonly number[]
  /** Position behind the last term of the title; the text begins well behind it. */
  readonly titleEnd: number
}

export type Reader = { readonly atoms: Atoms; readonly pairs: PairTable; readonly marks: Marks }

/** Marks every atom that title and text pass; with `readsElsewhere` also names those of publisher, feeds and speakers. */
export function readArticle(article: AnalysedArticle, reader: Reader, readsElsewhere: boolean): Reading {
  reader.marks.begin(reader.atoms.count)
  const found: Found = { atoms: [], pairs: [] }
  const titleEnd = article.title.terms.length
  readText(article.title, 0, reader, found)
  // Far enough that no phrase and no NEAR reaches over.
  readText(article.text, titleEnd + 2 * queryLimits.nearWords, reader, found)
  if (readsElsewhere) readElsewhere(article, reader.atoms, found.atoms)
  return { ...found, titleEnd }
}

type Found = { readonly atoms: number[]; readonly pairs: number[] }

/** A term, or the compound that begins with it, as atoms see it. */
type Form = { readonly passed: Passed; readonly end: number }

function readText(text: AnalysedText, base: number, reader: Reader, found: Found): void {
  const forms = text.terms.map((_, at) => formsAt(text, at, reader.atoms))
  for (const [at, here] of forms.entries()) {
    for (const form of here) {
      markForm(form, base + at, base + form.end, reader.marks, found.atoms)
      markNames(form, text, { at, base }, reader.marks, found.atoms)
      for (const after of forms[form.end] ?? [])
        findPairs(form.passed.plain, after.passed.plain, reader.pairs, found.pairs)
    }
  }
}

function formsAt(text: AnalysedText, at: number, atoms: Atoms): readonly Form[] {
  const term = text.terms[at]
  if (term === undefined) return []
  const single = { passed: atoms.passedBy(term.word, text.language), end: at + 1 }
  const { compound } = term
  if (compound === undefined || at + compound.length > text.terms.length) return [single]
  return [single, { passed: atoms.passedBy(compound.word, text.language), end: at + compound.length }]
}

function markForm({ passed }: Form, from: number, to: number, marks: Marks, found: number[]): void {
  for (const atom of passed.plain) {
    if (marks.first(atom) === none) found.push(atom)
    marks.mark(atom, from, to)
  }
}

function markNames(
  form: Form,
  text: AnalysedText,
  place: { at: number; base: number },
  marks: Marks,
  found: number[],
): void {
  const { named } = form.passed
  if (named.length === 0 || !looksLikeName(text.text, text.terms[place.at]?.start ?? 0)) return
  for (const atom of named) {
    if (marks.first(atom) === none) found.push(atom)
    marks.mark(atom, place.base + place.at, place.base + form.end)
  }
}

function findPairs(lefts: readonly number[], rights: readonly number[], pairs: PairTable, found: number[]): void {
  for (const left of lefts) {
    if (!pairs.opens(left)) continue
    for (const right of rights) {
      const pair = pairs.find(left, right)
      if (pair !== none) found.push(pair)
    }
  }
}

function readElsewhere(article: AnalysedArticle, atoms: Atoms, found: number[]): void {
  const speakers = article.quotations().flatMap(quotation => quotation.speaker ?? [])
  for (const text of [article.publisher(), ...article.feeds(), ...speakers]) {
    for (const term of text.terms) {
      for (const word of [term.word, term.compound?.word ?? '']) {
        const { plain, named } = atoms.passedBy(word, text.language)
        found.push(...plain, ...named)
      }
    }
  }
}
