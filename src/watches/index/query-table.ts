import type { AnalysedArticle } from '../analyse-article.ts'
import { answersQuery } from '../match-query.ts'
import { printQuery } from '../print-query.ts'
import type { Query } from '../query.ts'
import { type Anchor, type Frequency, anchorQuery } from './anchor-query.ts'
import { createAtoms } from './atoms.ts'
import { compileQuery } from './compile-query.ts'
import { type IntList, createIntList } from './int-list.ts'
import { createMarks, none } from './marks.ts'
import { createPairTable } from './pair-table.ts'
import { type Postings, createPostings } from './postings.ts'
import { readArticle } from './read-article.ts'
import { runCode } from './run-code.ts'

/** Each distinct query once, in flat memory, with the watches that wait for it. */
export type QueryTable = {
  /** Queries that some watch waits for. */
  readonly busyCount: number
  /** Gives the number of the query. */
  join(query: Query, watchId: number): number
  leave(number: number, watchId: number): void
  /** When most queries are idle, forgets those and gives the new numbers of the others. */
  compactWhenIdle(): ((number: number) => number) | undefined
  /** The watches whose query the article answers. */
  match(article: AnalysedArticle): number[]
}

export function createQueryTable(frequency: Frequency): QueryTable {
  const atoms = createAtoms()
  const pairs = createPairTable()
  const marks = createMarks()
  const asked = createAskedQueries()
  let rows = createRows()
  let idleCount = 0
  let readsElsewhere = false

  function insert(query: Query, text: string): number {
    const number = rows.texts.push(text) - 1
    rows.numbers.set(text, number)
    rows.codeAt.push(compileQuery(query, { atoms, code: rows.code, numberOf: asked.numberOf }))
    rows.watchers.push(undefined)
    idleCount++
    readsElsewhere ||= asksElsewhere(query)
    for (const anchor of anchorQuery(query, { atoms, frequency }).anchors) {
      const { postings, key } = chainOf(anchor)
      postings.add(key, number)
    }
    return number
  }

  function chainOf(anchor: Anchor): { readonly postings: Postings; readonly key: number } {
    switch (anchor.kind) {
      case 'atom':
        return { postings: rows.byAtom, key: anchor.atom }
      case 'pair':
        return { postings: rows.byPair, key: pairs.idOf(anchor.left, anchor.right) }
      case 'always':
        return { postings: rows.always, key: 0 }
    }
  }

  function compact(): (number: number) => number {
    const before = rows
    const renumbered = new Int32Array(before.texts.length).fill(none)
    rows = createRows()
    for (const [number, text] of before.texts.entries()) {
      if (before.watchers[number] !== undefined) renumbered[number] = copyRow(before, number, text, rows)
    }
    copyPostings(before.byAtom, rows.byAtom, atoms.count, renumbered)
    copyPostings(before.byPair, rows.byPair, pairs.count, renumbered)
    copyPostings(before.always, rows.always, 1, renumbered)
    idleCount = 0
    return number => renumbered[number] ?? none
  }

  return {
    get busyCount() {
      return rows.texts.length - idleCount
    },
    join(query, watchId) {
      const text = printQuery(query)
      const number = rows.numbers.get(text) ?? insert(query, text)
      const others = rows.watchers[number]
      if (others === undefined) idleCount--
      rows.watchers[number] = withWatcher(others, watchId)
      return number
    },
    leave(number, watchId) {
      const others = withoutWatcher(rows.watchers[number], watchId)
      rows.watchers[number] = others
      if (others === undefined) idleCount++
    },
    compactWhenIdle: () => (idleCount > fewestIdle && idleCount * 2 > rows.texts.length ? compact() : undefined),
    match(article) {
      const reading = readArticle(article, { atoms, pairs, marks }, readsElsewhere)
      const ask = asked.judgeOf(article)
      const judge = { code: rows.code, marks, titleEnd: reading.titleEnd, ask }
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
  }
}

/** Below this nothing is gained by compacting. */
const fewestIdle = 10_000

/** Most queries have one watch, so a list is only made for the second. */
type Watchers = number | number[] | undefined

function withWatcher(others: Watchers, watchId: number): Watchers {
  if (others === undefined) return watchId
  if (typeof others === 'number') return [others, watchId]
  others.push(watchId)
  return others
}

function withoutWatcher(watchers: Watchers, watchId: number): Watchers {
  if (typeof watchers !== 'object') return watchers === watchId ? undefined : watchers
  const left = watchers.filter(other => other !== watchId)
  return left.length > 1 ? left : left[0]
}

function pushWatchers(found: number[], watchers: number | number[]): void {
  if (typeof watchers === 'number') found.push(watchers)
  else for (const watchId of watchers) found.push(watchId)
}

type Rows = {
  readonly texts: string[]
  readonly numbers: Map<string, number>
  readonly watchers: Watchers[]
  readonly codeAt: IntList
  readonly code: IntList
  readonly byAtom: Postings
  readonly byPair: Postings
  readonly always: Postings
  beginRound(): void
  /** Whether the query was not yet looked at in this round. */
  isFirstVisit(number: number): boolean
}

function createRows(): Rows {
  const texts: string[] = []
  const visits = createIntList()
  let round = 0
  return {
    texts,
    numbers: new Map(),
    watchers: [],
    codeAt: createIntList(),
    code: createIntList(),
    byAtom: createPostings(),
    byPair: createPostings(),
    always: createPostings(),
    beginRound() {
      round++
      visits.grow(texts.length)
    },
    isFirstVisit(number) {
      if (visits.get(number) === round) return false
      visits.set(number, round)
      return true
    },
  }
}

function copyRow(from: Rows, number: number, text: string, to: Rows): number {
  const renumbered = to.texts.push(text) - 1
  to.numbers.set(text, renumbered)
  to.watchers.push(from.watchers[number])
  const start = from.codeAt.get(number)
  const length = from.code.get(start + 1)
  to.codeAt.push(to.code.length)
  for (let at = start; at < start + length; at++) to.code.push(from.code.get(at))
  return renumbered
}

function copyPostings(from: Postings, to: Postings, keys: number, renumbered: Int32Array): void {
  for (let key = 0; key < keys; key++) {
    for (let link = from.first(key); link !== none; link = from.next(link)) {
      const number = renumbered[from.query(link)] ?? none
      if (number !== none) to.add(key, number)
    }
  }
}

type AskedQueries = {
  readonly numberOf: (query: Query) => number
  readonly judgeOf: (article: AnalysedArticle) => (number: number) => boolean
}

/** Queries without a short form, or parts of queries, judged once an article by `answersQuery`. */
function createAskedQueries(): AskedQueries {
  const numbers = new Map<string, number>()
  const queries: Query[] = []
  return {
    numberOf(query) {
      const text = printQuery(query)
      const number = numbers.get(text) ?? queries.push(query) - 1
      numbers.set(text, number)
      return number
    },
    judgeOf(article) {
      const answers = new Map<number, boolean>()
      return number => {
        const query = queries[number]
        const answer = answers.get(number) ?? (query !== undefined && answersQuery(query, article))
        answers.set(number, answer)
        return answer
      }
    },
  }
}

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
