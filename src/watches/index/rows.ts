import { type IntList, createIntList } from './int-list.ts'
import { none } from './marks.ts'
import { type Postings, type SavedPostings, createPostings } from './postings.ts'
import { type SavedTexts, type TextTable, createTextTable } from './text-table.ts'
import type { Watchers } from './watchers.ts'

/** The distinct queries in flat memory: text, code, watchers, and from what each is reached. */
export type Rows = {
  readonly texts: TextTable
  readonly watchers: Watchers[]
  readonly codeAt: IntList
  readonly code: IntList
  readonly byAtom: Postings
  readonly byPair: Postings
  readonly always: Postings
  beginRound(): void
  /** Whether the query was not yet looked at in this round. */
  isFirstVisit(number: number): boolean
  save(): SavedRows
}

export type SavedRows = {
  readonly texts: SavedTexts
  readonly codeAt: Int32Array
  readonly code: Int32Array
  readonly byAtom: SavedPostings
  readonly byPair: SavedPostings
  readonly always: SavedPostings
}

/** Without the watchers of what was saved: they are joined again one by one. */
export function createRows(saved?: SavedRows): Rows {
  const texts = createTextTable(saved?.texts)
  const watchers: Watchers[] = []
  for (let number = 0; number < texts.count; number++) watchers.push(undefined)
  const codeAt = createIntList(saved?.codeAt)
  const code = createIntList(saved?.code)
  const [byAtom, byPair, always] = [saved?.byAtom, saved?.byPair, saved?.always].map(one => createPostings(one)) as [
    Postings,
    Postings,
    Postings,
  ]
  const visits = createIntList()
  let round = 0
  return {
    texts,
    watchers,
    codeAt,
    code,
    byAtom,
    byPair,
    always,
    beginRound() {
      round++
      visits.grow(texts.count)
    },
    isFirstVisit(number) {
      if (visits.get(number) === round) return false
      visits.set(number, round)
      return true
    },
    save: () => ({
      texts: texts.save(),
      codeAt: codeAt.save(),
      code: code.save(),
      byAtom: byAtom.save(),
      byPair: byPair.save(),
      always: always.save(),
    }),
  }
}

/** Rows without the queries that nobody waits for, and the new numbers of the others. `keys`: how many atoms and pairs. */
export function compactRows(
  from: Rows,
  keys: { readonly atoms: number; readonly pairs: number },
): { rows: Rows; renumbered: Int32Array } {
  const rows = createRows()
  const renumbered = new Int32Array(from.texts.count).fill(none)
  for (const [number, watchers] of from.watchers.entries()) {
    if (watchers !== undefined) renumbered[number] = copyRow(from, number, rows)
  }
  copyPostings(from.byAtom, rows.byAtom, keys.atoms, renumbered)
  copyPostings(from.byPair, rows.byPair, keys.pairs, renumbered)
  copyPostings(from.always, rows.always, 1, renumbered)
  return { rows, renumbered }
}

function copyRow(from: Rows, number: number, to: Rows): number {
  to.watchers.push(from.watchers[number])
  const start = from.codeAt.get(number)
  const length = from.code.get(start + 1)
  to.codeAt.push(to.code.length)
  for (let at = start; at < start + length; at++) to.code.push(from.code.get(at))
  return to.texts.add(from.texts.textOf(number))
}

function copyPostings(from: Postings, to: Postings, keys: number, renumbered: Int32Array): void {
  for (let key = 0; key < keys; key++) {
    for (let link = from.first(key); link !== none; link = from.next(link)) {
      const number = renumbered[from.query(link)] ?? none
      if (number !== none) to.add(key, number)
    }
  }
}
