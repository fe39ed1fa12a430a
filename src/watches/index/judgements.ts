import type { Lexicon } from '../../text/read-terms.ts'
import { createIntList } from './int-list.ts'

/**
 * Which atoms words pass, each word judged once. A list of atoms is given as its place in `lists`, where its length stands
 * before it.
 */
export type Judgements = {
  readonly lists: Int32Array
  /** To be called before a text is read: its lexicon gives the words of numbers. Places of the text before may be void. */
  begin(lexicon: Lexicon): void
  /** By a word's number in the lexicon. */
  at(number: number): number
  of(word: string): number
  /** Words are to be judged again, from the next text on. */
  forget(): void
}

/** The place of the empty list, which is what most words pass. */
export const nothing = 1

export function createJudgements(judge: (word: string) => readonly number[]): Judgements {
  const lists = createIntList()
  const byWord = new Map<string, number>()
  // Zero for what was not judged yet.
  let byNumber = new Int32Array(1024)
  let lexicon: Lexicon = { forms: [] }
  let isStale = true

  function keep(atoms: readonly number[]): number {
    if (atoms.length === 0) return nothing
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
    at(number) {
      const known = byNumber[number] ?? 0
      return known === 0 ? (byNumber[number] = keep(judge(lexicon.forms[number]?.word ?? ''))) : known
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
