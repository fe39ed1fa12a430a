/** Numbers, from 0 on, for distinct stretches of text, found without making a string of each. */
export type SliceTable = {
  readonly count: number
  /** -1 for a stretch that was not added. */
  find(text: string, start: number, end: number): number
  /** Adds a stretch that was not found, and gives its number. */
  add(text: string, start: number, end: number): number
  clear(): void
}

export function createSliceTable(): SliceTable {
  let units = new Uint16Array(4096)
  let ends = new Int32Array(512)
  let slots = new Int32Array(1024).fill(-1)
  let count = 0

  function isSame(number: number, text: string, start: number, end: number): boolean {
    let at = number === 0 ? 0 : (ends[number - 1] ?? 0)
    if ((ends[number] ?? 0) - at !== end - start) return false
    for (let index = start; index < end; index++) if (units[at++] !== text.charCodeAt(index)) return false
    return true
  }

  function enlarge(): void {
    slots = new Int32Array(slots.length * 2).fill(-1)
    const mask = slots.length - 1
    for (let number = 0; number < count; number++) {
      let hash = seed
      for (let at = number === 0 ? 0 : (ends[number - 1] ?? 0); at < (ends[number] ?? 0); at++) {
        hash = Math.imul(hash ^ (units[at] ?? 0), prime)
      }
      let slot = finish(hash) & mask
      while (slots[slot] !== -1) slot = (slot + 1) & mask
      slots[slot] = number
    }
  }

  function slotOf(text: string, start: number, end: number): number {
    const mask = slots.length - 1
    let slot = hashOf(text, start, end) & mask
    let number = slots[slot] ?? -1
    while (number !== -1 && !isSame(number, text, start, end)) {
      slot = (slot + 1) & mask
      number = slots[slot] ?? -1
    }
    return slot
  }

  return {
    get count() {
      return count
    },
    find: (text, start, end) => slots[slotOf(text, start, end)] ?? -1,
    add(text, start, end) {
      const from = count === 0 ? 0 : (ends[count - 1] ?? 0)
      const to = from + end - start
      if (to > units.length) units = enlarged(units, new Uint16Array(Math.max(to, units.length * 2)))
      if (count === ends.length) ends = enlarged(ends, new Int32Array(ends.length * 2))
      for (let at = start; at < end; at++) units[from + at - start] = text.charCodeAt(at)
      ends[count] = to
      slots[slotOf(text, start, end)] = count
      count++
      if (count * 2 > slots.length) enlarge()
      return count - 1
    },
    clear() {
      slots.fill(-1)
      count = 0
    },
  }
}

/** FNV-1a. */
const seed = 0x811c9dc5
const prime = 0x01000193

function hashOf(text: string, start: number, end: number): number {
  let hash = seed
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), prime)
  return finish(hash)
}

function finish(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0
}

function enlarged<List extends Uint16Array | Int32Array>(from: List, to: List): List {
  to.set(from)
  return to
}
