/** A growing list of 32-bit integers: four bytes each. */
export type IntList = {
  readonly length: number
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

export function createIntList(saved?: Int32Array): IntList {
  let values = saved === undefined ? new Int32Array(16) : saved.slice()
  let length = saved?.length ?? 0

  function reserve(wanted: number): void {
    if (wanted <= values.length) return
    const larger = new Int32Array(Math.max(wanted, Math.ceil(values.length * 1.4), 16))
    larger.set(values)
    values = larger
  }

  return {
    get length() {
      return length
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
