import { stemWord } from '../../text/stem.ts'
import type { SavedSlices } from '../../text/slice-table.ts'
import { loadIntList } from './int-list.ts'
import { none } from './marks.ts'
import { createWordTable } from './word-table.ts'

/** The atoms of one language by the stem they ask for. */
export type StemIndex = {
  /** In order of number; an atom that asks for no stem has an empty word. */
  add(word: string): void
  /** The atoms that ask for the stem of this word. */
  atomsWith(word: string): number[]
  save(): SavedStems
}

export type SavedStems = { readonly stems: SavedSlices; readonly last: Int32Array; readonly before: Int32Array }

export function createStemIndex(language: string, saved?: SavedStems): StemIndex {
  const stems = createWordTable(saved?.stems)
  // By stem: the last atom that asks for it. By atom: the one before.
  const last = loadIntList(saved?.last)
  const before = loadIntList(saved?.before)

  function add(word: string): void {
    const id = before.push(none)
    if (word === '') return
    const stem = stemWord(word, language)
    const number = stems.find(stem)
    if (number === none) {
      stems.add(stem, last.push(id))
      return
    }
    before.set(id, last.get(number))
    last.set(number, id)
  }

  return {
    add,
    atomsWith(word) {
      const atoms: number[] = []
      const number = stems.find(stemWord(word, language))
      if (number !== none) for (let id = last.get(number); id !== none; id = before.get(id)) atoms.push(id)
      return atoms
    },
    save: () => ({ stems: stems.save(), last: last.save(), before: before.save() }),
  }
}
