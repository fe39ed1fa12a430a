import type { TermColumns } from '../../text/read-terms.ts'
import type { AnalysedArticle } from '../analyse-article.ts'
import { looksLikeName } from '../find-similar.ts'
import { queryLimits } from '../query.ts'
import { type Atoms, type Passed, passedNothing } from './atoms.ts'
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
  const { language, columns, title, text } = article
  const titleEnd = columns.title.length
  readText({ text: title.text, language, columns: columns.title, base: 0 }, reader, found)
  // Far enough that no phrase and no NEAR reaches over.
  const base = titleEnd + 2 * queryLimits.nearWords
  readText({ text: text.text, language, columns: columns.text, base }, reader, found)
  if (readsElsewhere) readElsewhere(article, reader.atoms, found.atoms)
  return { ...found, titleEnd }
}

type Found = { readonly atoms: number[]; readonly pairs: number[] }

/** A text, and the position of its first term. */
type Place = {
  readonly text: string
  readonly language: string
  readonly columns: TermColumns
  readonly base: number
}

function readText(place: Place, reader: Reader, found: Found): void {
  const { numbers, lexicon, compounds, length } = place.columns
  const tester = reader.atoms.testerFor(place.language)
  const testAt = tester.testerOf(lexicon)
  const { test } = tester
  let here = length === 0 ? passedNothing : testAt(numbers[0] ?? 0)
  let before = passedNothing
  for (let at = 0; at < length; at++) {
    const next = at + 1 < length ? testAt(numbers[at + 1] ?? 0) : passedNothing
    if (here !== passedNothing) {
      markForm(here, at, at + 1, place, reader, found)
      if (next !== passedNothing) findPairs(here.plain, next.plain, reader.pairs, found.pairs)
    }
    const compound = compounds?.get(at)
    if (compound !== undefined && at + compound.length <= length) {
      const end = at + compound.length
      const whole = test(compound.word)
      markForm(whole, at, end, place, reader, found)
      findPairs(before.plain, whole.plain, reader.pairs, found.pairs)
      if (end < length) findPairs(whole.plain, testAt(numbers[end] ?? 0).plain, reader.pairs, found.pairs)
      const after = compounds?.get(end)
      if (after !== undefined) findPairs(whole.plain, test(after.word).plain, reader.pairs, found.pairs)
    }
    before = here
    here = next
  }
}

function markForm(passed: Passed, at: number, end: number, place: Place, { marks }: Reader, found: Found): void {
  markAll(passed.plain, place.base + at, place.base + end, marks, found.atoms)
  if (passed.named.length === 0 || !looksLikeName(place.text, place.columns.starts[at] ?? 0)) return
  markAll(passed.named, place.base + at, place.base + end, marks, found.atoms)
}

function markAll(atoms: readonly number[], from: number, to: number, marks: Marks, found: number[]): void {
  for (const atom of atoms) {
    if (marks.first(atom) === none) found.push(atom)
    marks.mark(atom, from, to)
  }
}

function findPairs(lefts: readonly number[], rights: readonly number[], pairs: PairTable, found: number[]): void {
  if (rights.length === 0) return
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
    const { test } = atoms.testerFor(text.language)
    for (const term of text.terms) {
      for (const word of [term.word, term.compound?.word ?? '']) {
        const { plain, named } = test(word)
        found.push(...plain, ...named)
      }
    }
  }
}
