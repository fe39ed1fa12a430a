import { enlarged } from './enlarged.ts'
import { canMerge, forHolders, mergeShingles, mostApart, sealShingles, type SealedShingles } from './sealed-shingles.ts'

/**
 * Which articles hold a fingerprint: an inverted index in flat memory, some 5 bytes an entry. Articles are numbered in
 * order of arrival.
 */
export type ShingleIndex = {
  add(slot: number, shingles: Int32Array): void
  /** How many of these fingerprints each article holds; articles with none are left out. */
  countShared(shingles: Int32Array): ReadonlyMap<number, number>
  /** Forgets articles below this slot. */
  dropBefore(slot: number): void
  readonly bytes: number
  /** The columns are those in use: what is saved changes with the index. */
  save(): SavedShingles
}

/** The newest entries in order of arrival, the others sealed. */
export type SavedShingles = {
  readonly hashes: Int32Array<ArrayBuffer>
  readonly slots: Int32Array<ArrayBuffer>
  readonly sealed: readonly SealedShingles[]
  readonly firstSlot: number
}

/** What was saved is taken over. */
export function createShingleIndex(saved?: SavedShingles, sealAt = usualSealAt): ShingleIndex {
  let hashes = enlarged(saved?.hashes ?? new Int32Array(0), 1 << 12)
  let slots = enlarged(saved?.slots ?? new Int32Array(0), hashes.length)
  let next = new Int32Array(hashes.length)
  let heads = new Int32Array(0)
  let count = saved?.hashes.length ?? 0
  let firstSlot = saved?.firstSlot ?? 0
  const sealed = [...(saved?.sealed ?? [])]

  const link = (entry: number) => {
    const bucket = (hashes[entry] ?? 0) & (heads.length - 1)
    next[entry] = heads[bucket] ?? -1
    heads[bucket] = entry
  }
  const relink = () => {
    next = new Int32Array(hashes.length)
    heads = new Int32Array(powerFor(hashes.length)).fill(-1)
    for (let entry = 0; entry < count; entry++) link(entry)
  }
  const seal = () => {
    let newest = sealShingles(hashes.subarray(0, count), slots.subarray(0, count))
    for (let older = sealed.at(-1); older !== undefined && canMerge(older, newest); older = sealed.at(-1)) {
      newest = mergeShingles(older, newest)
      sealed.pop()
    }
    sealed.push(newest)
    count = 0
    heads.fill(-1)
  }
  relink()
  return {
    add(slot, shingles) {
      if (count >= sealAt || (count > 0 && slot - (slots[0] ?? slot) >= mostApart)) seal()
      if (count + shingles.length > hashes.length) {
        hashes = enlarged(hashes, count + shingles.length)
        slots = enlarged(slots, hashes.length)
        relink()
      }
      for (const hash of shingles) {
        hashes[count] = hash
        slots[count] = slot
        link(count)
        count++
      }
    },
    countShared(shingles) {
      const shared = new Map<number, number>()
      let seen = 0
      const take = (slot: number): boolean => {
        // Entries run from the newest article back. A run that hundreds print is a phrase, not a sign of a copy.
        if (slot < firstSlot || ++seen > mostHolders) return false
        shared.set(slot, (shared.get(slot) ?? 0) + 1)
        return true
      }
      const takeUnsealed = (hash: number): boolean => {
        for (let entry = heads[hash & (heads.length - 1)] ?? -1; entry !== -1; entry = next[entry] ?? -1)
          if (hashes[entry] === hash && !take(slots[entry] ?? 0)) return false
        return true
      }
      for (const hash of shingles) {
        seen = 0
        if (!takeUnsealed(hash)) continue
        for (let at = sealed.length - 1; at >= 0; at--) {
          const part = sealed[at]
          if (part !== undefined && !forHolders(part, hash, take)) break
        }
      }
      return shared
    },
    dropBefore(slot) {
      firstSlot = slot
      while ((sealed[0]?.lastSlot ?? slot) < slot) sealed.shift()
      let gone = 0
      while (gone < count && (slots[gone] ?? 0) < slot) gone++
      // Moving all entries is worth it only when many go.
      if (gone * 2 < count || gone === 0) return
      hashes.copyWithin(0, gone, count)
      slots.copyWithin(0, gone, count)
      count -= gone
      relink()
    },
    get bytes() {
      const packed = sealed.reduce((sum, { ends, entries }) => sum + ends.byteLength + entries.byteLength, 0)
      return packed + 3 * hashes.byteLength + heads.byteLength
    },
    save: () => ({
      hashes: hashes.subarray(0, count),
      slots: slots.subarray(0, count),
      sealed: [...sealed],
      firstSlot,
    }),
  }
}

const mostHolders = 300
/** Entries that wait to be packed; those of some eight thousand articles. */
const usualSealAt = 1 << 20

/** The buckets are told apart by the low bits of a hash. */
function powerFor(entries: number): number {
  return 2 ** Math.ceil(Math.log2(entries))
}
