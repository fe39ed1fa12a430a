/** A growing list of 32-bit integers: four bytes each. */
export type IntList = {
  readonly length: number
  /** For who reads much: the integers, and room behind them. Another array after the list has grown. */
  readonly values: Int32Array
  get(at: number): number
  set(at: number, value: number): void
  /** Appends, and gives the place. */
  push(value: number): number
  clear(): void
  /** Lengthens the list to `length` with zeros. */
  grow(length: number): void
  /** The values, to make the same list of later. */
  save(): Int32Array
}

/** `saved` is taken over, not copied. */
export function createIntList(saved: Int32Array = new Int32Array(16), savedLength = 0): IntList {
  let values = saved
  let length = savedLength

  function reserve(wanted: number): void {
    if (wanted <= values.length) return
    const larger = new Int32Array(Math.max(wanted, Math.ceil(values.length * 1.3), 16))
    larger.set(values)
    values = larger
  }

  return {
    get length() {
      return length
    },
    get values() {
      return values
    },
    get: at => values[at] ?? 0,
    set(at, value) {
      values[at] = value
    },
    push(value) {
      reserve(length + 1)
      values[length] = value
      return length++
    },
    clear() {
      length = 0
    },
    grow(wanted) {
      reserve(wanted)
      length = Math.max(length, wanted)
    },
    save: () => values.slice(0, length),
  }
}

/** A list of what was saved. */
export function loadIntList(saved: Int32Array | undefined): IntList {
  return createIntList(saved, saved?.length)
}
