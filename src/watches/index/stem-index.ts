import { stemWord } from '../../text/stem.ts'
import { createIntList } from './int-list.ts'
import { none } from './marks.ts'

/** The atoms of one language by the stem they ask for. */
export type StemIndex = {
  /** In order of number; an atom that asks for no stem has an empty word. `stem` when it is known already. */
  add(word: string, stem: string | undefined): void
  /** The atoms that ask for the stem of this word. */
  atomsWith(word: string): number[]
  save(): string[]
}

export function createStemIndex(language: string): StemIndex {
  const stems: string[] = []
  const lastWith = new Map<string, number>()
  // The one before with the same stem.
  const before = createIntList()

  return {
    add(word, known) {
      const stem = word === '' ? '' : (known ?? stemWord(word, language))
      const id = stems.push(stem) - 1
      before.push(lastWith.get(stem) ?? none)
      if (stem !== '') lastWith.set(stem, id)
    },
    atomsWith(word) {
      const atoms: number[] = []
      for (let id = lastWith.get(stemWord(word, language)) ?? none; id !== none; id = before.get(id)) atoms.push(id)
      return atoms
    },
    save: () => [...stems],
  }
}
