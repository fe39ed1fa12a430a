import { enlarged } from '../../text/enlarged.ts'

/** Which atoms one article passes, and where. Made once, cleared by `begin` for each article. */
export type Marks = {
  /** Forgets the article before. `atoms` is how many there are. */
  begin(atoms: number): void
  /** The atom is passed by the terms `[from, to)`. Called in order of `from`. */
  mark(atom: number, from: number, to: number): void
  /** The atom is passed, but nowhere in title or text. */
  note(atom: number): void
  /** How many atoms are passed. */
  readonly count: number
  /** One of them, in the order of their first mark. */
  at(index: number): number
  has(atom: number): boolean
  /** First occurrence of an atom, or `none`. */
  first(atom: number): number
  next(occurrence: number): number
  from(occurrence: number): number
  to(occurrence: number): number
}

export const none = -1

/** Of an atom that is passed: its number, its first occurrence and its last. */
const recordSize = 3
/** From, to, and the next of the same atom. */
const occurrenceSize = 3

/**
 * A sparse set (Briggs and Torczon, "An efficient representation for sparse sets", 1993): an atom is passed when its record
 * names it, so nothing is cleared, and what an article touches of the many atoms is four bytes each.
 */
export function createMarks(): Marks {
  let recordOf = new Int32Array(1024)
  let records = new Int32Array(1024 * recordSize)
  let used = 0
  let occurrences = new Int32Array(1024 * occurrenceSize)
  let occurred = 0

  /** Where the record of an atom is, or `none`. */
  function find(atom: number): number {
    const record = recordOf[atom] ?? 0
    return record < used && records[record] === atom ? record : none
  }

  function add(atom: number, first: number): number {
    if (used + recordSize > records.length) records = enlarged(records, used + recordSize)
    const record = used
    used += recordSize
    recordOf[atom] = record
    records[record] = atom
    records[record + 1] = first
    return record
  }

  return {
    begin(atoms) {
      used = 0
      occurred = 0
      if (atoms > recordOf.length) recordOf = new Int32Array(Math.ceil(atoms * 1.25))
    },
    mark(atom, from, to) {
      if (occurred + occurrenceSize > occurrences.length) occurrences = enlarged(occurrences, occurred + occurrenceSize)
      const occurrence = occurred
      occurred += occurrenceSize
      occurrences[occurrence] = from
      occurrences[occurrence + 1] = to
      occurrences[occurrence + 2] = none
      let record = find(atom)
      if (record === none) record = add(atom, occurrence)
      else occurrences[(records[record + 2] ?? 0) + 2] = occurrence
      records[record + 2] = occurrence
    },
    note(atom) {
      if (find(atom) === none) add(atom, none)
    },
    get count() {
      return used / recordSize
    },
    at: index => records[index * recordSize] ?? none,
    has: atom => find(atom) !== none,
    first(atom) {
      const record = find(atom)
      return record === none ? none : (records[record + 1] ?? none)
    },
    next: occurrence => occurrences[occurrence + 2] ?? none,
    from: occurrence => occurrences[occurrence] ?? 0,
    to: occurrence => occurrences[occurrence + 1] ?? 0,
  }
}
