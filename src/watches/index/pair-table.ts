import { none } from './marks.ts'

/** Numbers for pairs of atoms, in a flat hash table: about 24 bytes a pair. */
export type PairTable = {
  readonly count: number
  idOf(left: number, right: number): number
  /** `none` for a pair nobody asked for. */
  find(left: number, right: number): number
  /** Whether any pair opens with this atom. */
  opens(left: number): boolean
  /** Whether any pair closes with it. */
  closes(right: number): boolean
  save(): SavedPairs
}

/** A slot: left, right, number + 1 (0 when empty). */
export type SavedPairs = { readonly slots: Int32Array; readonly count: number }

const slotSize = 3

export function createPairTable(saved?: SavedPairs): PairTable {
  let slots = saved?.slots ?? new Int32Array(64 * slotSize)
  let count = saved?.count ?? 0
  // Bit 1: opens a pair, bit 2: closes one.
  let ends = new Uint8Array(1024)

  function slotOf(left: number, right: number): number {
    const last = slots.length / slotSize - 1
    let slot = mix(left, right) & last
    while (slots[slot * slotSize + 2] !== 0) {
      if (slots[slot * slotSize] === left && slots[slot * slotSize + 1] === right) break
      slot = (slot + 1) & last
    }
    return slot * slotSize
  }

  function enlarge(): void {
    const before = slots
    slots = new Int32Array(before.length * 2)
    for (let slot = 0; slot < before.length; slot += slotSize) {
      const entry = before.subarray(slot, slot + slotSize)
      if (entry[2] !== 0) slots.set(entry, slotOf(entry[0] ?? 0, entry[1] ?? 0))
    }
  }

  function noteEnd(atom: number, bit: number): void {
    if (atom >= ends.length) {
      const larger = new Uint8Array(atom * 2)
      larger.set(ends)
      ends = larger
    }
    ends[atom] = (ends[atom] ?? 0) | bit
  }

  function noteEnds(left: number, right: number): void {
    noteEnd(left, 1)
    noteEnd(right, 2)
  }

  for (let slot = 0; slot < slots.length; slot += slotSize)
    if (slots[slot + 2] !== 0) noteEnds(slots[slot] ?? 0, slots[slot + 1] ?? 0)
  return {
    get count() {
      return count
    },
    idOf(left, right) {
      const slot = slotOf(left, right)
      const known = (slots[slot + 2] ?? 0) - 1
      if (known !== none) return known
      slots.set([left, right, count + 1], slot)
      noteEnds(left, right)
      if (++count * slotSize * 4 > slots.length * 3) enlarge()
      return count - 1
    },
    find: (left, right) => (slots[slotOf(left, right) + 2] ?? 0) - 1,
    opens: left => ((ends[left] ?? 0) & 1) !== 0,
    closes: right => ((ends[right] ?? 0) & 2) !== 0,
    save: () => ({ slots: slots.slice(), count }),
  }
}

function mix(left: number, right: number): number {
  const product = Math.imul(left + 1, 0x9e3779b1) ^ Math.imul(right + 1, 0x85ebca6b)
  return (product ^ (product >>> 15)) >>> 0
}
