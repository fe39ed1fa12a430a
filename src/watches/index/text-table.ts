import { createIntList } from './int-list.ts'
import { none } from './marks.ts'

/** Numbers for distinct texts, kept as UTF-8 in one block: about a dozen bytes a text beside its letters. */
export type TextTable = {
  readonly count: number
  /** `none` for a text that was not added. */
  find(text: string): number
  /** Adds a text that was not found, and gives its number. */
  add(text: string): number
  textOf(number: number): string
  save(): SavedTexts
}

export type SavedTexts = { readonly bytes: Uint8Array; readonly ends: Int32Array }

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export function createTextTable(saved?: SavedTexts): TextTable {
  let bytes = saved?.bytes.slice() ?? new Uint8Array(1024)
  const ends = createIntList(saved?.ends)
  let slots = new Int32Array(64).fill(none)
  const startOf = (number: number) => (number === 0 ? 0 : ends.get(number - 1))

  function slotOf(text: Uint8Array): number {
    const mask = slots.length - 1
    let slot = hash(text, 0, text.length) & mask
    while (true) {
      const number = slots[slot] ?? none
      if (number === none || isSame(text, number)) return slot
      slot = (slot + 1) & mask
    }
  }

  function isSame(text: Uint8Array, number: number): boolean {
    const start = startOf(number)
    if (ends.get(number) - start !== text.length) return false
    return text.every((byte, at) => bytes[start + at] === byte)
  }

  function rehash(size: number): void {
    slots = new Int32Array(size).fill(none)
    for (let number = 0; number < ends.length; number++) {
      let slot = hash(bytes, startOf(number), ends.get(number)) & (size - 1)
      while (slots[slot] !== none) slot = (slot + 1) & (size - 1)
      slots[slot] = number
    }
  }

  function append(text: Uint8Array): number {
    const start = startOf(ends.length)
    if (start + text.length > bytes.length) {
      const larger = new Uint8Array(Math.ceil((start + text.length) * 1.4))
      larger.set(bytes)
      bytes = larger
    }
    bytes.set(text, start)
    return ends.push(start + text.length)
  }

  rehash(sizeFor(ends.length))
  return {
    get count() {
      return ends.length
    },
    find: text => slots[slotOf(encoder.encode(text))] ?? none,
    add(text) {
      const encoded = encoder.encode(text)
      const slot = slotOf(encoded)
      const number = append(encoded)
      slots[slot] = number
      if (ends.length * 4 > slots.length * 3) rehash(slots.length * 2)
      return number
    },
    textOf: number => decoder.decode(bytes.subarray(startOf(number), ends.get(number))),
    save: () => ({ bytes: bytes.slice(0, startOf(ends.length)), ends: ends.save() }),
  }
}

function sizeFor(count: number): number {
  return Math.max(64, 2 ** Math.ceil(Math.log2((count * 4) / 3 + 1)))
}

/** FNV-1a. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let value = 0x811c9dc5
  for (let at = start; at < end; at++) value = Math.imul(value ^ (bytes[at] ?? 0), 0x01000193)
  return (value ^ (value >>> 15)) >>> 0
}
