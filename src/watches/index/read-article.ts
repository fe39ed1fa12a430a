import type { TermColumns } from '../../text/read-terms.ts'
import type { AnalysedArticle, AnalysedText } from '../analyse-article.ts'
import { looksLikeName } from '../find-similar.ts'
import { queryLimits } from '../query.ts'
import type { Atoms } from './atoms.ts'
import type { BitSet } from './bit-set.ts'
import { type Judgements, type List, atomOf, countOf, nothing } from './judgements.ts'
import { type Marks, none } from './marks.ts'
import type { PairTable } from './pair-table.ts'

/** What an article sets off, besides the atoms it marks. */
export type Reading = {
  /** Each once. */
  readonly pairs: readonly number[]
  /** Position behind the last term of the title; the text begins well behind it. */
  readonly titleEnd: number
}

export type Reader = {
  readonly atoms: Atoms
  readonly pairs: PairTable
  readonly marks: Marks
  readonly passedPairs: BitSet
}

/** Marks every atom that title and text pass; with `readsElsewhere` also notes those of publisher, feeds and speakers. */
export function readArticle(article: AnalysedArticle, reader: Reader, readsElsewhere: boolean): Reading {
  reader.marks.begin(reader.atoms.count)
  reader.passedPairs.clear()
  const pairs: number[] = []
  const { language, columns, title, text } = article
  const titleEnd = columns.title.length
  readText({ text: title.text, language, columns: columns.title, base: 0 }, reader, pairs)
  // Far enough that no phrase and no NEAR reaches over.
  const base = titleEnd + 2 * queryLimits.nearWords
  readText({ text: text.text, language, columns: columns.text, base }, reader, pairs)
  if (readsElsewhere)
    for (const { text, language } of elsewhere(article))
      for (const atom of reader.atoms.testerFor(language).passedBy(text)) reader.marks.note(atom)
  return { pairs, titleEnd }
}

/** A text, and the position of its first term. */
type Place = {
  readonly text: string
  readonly language: string
  readonly columns: TermColumns
  readonly base: number
}

function readText(place: Place, reader: Reader, pairs: number[]): void {
  const { text, base, columns } = place
  const { numbers, starts, lexicon, compounds, length } = columns
  const { plain, named } = reader.atoms.testerFor(place.language)
  const { asksForSpellings } = reader.atoms
  plain.begin(lexicon)
  named.begin(lexicon)
  const passed = plain.atAll(numbers)
  const openings = compounds === undefined ? [] : [...compounds.keys()]
  let opening = 0
  let before: List = nothing
  for (let at = 0; at < length; at++) {
    const here = passed[at] ?? nothing
    if (here !== nothing) {
      markAll(plain, here, base + at, base + at + 1, reader.marks)
      if (before !== nothing) findPairs(plain, before, here, reader, pairs)
    }
    if (asksForSpellings && looksLikeName(text, starts[at] ?? 0)) {
      const names = named.at(numbers[at] ?? 0)
      if (names !== nothing) markAll(named, names, base + at, base + at + 1, reader.marks)
    }
    if (openings[opening] === at) {
      readCompound(at, place, reader, pairs)
      opening++
    }
    before = here
  }
}

/** A hyphenated word is also one word, between its neighbours. */
function readCompound(at: number, place: Place, reader: Reader, pairs: number[]): void {
  const { numbers, starts, compounds, length } = place.columns
  const { plain, named } = reader.atoms.testerFor(place.language)
  const compound = compounds?.get(at)
  const end = at + (compound?.length ?? 0)
  if (compound === undefined || end > length) return
  const whole = plain.of(compound.word)
  const from = place.base + at
  markAll(plain, whole, from, place.base + end, reader.marks)
  if (looksLikeName(place.text, starts[at] ?? 0))
    markAll(named, named.of(compound.word), from, place.base + end, reader.marks)
  if (whole === nothing) return
  const after = compounds?.get(end)
  const neighbours = [
    [at > 0 ? plain.at(numbers[at - 1] ?? 0) : nothing, whole],
    [whole, end < length ? plain.at(numbers[end] ?? 0) : nothing],
    [whole, after === undefined ? nothing : plain.of(after.word)],
  ] as const
  for (const [left, right] of neighbours) findPairs(plain, left, right, reader, pairs)
}

/** Marks the atoms of a list at the terms `[from, to)`. */
function markAll({ lists }: Judgements, list: List, from: number, to: number, marks: Marks): void {
  const count = countOf(lists, list)
  for (let at = 0; at < count; at++) marks.mark(atomOf(lists, list, at), from, to)
}

function findPairs({ lists }: Judgements, lefts: List, rights: List, reader: Reader, found: number[]): void {
  const { pairs, passedPairs } = reader
  const leftCount = countOf(lists, lefts)
  const rightCount = countOf(lists, rights)
  for (let at = 0; at < leftCount; at++) {
    const left = atomOf(lists, lefts, at)
    if (!pairs.opens(left)) continue
    for (let other = 0; other < rightCount; other++) {
      const right = atomOf(lists, rights, other)
      const pair = pairs.closes(right) ? pairs.find(left, right) : none
      if (pair !== none && passedPairs.add(pair)) found.push(pair)
    }
  }
}

function elsewhere(article: AnalysedArticle): readonly AnalysedText[] {
  const speakers = article.quotations().flatMap(quotation => quotation.speaker ?? [])
  return [article.publisher(), ...article.feeds(), ...speakers]
}
