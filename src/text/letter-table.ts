import { keySize } from './letter-key.ts'

/** Numbers for words by their letter keys. The keys themselves stand in the table, so a known word costs one look at memory. */
export type LetterTable = {
  /** Writes the numbers of the first `count` keys to `numbers`: `unknown` for what was not added, `notPlain` for no key. */
  findAll(keys: Int32Array, count: number, numbers: Int32Array): void
  /** Of the key at `key` alone. */
  find(keys: Int32Array, key: number): number
  /** Adds a key that is `unknown`. */
  add(keys: Int32Array, key: number, number: number): void
}

export const unknown = -1
export const notPlain = -2

/** The key and the number; an empty slot has no key. */
const slotSize = keySize + 1
const blockSize = 256

export function createLetterTable(): LetterTable {
  let slots = new Int32Array(4096 * slotSize)
  let count = 0
  const guesses = new Int32Array(blockSize)

  /** Where a word stands, or would. */
  function slotOf(first: number, second: number, third: number): number {
    const last = slots.length - 1
    let slot = firstSlotOf(first, second, third) & last
    while (slots[slot] !== 0 && !isAt(slot, first, second, third)) slot = (slot + slotSize) & last
    return slot
  }

  function isAt(slot: number, first: number, second: number, third: number): boolean {
    return slots[slot] === first && slots[slot + 1] === second && slots[slot + 2] === third
  }

  function numberOf(first: number, second: number, third: number): number {
    if (first === 0) return notPlain
    const slot = slotOf(first, second, third)
    return slots[slot] === 0 ? unknown : (slots[slot + 3] ?? 0)
  }

  /**
   * First guesses for all, then a look at each: so memory is asked for many words at once, where one word at a time would
   * wait for each.
   */
  function findBlock(keys: Int32Array, from: number, to: number, numbers: Int32Array): void {
    const last = slots.length - 1
    for (let at = from, key = from * keySize; at < to; at++, key += keySize) {
      const guess = firstSlotOf(keys[key] ?? 0, keys[key + 1] ?? 0, keys[key + 2] ?? 0) & last
      guesses[at - from] = guess
      numbers[at] = slots[guess + 3] ?? 0
    }
    for (let at = from, key = from * keySize; at < to; at++, key += keySize) {
      const [first, second, third] = [keys[key] ?? 0, keys[key + 1] ?? 0, keys[key + 2] ?? 0]
      if (first === 0 || !isAt(guesses[at - from] ?? 0, first, second, third))
        numbers[at] = numberOf(first, second, third)
    }
  }

  function enlarge(): void {
    const before = slots
    slots = new Int32Array(before.length * 2)
    for (let slot = 0; slot < before.length; slot += slotSize) {
      const [first = 0, second = 0, third = 0] = before.subarray(slot, slot + slotSize)
      if (first !== 0) slots.set(before.subarray(slot, slot + slotSize), slotOf(first, second, third))
    }
  }

  return {
    findAll(keys, wanted, numbers) {
      for (let from = 0; from < wanted; from += blockSize)
        findBlock(keys, from, Math.min(from + blockSize, wanted), numbers)
    },
    find: (keys, key) => numberOf(keys[key] ?? 0, keys[key + 1] ?? 0, keys[key + 2] ?? 0),
    add(keys, key, number) {
      const [first, second, third] = [keys[key] ?? 0, keys[key + 1] ?? 0, keys[key + 2] ?? 0]
      slots.set([first, second, third, number], slotOf(first, second, third))
      if (++count * slotSize * 4 > slots.length * 3) enlarge()
    },
  }
}

/** The first slot to look at, in a table without end. */
function firstSlotOf(first: number, second: number, third: number): number {
  const mixed = Math.imul(first ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35), 0x9e3779b1)
  return ((mixed ^ (mixed >>> 15)) & 0xfffffff) * slotSize
}
