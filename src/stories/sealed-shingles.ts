/**
 * Fingerprints of a run of articles, packed: four bytes an entry and a directory by their first bits. Nothing is added to
 * them any more.
 */
export type SealedShingles = {
  readonly firstSlot: number
  readonly lastSlot: number
  /** Where the entries of each bucket end. */
  readonly ends: Int32Array<ArrayBuffer>
  /** The last bits of the fingerprint, then how far the slot lies above the first; in order of arrival within a bucket. */
  readonly entries: Uint32Array<ArrayBuffer>
}

/** Entries in order of arrival. */
export function sealShingles(hashes: Int32Array, slots: Int32Array): SealedShingles {
  const firstSlot = slots[0] ?? 0
  const ends = new Int32Array(buckets)
  for (const hash of hashes) ends[bucketOf(hash)] = (ends[bucketOf(hash)] ?? 0) + 1
  let end = 0
  for (let bucket = 0; bucket < buckets; bucket++) {
    const count = ends[bucket] ?? 0
    ends[bucket] = end
    end += count
  }
  const entries = new Uint32Array(hashes.length)
  for (const [at, hash] of hashes.entries()) {
    const place = ends[bucketOf(hash)] ?? 0
    ends[bucketOf(hash)] = place + 1
    entries[place] = ((hash & lowMask) << slotBits) | ((slots[at] ?? 0) - firstSlot)
  }
  return { firstSlot, lastSlot: slots.at(-1) ?? 0, ends, entries }
}

/** The second follows the first; see `canMerge`. */
export function mergeShingles(older: SealedShingles, newer: SealedShingles): SealedShingles {
  const entries = new Uint32Array(older.entries.length + newer.entries.length)
  const ends = new Int32Array(buckets)
  const shift = newer.firstSlot - older.firstSlot
  let end = 0
  let fromOlder = 0
  let fromNewer = 0
  for (let bucket = 0; bucket < buckets; bucket++) {
    const olderEnd = older.ends[bucket] ?? 0
    while (fromOlder < olderEnd) entries[end++] = older.entries[fromOlder++] ?? 0
    const newerEnd = newer.ends[bucket] ?? 0
    while (fromNewer < newerEnd) entries[end++] = (newer.entries[fromNewer++] ?? 0) + shift
    ends[bucket] = end
  }
  return { firstSlot: older.firstSlot, lastSlot: newer.lastSlot, ends, entries }
}

/** Two of about one size make one, so that there are few; a very large one could be forgotten only as a whole. */
export function canMerge(older: SealedShingles, newer: SealedShingles): boolean {
  return (
    older.entries.length < 2 * newer.entries.length &&
    older.entries.length + newer.entries.length <= mostEntries &&
    newer.lastSlot - older.firstSlot <= mostApart
  )
}

/** Calls back with the slots that hold a fingerprint, newest first, until it says false. */
export function forHolders(
  { ends, entries, firstSlot }: SealedShingles,
  hash: number,
  call: (slot: number) => boolean,
): boolean {
  const bucket = bucketOf(hash)
  const start = bucket === 0 ? 0 : (ends[bucket - 1] ?? 0)
  const low = hash & lowMask
  for (let at = (ends[bucket] ?? 0) - 1; at >= start; at--) {
    const entry = entries[at] ?? 0
    if (entry >>> slotBits === low && !call(firstSlot + (entry & mostApart))) return false
  }
  return true
}

const slotBits = 20
/** Articles sealed together lie at most so many slots apart. */
export const mostApart = 2 ** slotBits - 1
const lowMask = 2 ** (32 - slotBits) - 1
const buckets = 2 ** slotBits
const mostEntries = 2 ** 24

function bucketOf(hash: number): number {
  return hash >>> (32 - slotBits)
}
