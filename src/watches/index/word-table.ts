import { type SavedSlices, createSliceTable } from '../../text/slice-table.ts'
import { unitsOf } from '../../text/units.ts'
import { none } from './marks.ts'

/** Numbers for words, as a map would keep them, in a third of its memory. Words of at most 65,535 letters. */
export type WordTable = {
  /** The number of a word, or of its first `length` letters; `none` when they were not added. */
  find(word: string, length?: number): number
  /** Adds a word that was not found. */
  add(word: string, number: number): void
  /** In the order of their coming. */
  entries(): IterableIterator<readonly [string, number]>
  save(): SavedSlices
}

export function createWordTable(saved?: SavedSlices): WordTable {
  const slices = createSliceTable(saved)
  return {
    find(word, length = word.length) {
      const number = slices.find(unitsOf(word), 0, length)
      return number < 0 ? none : number
    },
    add(word, number) {
      slices.add(unitsOf(word), 0, word.length, number)
    },
    entries: slices.entries,
    save: slices.save,
  }
}
