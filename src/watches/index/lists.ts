import { loadIntList } from './int-list.ts'

/**
 * Lists of 32-bit integers by key (0, 1, 2 ...). Each stands in one piece, for memory is slow where it is jumped about in;
 * a list of one stands in the directory. Eight bytes a key, four to eight an integer.
 */
export type Lists = {
  readonly keyCount: number
  push(key: number, value: number): void
  /** Takes one such value out; the others may change places. */
  remove(key: number, value: number): void
  lengthOf(key: number): number
  /** The integer `at` of a list. */
  get(key: number, at: number): number
  /** For who reads much: where a list of two or more begins in `values`. */
  placeOf(key: number): number
  readonly values: Int32Array
  save(): SavedLists
}

export type SavedLists = { readonly heads: Int32Array; readonly values: Int32Array; readonly free: Int32Array }

export function createLists(saved?: SavedLists): Lists {
  // Two a key: how many; then the only one, or where they begin in `values`.
  const heads = loadIntList(saved?.heads)
  const values = loadIntList(saved?.values)
  // By the size of blocks, as a power of two: the first that is free, one higher. Each tells the next.
  const free = saved?.free.slice() ?? new Int32Array(32)

  function lengthOf(key: number): number {
    return key * 2 < heads.length ? heads.get(key * 2) : 0
  }

  /** A block for so many integers. */
  function takeBlock(length: number): number {
    const size = sizeOf(length)
    const block = (free[size] ?? 0) - 1
    if (block >= 0) {
      free[size] = values.get(block)
      return block
    }
    const fresh = values.length
    values.grow(fresh + 2 ** size)
    return fresh
  }

  function giveBlock(block: number, length: number): void {
    const size = sizeOf(length)
    values.set(block, free[size] ?? 0)
    free[size] = block + 1
  }

  /** The integers of a list of `length`, in a block for `room`. */
  function moveBlock(from: number, length: number, room: number): number {
    const to = takeBlock(room)
    values.values.copyWithin(to, from, from + length)
    return to
  }

  return {
    get keyCount() {
      return heads.length / 2
    },
    push(key, value) {
      heads.grow(key * 2 + 2)
      const length = heads.get(key * 2)
      const head = heads.get(key * 2 + 1)
      heads.set(key * 2, length + 1)
      if (length === 0) return heads.set(key * 2 + 1, value)
      let block = head
      if (length === 1) {
        block = takeBlock(2)
        values.set(block, head)
      } else if (sizeOf(length + 1) > sizeOf(length)) {
        block = moveBlock(head, length, length + 1)
        giveBlock(head, length)
      }
      heads.set(key * 2 + 1, block)
      values.set(block + length, value)
    },
    remove(key, value) {
      const length = lengthOf(key)
      const head = length === 0 ? 0 : heads.get(key * 2 + 1)
      if (length < 2) {
        if (length === 1 && head === value) heads.set(key * 2, 0)
        return
      }
      const at = values.values.subarray(head, head + length).indexOf(value)
      if (at < 0) return
      values.set(head + at, values.get(head + length - 1))
      heads.set(key * 2, length - 1)
      if (length === 2) {
        heads.set(key * 2 + 1, values.get(head))
        giveBlock(head, length)
      } else if (sizeOf(length - 1) < sizeOf(length)) {
        heads.set(key * 2 + 1, moveBlock(head, length - 1, length - 1))
        giveBlock(head, length)
      }
    },
    lengthOf,
    get(key, at) {
      const head = heads.get(key * 2 + 1)
      return heads.get(key * 2) === 1 ? head : values.get(head + at)
    },
    placeOf: key => heads.get(key * 2 + 1),
    get values() {
      return values.values
    },
    save: () => ({ heads: heads.save(), values: values.save(), free: free.slice() }),
  }
}

/** The power of two that holds so many. */
function sizeOf(length: number): number {
  return 32 - Math.clz32(length - 1)
}
