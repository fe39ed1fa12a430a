import { enlarged } from './enlarged.ts'

/** Which articles hold a fingerprint: an inverted index in flat memory, 12 bytes an entry. Articles are numbered in order of arrival. */
export type ShingleIndex = {
  add(slot: number, shingles: Int32Array): void
  /** How many of these fingerprints each article holds; articles with none are left out. */
  countShared(shingles: Int32Array): ReadonlyMap<number, number>
  /** Forgets articles below this slot. */
  dropBefore(slot: number): void
  /** Keeps only some articles, in their order; they are numbered anew from 0. */
  filter(isKept: (slot: number) => boolean): void
  save(): SavedShingles
}

/** The entries in order of arrival. */
export type SavedShingles = { readonly hashes: Int32Array; readonly slots: Int32Array; readonly firstSlot: number }

export function createShingleIndex(saved?: SavedShingles): ShingleIndex {
  let hashes = enlarged(saved?.hashes.slice() ?? new Int32Array(0), 1 << 12)
  let slots = enlarged(saved?.slots.slice() ?? new Int32Array(0), hashes.length)
  let next = new Int32Array(hashes.length)
  let heads = new Int32Array(0)
  let count = saved?.hashes.length ?? 0
  let firstSlot = saved?.firstSlot ?? 0

  const link = (entry: number) => {
    const bucket = (hashes[entry] ?? 0) & (heads.length - 1)
    next[entry] = heads[bucket] ?? -1
    heads[bucket] = entry
  }
  const relink = (buckets: number) => {
    heads = new Int32Array(buckets).fill(-1)
    for (let entry = 0; entry < count; entry++) link(entry)
  }
  const grow = () => {
    hashes = enlarged(hashes, count + 1)
    slots = enlarged(slots, count + 1)
    next = new Int32Array(hashes.length)
    relink(powerFor(hashes.length))
  }
  relink(powerFor(hashes.length))
  return {
    add(slot, shingles) {
      for (const hash of shingles) {
        if (count === hashes.length) grow()
        hashes[count] = hash
        slots[count] = slot
        link(count)
        count++
      }
    },
    countShared(shingles) {
      const shared = new Map<number, number>()
      for (const hash of shingles) {
        let seen = 0
        for (let entry = heads[hash & (heads.length - 1)] ?? -1; entry !== -1; entry = next[entry] ?? -1) {
          if (hashes[entry] !== hash) continue
          const slot = slots[entry] ?? 0
          // Entries run from the newest article back. A run that hundreds print is a phrase, not a sign of a copy.
          if (slot < firstSlot || ++seen > mostHolders) break
          shared.set(slot, (shared.get(slot) ?? 0) + 1)
        }
      }
      return shared
    },
    dropBefore(slot) {
      firstSlot = slot
      let gone = 0
      while (gone < count && (slots[gone] ?? 0) < slot) gone++
      // Moving all entries is worth it only when many go.
      if (gone * 2 < count || gone === 0) return
      hashes.copyWithin(0, gone, count)
      slots.copyWithin(0, gone, count)
      count -= gone
      relink(heads.length)
    },
    filter(isKept) {
      let kept = 0
      let slot = 0
      let renumbered = 0
      for (let entry = 0; entry < count; entry++) {
        for (const of = slots[entry] ?? 0; slot < of; slot++) if (isKept(slot)) renumbered++
        if (!isKept(slot)) continue
        hashes[kept] = hashes[entry] ?? 0
        slots[kept++] = renumbered
      }
      count = kept
      firstSlot = 0
      relink(heads.length)
    },
    save: () => ({ hashes: hashes.slice(0, count), slots: slots.slice(0, count), firstSlot }),
  }
}

const mostHolders = 300

/** The buckets are told apart by the low bits of a hash. */
function powerFor(entries: number): number {
  return 2 ** Math.ceil(Math.log2(entries))
}
