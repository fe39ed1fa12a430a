import { type IntList, loadIntList } from './int-list.ts'
import { none } from './marks.ts'

/** Distinct pieces of compiled code, numbered: queries that ask the same are one, however they are written. */
export type CodeTable = {
  readonly count: number
  /** All pieces, one behind the other. */
  readonly code: IntList
  /** Where a piece begins in `code`. */
  startOf(number: number): number
  /** `none` for code that was not added. */
  find(piece: Int32Array): number
  /** Adds code that was not found, and gives its number. */
  add(piece: Int32Array): number
  /** The code of a number. */
  pieceOf(number: number): Int32Array
  save(): SavedCode
}

export type SavedCode = { readonly code: Int32Array; readonly ends: Int32Array; readonly slots: Int32Array }

export function createCodeTable(saved?: SavedCode): CodeTable {
  const code = loadIntList(saved?.code)
  const ends = loadIntList(saved?.ends)
  let slots = saved?.slots ?? new Int32Array(64).fill(none)
  const startOf = (number: number): number => (number === 0 ? 0 : ends.get(number - 1))

  function isSame(piece: Int32Array, number: number): boolean {
    const start = startOf(number)
    if (ends.get(number) - start !== piece.length) return false
    return piece.every((value, at) => code.get(start + at) === value)
  }

  function slotOf(piece: Int32Array): number {
    const mask = slots.length - 1
    let slot = hash(piece, 0, piece.length) & mask
    while (true) {
      const number = slots[slot] ?? none
      if (number === none || isSame(piece, number)) return slot
      slot = (slot + 1) & mask
    }
  }

  function rehash(size: number): void {
    slots = new Int32Array(size).fill(none)
    for (let number = 0; number < ends.length; number++) {
      let slot = hash(code.values, startOf(number), ends.get(number)) & (size - 1)
      while (slots[slot] !== none) slot = (slot + 1) & (size - 1)
      slots[slot] = number
    }
  }

  return {
    get count() {
      return ends.length
    },
    code,
    startOf,
    find: piece => slots[slotOf(piece)] ?? none,
    add(piece) {
      const slot = slotOf(piece)
      for (const value of piece) code.push(value)
      const number = ends.push(code.length)
      slots[slot] = number
      if (ends.length * 4 > slots.length * 3) rehash(slots.length * 2)
      return number
    },
    pieceOf: number => code.values.subarray(startOf(number), ends.get(number)),
    save: () => ({ code: code.save(), ends: ends.save(), slots: slots.slice() }),
  }
}

/** FNV-1a by whole integers, mixed at the end. */
function hash(values: Int32Array, start: number, end: number): number {
  let value = 0x811c9dc5
  for (let at = start; at < end; at++) {
    value = Math.imul(value ^ (values[at] ?? 0), 0x9e3779b1)
    value ^= value >>> 15
  }
  return value >>> 0
}
