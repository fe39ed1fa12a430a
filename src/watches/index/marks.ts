import { createIntList } from './int-list.ts'

/** Where one article passes which atoms. Made once, cleared by `begin` for each article. */
export type Marks = {
  /** Forgets the article before. `atoms` is how many there are. */
  begin(atoms: number): void
  /** The atom is passed by the terms `[from, to)`. Called in order of `from`. Tells whether it is the atom's first time. */
  mark(atom: number, from: number, to: number): boolean
  /** First occurrence of an atom, or `none`. */
  first(atom: number): number
  next(occurrence: number): number
  from(occurrence: number): number
  to(occurrence: number): number
}

export const none = -1

export function createMarks(): Marks {
  // Side by side, for they are read together: the article an atom was last marked in, its first occurrence and its last.
  const atoms = createIntList()
  const occurrences = createIntList()
  let article = 0

  return {
    begin(count) {
      article++
      atoms.grow(count * 4)
      occurrences.clear()
    },
    mark(atom, from, to) {
      const occurrence = occurrences.push(from)
      occurrences.push(to)
      occurrences.push(none)
      const isFirst = atoms.get(atom * 4) !== article
      if (isFirst) {
        atoms.set(atom * 4, article)
        atoms.set(atom * 4 + 1, occurrence)
      } else occurrences.set(atoms.get(atom * 4 + 2) + 2, occurrence)
      atoms.set(atom * 4 + 2, occurrence)
      return isFirst
    },
    first: atom => (atoms.get(atom * 4) === article ? atoms.get(atom * 4 + 1) : none),
    next: occurrence => occurrences.get(occurrence + 2),
    from: occurrence => occurrences.get(occurrence),
    to: occurrence => occurrences.get(occurrence + 1),
  }
}
