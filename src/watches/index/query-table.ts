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
import { runCode } from './run-code.ts'

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
  const doubtful = createIntList()
  const starts = createIntList()
  const heads = createIntList()
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
    const found: number[] = []
    doubtful.clear()
    judged.clear()
    for (let index = 0; index < marks.count; index++) {
      const atom = marks.at(index)
      follow(postings.byAtom, atom, marks.first(atom) !== none, found)
    }
    for (const pair of reading.pairs) follow(postings.byPair, pair, true, found)
    follow(postings.always, 0, true, found)
    judgeDoubtful(article, reading.titleEnd, found)
    return found
  }

  /** What is answered or refused at a glance, is; `stands`: what was set off stands in the title or text itself. */
  function follow(lists: Lists, key: number, stands: boolean, found: number[]): void {
    const count = lists.lengthOf(key)
    if (count === 0) return
    const { values } = lists
    const place = lists.placeOf(key)
    for (let at = place; at < place + count; at += 2) {
      const query = values[at] ?? 0
      const todo = values[at + 1] ?? 0
      if (todo === task.answered) {
        if (stands) found.push(query)
      } else if (todo >= 0 ? marks.has(todo) : todo === task.judge || judged.add(query)) doubtful.push(query)
    }
  }

  /** Their code lies all over the memory: it is asked for all at once, and used when it has come. */
  function judgeDoubtful(article: AnalysedArticle, titleEnd: number, found: number[]): void {
    const { length, values: queries } = doubtful
    const code = codes.code.values
    starts.grow(length)
    heads.grow(length)
    const [startOf, headOf] = [starts.values, heads.values]
    for (let at = 0; at < length; at++) startOf[at] = codes.startOf(queries[at] ?? 0)
    for (let at = 0; at < length; at++) headOf[at] = code[startOf[at] ?? 0] ?? 0
    const judge = { code, marks, titleEnd, ask: asked.judgeOf(article) }
    for (let at = 0; at < length; at++)
      if (runCode(judge, startOf[at] ?? 0, Number.POSITIVE_INFINITY)) found.push(queries[at] ?? 0)
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
