import { type Lists, type SavedLists, createLists } from './lists.ts'
import { none } from './marks.ts'

/** Who waits for which query: about 20 bytes a watch. Ids of watches are 32-bit integers. */
export type Watchers = {
  /** How many queries have watches. */
  readonly busyCount: number
  /** A watch that waits already waits for this query instead. */
  join(watchId: number, query: number): void
  leave(watchId: number): void
  /** The watches of each query. */
  readonly byQuery: Lists
  /** The same watches, when queries have got other numbers. */
  renumber(numbers: Int32Array): Watchers
  save(): SavedWatchers
}

export type SavedWatchers = {
  readonly slots: Int32Array
  readonly usedCount: number
  readonly busyCount: number
  readonly byQuery: SavedLists
}

export function createWatchers(saved?: SavedWatchers): Watchers {
  const byQuery = createLists(saved?.byQuery)
  // An open hash table: watch, query + 1. Zero when never used, `left` when no longer.
  let slots = saved?.slots ?? new Int32Array(64)
  let usedCount = saved?.usedCount ?? 0
  let busyCount = saved?.busyCount ?? 0

  function slotOf(table: Int32Array, watchId: number): number {
    const last = table.length - 1
    let slot = (mix(watchId) * 2) & last
    while (table[slot + 1] !== 0 && !(table[slot] === watchId && table[slot + 1] !== left)) slot = (slot + 2) & last
    return slot
  }

  function reserve(more: number): void {
    if ((usedCount + more) * 8 <= slots.length * 3) return
    const waiting = countWaiting()
    const larger = new Int32Array(Math.max(64, 2 ** Math.ceil(Math.log2((waiting + more) * 4))))
    for (let slot = 0; slot < slots.length; slot += 2) {
      if (!isWaiting(slot)) continue
      const to = slotOf(larger, slots[slot] ?? 0)
      larger.set(slots.subarray(slot, slot + 2), to)
    }
    slots = larger
    usedCount = waiting
  }

  const isWaiting = (slot: number): boolean => slots[slot + 1] !== 0 && slots[slot + 1] !== left

  function countWaiting(): number {
    let count = 0
    for (let slot = 0; slot < slots.length; slot += 2) if (isWaiting(slot)) count++
    return count
  }

  function join(watchId: number, query: number): void {
    if ((watchId | 0) !== watchId)
      throw new RangeError(`A watch can't have the id ${watchId}: ids are 32-bit integers.`)
    leave(watchId)
    reserve(1)
    const slot = slotOf(slots, watchId)
    slots[slot] = watchId
    slots[slot + 1] = query + 1
    usedCount++
    if (byQuery.lengthOf(query) === 0) busyCount++
    byQuery.push(query, watchId)
  }

  function leave(watchId: number): void {
    const slot = slotOf(slots, watchId)
    const query = (slots[slot + 1] ?? 0) - 1
    if (query === none) return
    slots[slot + 1] = left
    byQuery.remove(query, watchId)
    if (byQuery.lengthOf(query) === 0) busyCount--
  }

  return {
    get busyCount() {
      return busyCount
    },
    join,
    leave,
    byQuery,
    renumber(numbers) {
      const renumbered = createWatchers()
      for (let slot = 0; slot < slots.length; slot += 2) {
        if (isWaiting(slot)) renumbered.join(slots[slot] ?? 0, numbers[(slots[slot + 1] ?? 0) - 1] ?? none)
      }
      return renumbered
    },
    save: () => ({ slots: slots.slice(), usedCount, busyCount, byQuery: byQuery.save() }),
  }
}

const left = -1

/** Ids mostly count up, so their low bits would do; but nobody promised it. */
function mix(watchId: number): number {
  const product = Math.imul(watchId, 0x9e3779b1)
  return (product ^ (product >>> 15)) & 0x1fffffff
}
