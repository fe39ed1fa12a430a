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
  let atoms = new Int32Array(1024)
  // From, to, and the next of the same atom.
  let occurrences = new Int32Array(3 * 1024)
  let used = 0
  let article = 0

  return {
    begin(count) {
      article++
      used = 0
      if (count * 4 > atoms.length) atoms = new Int32Array(count * 5)
    },
    mark(atom, from, to) {
      if (used + 3 > occurrences.length) occurrences = enlarged(occurrences)
      const occurrence = used
      used += 3
      occurrences[occurrence] = from
      occurrences[occurrence + 1] = to
      occurrences[occurrence + 2] = none
      const place = atom * 4
      const isFirst = atoms[place] !== article
      if (isFirst) {
        atoms[place] = article
        atoms[place + 1] = occurrence
      } else occurrences[(atoms[place + 2] ?? 0) + 2] = occurrence
      atoms[place + 2] = occurrence
      return isFirst
    },
    first: atom => (atoms[atom * 4] === article ? (atoms[atom * 4 + 1] ?? none) : none),
    next: occurrence => occurrences[occurrence + 2] ?? none,
    from: occurrence => occurrences[occurrence] ?? 0,
    to: occurrence => occurrences[occurrence + 1] ?? 0,
  }
}

function enlarged(list: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(list.length * 2)
  larger.set(list)
  return larger
}
