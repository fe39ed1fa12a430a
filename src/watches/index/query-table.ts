import type { AnalysedArticle } from '../analyse-article.ts'
import { printQuery } from '../print-query.ts'
import type { Query } from '../query.ts'
import { type Anchor, type Frequency, anchorQuery } from './anchor-query.ts'
import { createAskedQueries } from './asked-queries.ts'
import { type SavedAtoms, createAtoms } from './atoms.ts'
import { compileQuery } from './compile-query.ts'
import { createMarks, none } from './marks.ts'
import { type SavedPairs, createPairTable } from './pair-table.ts'
import type { Postings } from './postings.ts'
import { readArticle } from './read-article.ts'
import { type SavedRows, compactRows, createRows } from './rows.ts'
import { runCode } from './run-code.ts'
import { pushWatchers, withWatcher, withoutWatcher } from './watchers.ts'

/** Each distinct query once, in flat memory, with the watches that wait for it. */
export type QueryTable = {
  /** Queries that some watch waits for. */
  readonly busyCount: number
  /** How many numbers were given out. */
  readonly count: number
  /** Gives the number of the query, new or known. */
  numberOf(query: Query): number
  join(number: number, watchId: number): void
  leave(number: number, watchId: number): void
  /** When most queries are idle, forgets those and gives the new numbers of the others. */
  compactWhenIdle(): ((number: number) => number) | undefined
  /** The watches whose query the article answers. */
  match(article: AnalysedArticle): number[]
  save(): SavedQueries
}

export type SavedQueries = {
  readonly atoms: SavedAtoms
  readonly pairs: SavedPairs
  readonly asked: readonly Query[]
  readonly rows: SavedRows
  readonly readsElsewhere: boolean
}

export function createQueryTable(frequency: Frequency, saved?: SavedQueries): QueryTable {
  const atoms = createAtoms(saved?.atoms)
  const pairs = createPairTable(saved?.pairs)
  const marks = createMarks()
  const asked = createAskedQueries(saved?.asked)
  let rows = createRows(saved?.rows)
  let idleCount = rows.texts.count
  let readsElsewhere = saved?.readsElsewhere ?? false

  function insert(query: Query, text: string): number {
    const number = rows.texts.add(text)
    rows.codeAt.push(compileQuery(query, { atoms, code: rows.code, numberOf: asked.numberOf }))
    rows.watchers.push(undefined)
    idleCount++
    readsElsewhere ||= asksElsewhere(query)
    for (const anchor of anchorQuery(query, { atoms, frequency }).anchors) addAnchor(anchor, number)
    return number
  }

  function addAnchor(anchor: Anchor, number: number): void {
    switch (anchor.kind) {
      case 'atom':
        return rows.byAtom.add(anchor.atom, number)
      case 'pair':
        return rows.byPair.add(pairs.idOf(anchor.left, anchor.right), number)
      case 'always':
        return rows.always.add(0, number)
    }
  }

  return {
    get busyCount() {
      return rows.texts.count - idleCount
    },
    get count() {
      return rows.texts.count
    },
    numberOf(query) {
      const text = printQuery(query)
      const known = rows.texts.find(text)
      return known === none ? insert(query, text) : known
    },
    join(number, watchId) {
      const others = rows.watchers[number]
      if (others === undefined) idleCount--
      rows.watchers[number] = withWatcher(others, watchId)
    },
    leave(number, watchId) {
      const others = withoutWatcher(rows.watchers[number], watchId)
      rows.watchers[number] = others
      if (others === undefined) idleCount++
    },
    compactWhenIdle() {
      if (idleCount <= fewestIdle || idleCount * 2 <= rows.texts.count) return undefined
      const compacted = compactRows(rows, { atoms: atoms.count, pairs: pairs.count })
      rows = compacted.rows
      idleCount = 0
      return number => compacted.renumbered[number] ?? none
    },
    match(article) {
      const reading = readArticle(article, { atoms, pairs, marks }, readsElsewhere)
      const judge = { code: rows.code, marks, titleEnd: reading.titleEnd, ask: asked.judgeOf(article) }
      const found: number[] = []
      rows.beginRound()
      const consider = (postings: Postings, key: number): void => {
        for (let link = postings.first(key); link !== none; link = postings.next(link)) {
          const number = postings.query(link)
          const watchers = rows.watchers[number]
          if (watchers === undefined || !rows.isFirstVisit(number)) continue
          if (runCode(judge, rows.codeAt.get(number), Number.POSITIVE_INFINITY)) pushWatchers(found, watchers)
        }
      }
      for (const atom of reading.atoms) consider(rows.byAtom, atom)
      for (const pair of reading.pairs) consider(rows.byPair, pair)
      consider(rows.always, 0)
      return found
    },
    save: () => ({
      atoms: atoms.save(),
      pairs: pairs.save(),
      asked: asked.save(),
      rows: rows.save(),
      readsElsewhere,
    }),
  }
}

/** Below this nothing is gained by compacting. */
const fewestIdle = 10_000

/** Does it ask for words that may stand neither in the title nor in the text? */
function asksElsewhere(query: Query): boolean {
  switch (query.kind) {
    case 'all':
    case 'any':
      return query.of.some(asksElsewhere)
    case 'not':
      return asksElsewhere(query.of)
    case 'field':
      return query.field === 'publisher' || query.field === 'feed' || query.field === 'speaker'
    case 'words':
    case 'near':
    case 'language':
    case 'date':
    case 'regex':
      return false
  }
}
