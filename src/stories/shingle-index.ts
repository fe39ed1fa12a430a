import { enlarged } from '../text/enlarged.ts'
import { canMerge, forHolders, mergeShingles, mostApart, sealShingles, type SealedShingles } from './sealed-shingles.ts'

/**
 * Which articles hold a fingerprint: an inverted index in flat memory, some 5 bytes an entry. Articles are numbered in
 * order of arrival.
 */
export type ShingleIndex = {
  add(slot: number, shingles: Int32Array): void
  /**
   * How many of these fingerprints, and of others, each article holds; articles with fewer than `fewest` in all are left
   * out.
   */
  countShared(shingles: Int32Array, others?: Int32Array, fewest?: number): readonly SharedShingles[]
  /** Forgets articles below this slot. */
  dropBefore(slot: number): void
  readonly bytes: number
  /** The columns are those in use: what is saved changes with the index. */
  save(): SavedShingles
}

export type SharedShingles = { readonly slot: number; readonly shared: number; readonly others: number }

/** The newest entries in order of arrival, the others sealed. */
export type SavedShingles = {
  readonly hashes: Int32Array<ArrayBuffer>
  readonly slots: Int32Array<ArrayBuffer>
  readonly sealed: readonly SealedShingles[]
  readonly firstSlot: number
  /** Above all slots. */
  readonly end: number
}

/** What was saved is taken over. */
export function createShingleIndex(saved?: SavedShingles, sealAt = usualSealAt): ShingleIndex {
  let hashes = enlarged(saved?.hashes ?? new Int32Array(0), 1 << 12)
  let slots = enlarged(saved?.slots ?? new Int32Array(0), hashes.length)
  let next = new Int32Array(hashes.length)
  let heads = new Int32Array(0)
  let count = saved?.hashes.length ?? 0
  let firstSlot = saved?.firstSlot ?? 0
  let end = saved?.end ?? 0
  const sealed = [...(saved?.sealed ?? [])]
  // While a question is answered: by slot, counted from the first, the fingerprints shared, others below, times `unit`.
  let counts = new Int32Array(0)
  let found = new Int32Array(1 << 10)

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
      end = slot + 1
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
    countShared(shingles, others = none, fewest = 1) {
      counts = enlarged(counts, end - firstSlot)
      let total = 0
      let seen = 0
      let step = unit
      const take = (slot: number): boolean => {
        // Entries run from the newest article back. A run that hundreds print is a phrase, not a sign of a copy.
        if (slot < firstSlot || ++seen > mostHolders) return false
        const at = slot - firstSlot
        if (counts[at] === 0) {
          found = enlarged(found, total + 1)
          found[total++] = at
        }
        counts[at] = (counts[at] ?? 0) + step
        return true
      }
      const takeAll = (hash: number): void => {
        seen = 0
        for (let entry = heads[hash & (heads.length - 1)] ?? -1; entry !== -1; entry = next[entry] ?? -1)
          if (hashes[entry] === hash && !take(slots[entry] ?? 0)) return
        for (let at = sealed.length - 1; at >= 0; at--) {
          const part = sealed[at]
          if (part !== undefined && !forHolders(part, hash, take)) return
        }
      }
      for (const hash of shingles) takeAll(hash)
      step = 1
      for (const hash of others) takeAll(hash)
      const answer: SharedShingles[] = []
      for (const at of found.subarray(0, total)) {
        const count = counts[at] ?? 0
        counts[at] = 0
        const one = { slot: firstSlot + at, shared: Math.floor(count / unit), others: count % unit }
        if (one.shared + one.others >= fewest) answer.push(one)
      }
      return answer
    },
    dropBefore(slot) {
      firstSlot = slot
      end = Math.max(end, slot)
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
      return packed + 3 * hashes.byteLength + heads.byteLength + counts.byteLength
    },
    save: () => ({
      hashes: hashes.subarray(0, count),
      slots: slots.subarray(0, count),
      sealed: [...sealed],
      firstSlot,
      end,
    }),
  }
}

const none = new Int32Array(0)
/** More fingerprints than a text has. */
const unit = 1 << 16
const mostHolders = 300
/** Entries that wait to be packed; those of some eight thousand articles. */
const usualSealAt = 1 << 20

/** The buckets are told apart by the low bits of a hash. */
function powerFor(entries: number): number {
  return 2 ** Math.ceil(Math.log2(entries))
}
