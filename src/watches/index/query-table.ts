import type { AnalysedArticle } from '../analyse-article.ts'
import type { Query } from '../query.ts'
import { type Frequency, anchorQuery } from './anchor-query.ts'
import { createAskedQueries } from './asked-queries.ts'
import { type SavedAtoms, createAtoms } from './atoms.ts'
import { createBitSet } from './bit-set.ts'
import { type SavedCode, createCodeTable } from './code-table.ts'
import { compileQuery } from './compile-query.ts'
import { createIntList } from './int-list.ts'
import type { Lists } from './lists.ts'
import { createMarks, none } from './marks.ts'
import { type SavedPairs, createPairTable } from './pair-table.ts'
import { type SavedPostings, addPostings, createPostings, renumberPostings, savePostings, task } from './postings.ts'
import { readArticle } from './read-article.ts'
import { type Judge, runCode } from './run-code.ts'

/** Each distinct query once, in flat memory. */
export type QueryTable = {
  readonly count: number
  /** Gives the number of the query, new or known. */
  numberOf(query: Query): number
  /** The queries that the article answers, each once. */
  match(article: AnalysedArticle): number[]
  /** Keeps only the queries that have watchers, and tells the new number of each old one (`none` for the others). */
  compact(watchers: Lists): Int32Array
  save(): SavedQueries
}

export type SavedQueries = {
  readonly atoms: SavedAtoms
  readonly pairs: SavedPairs
  readonly asked: readonly Query[]
  readonly codes: SavedCode
  readonly postings: SavedPostings
  readonly readsElsewhere: boolean
}

export function createQueryTable(frequency: Frequency, saved?: SavedQueries): QueryTable {
  const atoms = createAtoms(saved?.atoms)
  const pairs = createPairTable(saved?.pairs)
  const asked = createAskedQueries(saved?.asked)
  const marks = createMarks()
  const reader = { atoms, pairs, marks, passedPairs: createBitSet() }
  // Queries that can be reached by several ways.
  const judged = createBitSet()
  const draft = createIntList()
  let codes = createCodeTable(saved?.codes)
  let postings = createPostings(saved?.postings)
  let readsElsewhere = saved?.readsElsewhere ?? false

  function insert(query: Query, code: Int32Array): number {
    const number = codes.add(code)
    readsElsewhere ||= asksElsewhere(query)
    addPostings(postings, pairs, anchorQuery(query, { atoms, frequency }), { number, code })
    return number
  }

  function match(article: AnalysedArticle): number[] {
    const reading = readArticle(article, reader, readsElsewhere)
    const judge = { code: codes.code.values, marks, titleEnd: reading.titleEnd, ask: asked.judgeOf(article) }
    const found: number[] = []
    for (let index = 0; index < marks.count; index++) {
      const atom = marks.at(index)
      follow(postings.byAtom, atom, judge, marks.first(atom) !== none, found)
    }
    for (const pair of reading.pairs) follow(postings.byPair, pair, judge, true, found)
    follow(postings.always, 0, judge, true, found)
    judged.clear()
    return found
  }

  /** `stands`: what was set off stands in the title or text itself. */
  function follow(lists: Lists, key: number, judge: Judge, stands: boolean, found: number[]): void {
    const count = lists.lengthOf(key)
    if (count === 0) return
    const { values } = lists
    const place = lists.placeOf(key)
    for (let at = place; at < place + count; at += 2) {
      const query = values[at] ?? 0
      const todo = values[at + 1] ?? 0
      if (isFound(query, todo, judge, stands)) found.push(query)
    }
  }

  function isFound(query: number, todo: number, judge: Judge, stands: boolean): boolean {
    if (todo === task.answered) return stands
    if (todo >= 0 && !marks.has(todo)) return false
    if (todo === task.judgeOnce && !judged.add(query)) return false
    return runCode(judge, codes.startOf(query), Number.POSITIVE_INFINITY)
  }

  function compact(watchers: Lists): Int32Array {
    const busy = createCodeTable()
    const numbers = new Int32Array(codes.count).fill(none)
    for (let number = 0; number < codes.count; number++)
      if (watchers.lengthOf(number) > 0) numbers[number] = busy.add(codes.pieceOf(number))
    postings = renumberPostings(postings, numbers)
    codes = busy
    return numbers
  }

  return {
    get count() {
      return codes.count
    },
    numberOf(query) {
      const code = compileQuery(query, { atoms, code: draft, numberOf: asked.numberOf })
      const known = codes.find(code)
      return known === none ? insert(query, code) : known
    },
    match,
    compact,
    save: () => ({
      atoms: atoms.save(),
      pairs: pairs.save(),
      asked: asked.save(),
      codes: codes.save(),
      postings: savePostings(postings),
      readsElsewhere,
    }),
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
