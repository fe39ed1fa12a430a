/** A set of small integers, a bit each. */
export type BitSet = {
  has(value: number): boolean
  /** Holds these from now on, and nothing else. */
  fill(values: readonly number[]): void
}

export function createBitSet(): BitSet {
  let bits = new Int32Array(1024)
  let held: readonly number[] = []
  return {
    has: value => ((bits[value >> 5] ?? 0) & (1 << (value & 31))) !== 0,
    fill(values) {
      for (const value of held) bits[value >> 5] = 0
      held = values
      let most = 0
      for (const value of values) if (value > most) most = value
      if (most >> 5 >= bits.length) bits = new Int32Array((most >> 5) * 2)
      for (const value of values) bits[value >> 5] = (bits[value >> 5] ?? 0) | (1 << (value & 31))
    },
  }
}
