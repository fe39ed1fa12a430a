import type { Lexicon } from '../../text/read-terms.ts'
import { createIntList } from './int-list.ts'

/** Which atoms words pass, each word judged once. */
export type Judgements = {
  /** Where lists of several atoms stand: another array when another word was judged. */
  readonly lists: Int32Array
  /** To be called before a text is read: its lexicon gives the words of numbers. Places of the text before may be void. */
  begin(lexicon: Lexicon): void
  /** The list of a word, by its number in the lexicon. */
  at(number: number): List
  /** The lists of many words; overwritten by the next call. */
  atAll(numbers: Int32Array): Int32Array
  of(word: string): List
  /** Words are to be judged again, from the next text on. */
  forget(): void
}

/** Some atoms: below zero one, as `~atom`; else a place in `lists`, where their count stands before them. */
export type List = number

/** The empty list, which is what most words pass. */
export const nothing: List = 1

export function countOf(lists: Int32Array, list: List): number {
  return list < 0 ? 1 : (lists[list] ?? 0)
}

/** The atom `at` of a list. */
export function atomOf(lists: Int32Array, list: List, at: number): number {
  return list < 0 ? ~list : (lists[list + 1 + at] ?? 0)
}

export function createJudgements(judge: (word: string) => readonly number[]): Judgements {
  const lists = createIntList()
  const byWord = new Map<string, List>()
  // Zero for what was not judged yet.
  let byNumber = new Int32Array(1024)
  let lexicon: Lexicon = { forms: [] }
  let isStale = true
  let scratch = new Int32Array(1024)

  function keep(atoms: readonly number[]): List {
    const [only] = atoms
    if (only === undefined) return nothing
    if (atoms.length === 1) return ~only
    const place = lists.push(atoms.length)
    for (const atom of atoms) lists.push(atom)
    return place
  }

  function forgetAll(): void {
    isStale = false
    byWord.clear()
    byNumber.fill(0)
    lists.clear()
    lists.push(0)
    lists.push(0)
  }

  function at(number: number): List {
    const known = byNumber[number] ?? 0
    return known === 0 ? (byNumber[number] = keep(judge(lexicon.forms[number]?.word ?? ''))) : known
  }

  return {
    get lists() {
      return lists.values
    },
    begin(next) {
      if (isStale || lexicon !== next || lists.length > mostKept || byWord.size > mostWords) forgetAll()
      lexicon = next
      if (byNumber.length >= next.forms.length) return
      const larger = new Int32Array(next.forms.length * 2)
      larger.set(byNumber)
      byNumber = larger
    },
    at,
    atAll(numbers) {
      const { length } = numbers
      if (length > scratch.length) scratch = new Int32Array(length * 2)
      // Looked up for all before any is used: so memory is waited for once, not at each word.
      for (let index = 0; index < length; index++) scratch[index] = byNumber[numbers[index] ?? 0] ?? 0
      for (let index = 0; index < length; index++) if (scratch[index] === 0) scratch[index] = at(numbers[index] ?? 0)
      return scratch
    },
    of(word) {
      const known = byWord.get(word)
      if (known !== undefined) return known
      const place = keep(judge(word))
      byWord.set(word, place)
      return place
    },
    forget() {
      isStale = true
    },
  }
}

const mostKept = 2_000_000
const mostWords = 50_000
