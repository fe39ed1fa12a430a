import type { Anchors } from './anchor-query.ts'
import { kindOf, op } from './compile-query.ts'
import { type Lists, type SavedLists, createLists } from './lists.ts'
import type { PairTable } from './pair-table.ts'

/** What to look at when an atom or a pair is set off, and in every article: a query and its task, two integers each. */
export type Postings = { readonly byAtom: Lists; readonly byPair: Lists; readonly always: Lists }

export type SavedPostings = Record<keyof Postings, SavedLists>

/** What is to be done with a query that was reached. An atom: judge it if the article passes that too. */
export const task = {
  judge: -1,
  /** It asks for nothing else. */
  answered: -2,
  /** Judge it; it can be reached by several ways. */
  judgeOnce: -3,
} as const

export function createPostings(saved?: SavedPostings): Postings {
  return {
    byAtom: createLists(saved?.byAtom),
    byPair: createLists(saved?.byPair),
    always: createLists(saved?.always),
  }
}

export function savePostings({ byAtom, byPair, always }: Postings): SavedPostings {
  return { byAtom: byAtom.save(), byPair: byPair.save(), always: always.save() }
}

/** Makes a query with this code reachable from its anchors. */
export function addPostings(
  postings: Postings,
  pairs: PairTable,
  { anchors, need }: Anchors,
  query: { readonly number: number; readonly code: Int32Array },
): void {
  const { number, code } = query
  for (const anchor of anchors) {
    const isAll = anchors.length === 1 && anchor.kind !== 'always' && isWhole(anchor, code)
    const todo = anchors.length > 1 ? task.judgeOnce : isAll ? task.answered : (need ?? task.judge)
    switch (anchor.kind) {
      case 'atom':
        addPosting(postings.byAtom, anchor.atom, number, todo)
        break
      case 'pair':
        addPosting(postings.byPair, pairs.idOf(anchor.left, anchor.right), number, todo)
        break
      case 'always':
        addPosting(postings.always, 0, number, todo)
    }
  }
}

function addPosting(lists: Lists, key: number, query: number, todo: number): void {
  lists.push(key, query)
  lists.push(key, todo)
}

/** Whether the code asks for nothing but its anchor. */
function isWhole(anchor: Anchors['anchors'][number] & { kind: 'atom' | 'pair' }, code: Int32Array): boolean {
  const [head = 0, ...atoms] = code
  if (anchor.kind === 'atom') return kindOf(head) === op.word && atoms.length === 1 && atoms[0] === anchor.atom
  const isPhrase = kindOf(head) === op.phrase && atoms.length === 2
  return isPhrase && atoms[0] === anchor.left && atoms[1] === anchor.right
}

/** The same with other numbers; without queries whose new number is negative. */
export function renumberPostings(postings: Postings, numbers: Int32Array): Postings {
  const renumbered = createPostings()
  for (const kind of ['byAtom', 'byPair', 'always'] as const) {
    const from = postings[kind]
    for (let key = 0; key < from.keyCount; key++) {
      for (let at = 0; at < from.lengthOf(key); at += 2) {
        const query = numbers[from.get(key, at)] ?? -1
        if (query >= 0) addPosting(renumbered[kind], key, query, from.get(key, at + 1))
      }
    }
  }
  return renumbered
}
