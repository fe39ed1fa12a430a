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

/** A compound, or a term by itself, as atoms see it. */
type Form = { readonly passed: Passed; readonly from: number; readonly end: number }

function readText(text: AnalysedText, base: number, reader: Reader, found: Found): void {
  const test = reader.atoms.testerFor(text.language)
  const passed = text.terms.map(term => test(term.word))
  for (const [at, term] of text.terms.entries()) {
    const here = passed[at] ?? nothing
    markForm({ passed: here, from: at, end: at + 1 }, text, base, reader.marks, found.atoms)
    findPairs(here.plain, passed[at + 1]?.plain ?? nothing.plain, reader.pairs, found.pairs)
    const end = at + (term.compound?.length ?? 0)
    if (term.compound === undefined || end > text.terms.length) continue
    const whole = { passed: test(term.compound.word), from: at, end }
    markForm(whole, text, base, reader.marks, found.atoms)
    findPairs(passed[at - 1]?.plain ?? nothing.plain, whole.passed.plain, reader.pairs, found.pairs)
    findPairs(whole.passed.plain, passed[end]?.plain ?? nothing.plain, reader.pairs, found.pairs)
    const after = text.terms[end]?.compound
    if (after !== undefined) findPairs(whole.passed.plain, test(after.word).plain, reader.pairs, found.pairs)
  }
}

const nothing: Passed = { version: 0, plain: [], named: [] }

function markForm(form: Form, text: AnalysedText, base: number, marks: Marks, found: number[]): void {
  markAll(form.passed.plain, form, base, marks, found)
  const { named } = form.passed
  if (named.length === 0 || !looksLikeName(text.text, text.terms[form.from]?.start ?? 0)) return
  markAll(named, form, base, marks, found)
}

function markAll(atoms: readonly number[], { from, end }: Form, base: number, marks: Marks, found: number[]): void {
  for (const atom of atoms) {
    if (marks.first(atom) === none) found.push(atom)
    marks.mark(atom, base + from, base + end)
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
    const test = atoms.testerFor(text.language)
    for (const term of text.terms) {
      for (const word of [term.word, term.compound?.word ?? '']) {
        const { plain, named } = test(word)
        found.push(...plain, ...named)
      }
    }
  }
}
