import { createIntList } from './int-list.ts'

/** Where one article passes which atoms. Made once, cleared by `begin` for each article. */
export type Marks = {
  /** Forgets the article before. `atoms` is how many there are. */
  begin(atoms: number): void
  /** The atom is passed by the terms `[from, to)`. Called in order of `from`. */
  mark(atom: number, from: number, to: number): void
  /** First occurrence of an atom, or `none`. */
  first(atom: number): number
  next(occurrence: number): number
  from(occurrence: number): number
  to(occurrence: number): number
}

export const none = -1

export function createMarks(): Marks {
  const epochs = createIntList()
  const heads = createIntList()
  const tails = createIntList()
  const froms = createIntList()
  const tos = createIntList()
  const nexts = createIntList()
  let epoch = 0

  return {
    begin(atoms) {
      epoch++
      for (const list of [epochs, heads, tails]) list.grow(atoms)
      for (const list of [froms, tos, nexts]) list.clear()
    },
    mark(atom, from, to) {
      const occurrence = froms.push(from)
      tos.push(to)
      nexts.push(none)
      if (epochs.get(atom) === epoch) nexts.set(tails.get(atom), occurrence)
      else heads.set(atom, occurrence)
      epochs.set(atom, epoch)
      tails.set(atom, occurrence)
    },
    first: atom => (epochs.get(atom) === epoch ? heads.get(atom) : none),
    next: occurrence => nexts.get(occurrence),
    from: occurrence => froms.get(occurrence),
    to: occurrence => tos.get(occurrence),
  }
}
