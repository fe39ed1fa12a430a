import { enlarged } from '../../text/enlarged.ts'

/** A set of small integers, a bit each. */
export type BitSet = {
  has(value: number): boolean
  /** Tells whether the value is new. */
  add(value: number): boolean
  clear(): void
}

export function createBitSet(): BitSet {
  let bits = new Int32Array(1024)
  const held: number[] = []

  const has = (value: number): boolean => ((bits[value >> 5] ?? 0) & (1 << (value & 31))) !== 0

  function add(value: number): boolean {
    if (has(value)) return false
    if (value >> 5 >= bits.length) bits = enlarged(bits, (value >> 5) + 1)
    bits[value >> 5] = (bits[value >> 5] ?? 0) | (1 << (value & 31))
    held.push(value)
    return true
  }

  return {
    has,
    add,
    clear() {
      for (const value of held) bits[value >> 5] = 0
      held.length = 0
    },
  }
}
