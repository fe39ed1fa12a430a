/** Numbers for distinct stretches of text; most are found without making a string of each. */
export type SliceTable = {
  /** -1 for a stretch that was not added. */
  find(text: string, start: number, end: number): number
  /** Adds a stretch that was not found; several may have one number. */
  add(text: string, start: number, end: number, number: number): void
}

/** Longer stretches, and letters beyond Latin-1, are kept as strings. */
const packedUnits = 12

export function createSliceTable(): SliceTable {
  // Up to twelve letters as three integers, then the number.
  let slots = new Int32Array(1024 * 4).fill(-1)
  let packedCount = 0
  const others = new Map<string, number>()
  const key = new Int32Array(3)

  /** False when the stretch is not one that can be packed. */
  function pack(text: string, start: number, end: number): boolean {
    if (end - start > packedUnits) return false
    let seen = 0
    let at = start
    for (let part = 0; part < 3; part++) {
      const stop = Math.min(end, at + 4)
      let packed = 0
      while (at < stop) {
        const unit = text.charCodeAt(at++)
        seen |= unit
        packed = (packed << 8) | unit
      }
      key[part] = packed
    }
    return seen < 256
  }

  /** Where the packed key stands, or could stand. */
  function slotOf(): number {
    const first = key[0] ?? 0
    const second = key[1] ?? 0
    const third = key[2] ?? 0
    const mask = slots.length - 1
    let slot = (hash(first, second, third) << 2) & mask
    while (slots[slot + 3] !== -1) {
      if (slots[slot] === first && slots[slot + 1] === second && slots[slot + 2] === third) break
      slot = (slot + 4) & mask
    }
    return slot
  }

  function put(number: number): void {
    const slot = slotOf()
    slots.set(key, slot)
    slots[slot + 3] = number
  }

  function enlarge(): void {
    const before = slots
    slots = new Int32Array(before.length * 2).fill(-1)
    for (let slot = 0; slot < before.length; slot += 4) {
      const number = before[slot + 3] ?? -1
      if (number === -1) continue
      key.set(before.subarray(slot, slot + 3))
      put(number)
    }
  }

  return {
    find(text, start, end) {
      if (!pack(text, start, end)) return others.get(text.slice(start, end)) ?? -1
      return slots[slotOf() + 3] ?? -1
    },
    add(text, start, end, number) {
      if (!pack(text, start, end)) return void others.set(detach(text.slice(start, end)), number)
      put(number)
      if (++packedCount * 8 > slots.length) enlarge()
    },
  }
}

function hash(first: number, second: number, third: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

/** A slice of 13 units or more would keep the whole text it was cut from in memory; V8 copies shorter ones. */
export function detach(slice: string): string {
  return slice.length < 13 ? slice : Array.from(slice).join('')
}
