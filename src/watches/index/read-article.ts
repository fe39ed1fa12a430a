import type { TermColumns } from '../../text/read-terms.ts'
import type { AnalysedArticle } from '../analyse-article.ts'
import { looksLikeName } from '../find-similar.ts'
import { queryLimits } from '../query.ts'
import type { Atoms } from './atoms.ts'
import { type Judgements, nothing } from './judgements.ts'
import { type Marks, none } from './marks.ts'
import type { PairTable } from './pair-table.ts'

/** What an article sets off: each atom and pair once. */
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
  const atoms = readsElsewhere ? [...new Set([...found.atoms, ...atomsElsewhere(article, reader.atoms)])] : found.atoms
  return { atoms, pairs: [...new Set(found.pairs)], titleEnd }
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
  const { numbers, starts, lexicon, compounds, length } = place.columns
  const { plain, named } = reader.atoms.testerFor(place.language)
  const { asksForSpellings } = reader.atoms
  plain.begin(lexicon)
  named.begin(lexicon)
  let before = nothing
  let here = nothing
  for (let at = 0; at < length; at++) {
    const number = numbers[at] ?? 0
    const from = place.base + at
    before = here
    here = plain.at(number)
    if (here !== nothing) {
      markAll(plain.lists, here, from, from + 1, reader.marks, found.atoms)
      if (before !== nothing) findPairs(plain.lists, before, here, reader.pairs, found.pairs)
    }
    if (asksForSpellings && looksLikeName(place.text, starts[at] ?? 0))
      markAll(named.lists, named.at(number), from, from + 1, reader.marks, found.atoms)
    if (compounds?.has(at) === true) readCompound(at, place, reader, found)
  }
}

/** A hyphenated word is also one word, between its neighbours. */
function readCompound(at: number, place: Place, reader: Reader, found: Found): void {
  const { numbers, starts, compounds, length } = place.columns
  const { plain, named } = reader.atoms.testerFor(place.language)
  const compound = compounds?.get(at)
  const end = at + (compound?.length ?? 0)
  if (compound === undefined || end > length) return
  const whole = plain.of(compound.word)
  const from = place.base + at
  markAll(plain.lists, whole, from, place.base + end, reader.marks, found.atoms)
  if (looksLikeName(place.text, starts[at] ?? 0))
    markAll(named.lists, named.of(compound.word), from, place.base + end, reader.marks, found.atoms)
  if (whole === nothing) return
  const after = compounds?.get(end)
  const neighbours = [
    [at > 0 ? plain.at(numbers[at - 1] ?? 0) : nothing, whole],
    [whole, end < length ? plain.at(numbers[end] ?? 0) : nothing],
    [whole, after === undefined ? nothing : plain.of(after.word)],
  ] as const
  for (const [left, right] of neighbours) findPairs(plain.lists, left, right, reader.pairs, found.pairs)
}

/** The list at `list` is marked at the terms `[from, to)`. */
function markAll(lists: Int32Array, list: number, from: number, to: number, marks: Marks, found: number[]): void {
  const end = list + (lists[list] ?? 0)
  for (let at = list + 1; at <= end; at++) {
    const atom = lists[at] ?? 0
    if (marks.mark(atom, from, to)) found.push(atom)
  }
}

function findPairs(lists: Int32Array, lefts: number, rights: number, pairs: PairTable, found: number[]): void {
  const lastLeft = lefts + (lists[lefts] ?? 0)
  const lastRight = rights + (lists[rights] ?? 0)
  for (let left = lefts + 1; left <= lastLeft; left++) {
    if (!pairs.opens(lists[left] ?? 0)) continue
    for (let right = rights + 1; right <= lastRight; right++) {
      if (!pairs.closes(lists[right] ?? 0)) continue
      const pair = pairs.find(lists[left] ?? 0, lists[right] ?? 0)
      if (pair !== none) found.push(pair)
    }
  }
}

function atomsElsewhere(article: AnalysedArticle, atoms: Atoms): number[] {
  const speakers = article.quotations().flatMap(quotation => quotation.speaker ?? [])
  return [article.publisher(), ...article.feeds(), ...speakers].flatMap(text => {
    const { plain, named } = atoms.testerFor(text.language)
    return text.terms.flatMap(term =>
      [term.word, ...(term.compound === undefined ? [] : [term.compound.word])].flatMap(word => [
        ...listAt(plain, plain.of(word)),
        ...listAt(named, named.of(word)),
      ]),
    )
  })
}

function listAt({ lists }: Judgements, list: number): Int32Array {
  return lists.subarray(list + 1, list + 1 + (lists[list] ?? 0))
}
