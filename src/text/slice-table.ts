import { enlarged } from './enlarged.ts'

/** Numbers for distinct stretches of text, found by their UTF-16 units (see `unitsOf`) without making a string of each. */
export type SliceTable = {
  /** -1 for a stretch that was not added. */
  find(units: Uint16Array, start: number, end: number): number
  /** Adds a stretch that was not found; several may have one number. */
  add(units: Uint16Array, start: number, end: number, number: number): void
  /** Each stretch with its number, in the order of their coming. */
  entries(): IterableIterator<readonly [string, number]>
  /** Plain data, from which `createSliceTable` makes the same table. */
  save(): SavedSlices
}

export type SavedSlices = { readonly entries: Uint16Array; readonly slots: Int32Array; readonly count: number }

/** In the order of their coming, so that common words lie close together: number (two units), length, units. */
const headSize = 3

/** What was saved is taken over, not copied. */
export function createSliceTable(saved?: SavedSlices): SliceTable {
  let entries = saved?.entries ?? new Uint16Array(1024)
  let used = saved?.entries.length ?? 0
  let count = saved?.count ?? 0
  // Place + 1 of an entry; 0 when empty.
  let slots = saved?.slots ?? new Int32Array(256)

  function isSame(place: number, units: Uint16Array, start: number, length: number): boolean {
    if (entries[place + 2] !== length) return false
    const first = place + headSize
    for (let at = 0; at < length; at++) if (entries[first + at] !== units[start + at]) return false
    return true
  }

  function put(table: Int32Array, place: number): void {
    const first = place + headSize
    const last = table.length - 1
    let slot = hashOf(entries, first, first + (entries[place + 2] ?? 0)) & last
    while (table[slot] !== 0) slot = (slot + 1) & last
    table[slot] = place + 1
  }

  function enlarge(): void {
    const larger = new Int32Array(slots.length * 2)
    for (const slot of slots) if (slot !== 0) put(larger, slot - 1)
    slots = larger
  }

  function find(units: Uint16Array, start: number, end: number): number {
    const last = slots.length - 1
    for (let slot = hashOf(units, start, end) & last; ; slot = (slot + 1) & last) {
      const place = (slots[slot] ?? 0) - 1
      if (place < 0) return -1
      if (isSame(place, units, start, end - start)) return numberAt(place)
    }
  }

  function numberAt(place: number): number {
    return (entries[place] ?? 0) + (entries[place + 1] ?? 0) * 65_536
  }

  return {
    find,
    add(units, start, end, number) {
      const wanted = used + headSize + end - start
      entries = enlarged(entries, wanted, 1.4)
      entries.set([number % 65_536, Math.floor(number / 65_536), end - start], used)
      entries.set(units.subarray(start, end), used + headSize)
      put(slots, used)
      used = wanted
      if (++count * 2 > slots.length) enlarge()
    },
    *entries() {
      for (let place = 0; place < used;) {
        const first = place + headSize
        const end = first + (entries[place + 2] ?? 0)
        yield [String.fromCharCode(...entries.subarray(first, end)), numberAt(place)]
        place = end
      }
    },
    save: () => ({ entries: entries.slice(0, used), slots: slots.slice(), count }),
  }
}

/** Two units at a time. At most 29 bits: a small integer. */
function hashOf(units: Uint16Array, start: number, end: number): number {
  let value = end - start
  let at = start
  for (; at + 1 < end; at += 2) value = mix(value ^ ((units[at] ?? 0) | ((units[at + 1] ?? 0) << 16)))
  if (at < end) value = mix(value ^ (units[at] ?? 0))
  return value & 0x1fffffff
}

function mix(value: number): number {
  const product = Math.imul(value, 0x9e3779b1)
  return product ^ (product >>> 15)
}
