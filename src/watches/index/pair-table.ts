import { createIntList } from './int-list.ts'
import { none } from './marks.ts'

/** Numbers for pairs of atoms, in a flat hash table: about 25 bytes a pair. */
export type PairTable = {
  readonly count: number
  idOf(left: number, right: number): number
  /** `none` for a pair nobody asked for. */
  find(left: number, right: number): number
  /** Whether any pair opens with this atom. */
  opens(left: number): boolean
  save(): SavedPairs
}

export type SavedPairs = { readonly lefts: Int32Array; readonly rights: Int32Array }

export function createPairTable(saved?: SavedPairs): PairTable {
  const lefts = createIntList()
  const rights = createIntList()
  const openers = createIntList()
  let slots = new Int32Array(64).fill(none)

  function slotOf(left: number, right: number): number {
    const mask = slots.length - 1
    let slot = mix(left, right) & mask
    while (true) {
      const id = slots[slot] ?? none
      if (id === none || (lefts.get(id) === left && rights.get(id) === right)) return slot
      slot = (slot + 1) & mask
    }
  }

  function enlarge(): void {
    slots = new Int32Array(slots.length * 2).fill(none)
    for (let id = 0; id < lefts.length; id++) slots[slotOf(lefts.get(id), rights.get(id))] = id
  }

  function idOf(left: number, right: number): number {
    const slot = slotOf(left, right)
    const known = slots[slot] ?? none
    if (known !== none) return known
    const id = lefts.push(left)
    rights.push(right)
    slots[slot] = id
    openers.grow(left + 1)
    openers.set(left, 1)
    if (lefts.length * 4 > slots.length * 3) enlarge()
    return id
  }

  for (const [id, left] of saved?.lefts.entries() ?? []) idOf(left, saved?.rights[id] ?? 0)
  return {
    get count() {
      return lefts.length
    },
    idOf,
    find: (left, right) => slots[slotOf(left, right)] ?? none,
    opens: left => left < openers.length && openers.get(left) === 1,
    save: () => ({ lefts: lefts.save(), rights: rights.save() }),
  }
}

function mix(left: number, right: number): number {
  const product = Math.imul(left + 1, 0x9e3779b1) ^ Math.imul(right + 1, 0x85ebca6b)
  return (product ^ (product >>> 15)) >>> 0
}
