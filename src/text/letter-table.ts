/**
 * Numbers for words of up to 18 plain letters a to z, in capitals or not. The letters themselves, five bits each, stand in
 * the table, so that a known word costs one look at memory.
 */
export type LetterTable = {
  /**
   * Writes the numbers of the first `count` stretches to `numbers`: `unknown` for what was not added, `notPlain` for what
   * can't be. The units are read as `unitsOf` gives them.
   */
  findAll(units: Uint16Array, stretches: Stretches, count: number, numbers: Int32Array): void
  /** Of a stretch alone. */
  find(units: Uint16Array, start: number, end: number): number
  /** Adds a stretch that is `unknown`. */
  add(units: Uint16Array, start: number, end: number, number: number): void
}

export type Stretches = { readonly starts: Int32Array; readonly ends: Int32Array }

export const unknown = -1
export const notPlain = -2

/** Three groups of letters, and the number; an empty slot has no letters. */
const slotSize = 4
const groupSize = 6
const longest = 3 * groupSize
const blockSize = 256

export function createLetterTable(): LetterTable {
  let slots = new Int32Array(4096 * slotSize)
  let count = 0
  const keys = new Int32Array(blockSize * slotSize)

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
  function findBlock(units: Uint16Array, stretches: Stretches, from: number, to: number, numbers: Int32Array): void {
    const { starts, ends } = stretches
    const last = slots.length - 1
    for (let at = from, key = 0; at < to; at++, key += slotSize) {
      packInto(keys, key, units, starts[at] ?? 0, ends[at] ?? 0)
      keys[key + 3] = firstSlotOf(keys[key] ?? 0, keys[key + 1] ?? 0, keys[key + 2] ?? 0) & last
    }
    for (let at = from, key = 3; at < to; at++, key += slotSize) numbers[at] = slots[(keys[key] ?? 0) + 3] ?? 0
    for (let at = from, key = 0; at < to; at++, key += slotSize) {
      const [first, second, third] = [keys[key] ?? 0, keys[key + 1] ?? 0, keys[key + 2] ?? 0]
      if (first === 0 || !isAt(keys[key + 3] ?? 0, first, second, third)) numbers[at] = numberOf(first, second, third)
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
    findAll(units, stretches, count, numbers) {
      for (let from = 0; from < count; from += blockSize)
        findBlock(units, stretches, from, Math.min(from + blockSize, count), numbers)
    },
    find(units, start, end) {
      packInto(keys, 0, units, start, end)
      const [first = 0, second = 0, third = 0] = keys
      return numberOf(first, second, third)
    },
    add(units, start, end, number) {
      packInto(keys, 0, units, start, end)
      const [first = 0, second = 0, third = 0] = keys
      slots.set([first, second, third, number], slotOf(first, second, third))
      if (++count * slotSize * 2 > slots.length) enlarge()
    },
  }
}

/** The letters of a stretch, or zero at `key` when there are others or too many. */
function packInto(keys: Int32Array, key: number, units: Uint16Array, start: number, end: number): void {
  const second = start + groupSize
  const third = second + groupSize
  keys[key] = pack(units, start, Math.min(end, second))
  keys[key + 1] = pack(units, second, Math.min(end, third))
  keys[key + 2] = pack(units, third, end)
  const isPlain = (keys[key + 1] ?? 0) >= 0 && (keys[key + 2] ?? 0) >= 0 && end - start <= longest
  if ((keys[key] ?? 0) < 0 || !isPlain) keys[key] = 0
}

/** Five bits a letter, from 1; below zero when one is not plain. */
function pack(units: Uint16Array, start: number, end: number): number {
  let packed = 0
  for (let at = start; at < end; at++) {
    const letter = ((units[at] ?? 0) | 32) - 96
    if (letter < 1 || letter > 26) return notPlain
    packed = (packed << 5) | letter
  }
  return packed
}

/** The first slot to look at, in a table without end. */
function firstSlotOf(first: number, second: number, third: number): number {
  const mixed = Math.imul(first ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35), 0x9e3779b1)
  return ((mixed ^ (mixed >>> 15)) & 0xfffffff) * slotSize
}
