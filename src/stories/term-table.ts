import { enlarged } from '../text/enlarged.ts'

/**
 * Gives each stem a number, from 0, in order of first use. Stems are known by 32-bit hashes, 12 bytes each: of a million, some
 * hundred are taken for another.
 */
export type TermTable = {
  of(stem: string): number
  readonly size: number
  readonly bytes: number
  /** What `createTermTable` takes over to go on from here; still in use. */
  save(): Int32Array<ArrayBuffer>
}

export function createTermTable(
  saved: Int32Array<ArrayBuffer> = new Int32Array(0),
  mostTerms = usualMostTerms,
): TermTable {
  let hashes = enlarged(saved, 1 << 10)
  let size = saved.length
  /** Number + 1 by hash, open addressing; 0 is free. */
  let buckets = new Int32Array(0)

  const rebuild = () => {
    buckets = new Int32Array(bucketsFor(hashes.length))
    for (let number = 0; number < size; number++) buckets[freeBucket(buckets, hashes[number] ?? 0)] = number + 1
  }
  rebuild()
  return {
    of(stem) {
      const hash = hashOf(stem)
      for (let at = hash & (buckets.length - 1); ; at = (at + 1) & (buckets.length - 1)) {
        const number = (buckets[at] ?? 0) - 1
        if (number < 0) break
        if (hashes[number] === hash) return number
      }
      // Most of so many were seen once, long ago: a newcomer takes the place of one of them.
      if (size >= mostTerms) return (hash >>> 0) % size
      if (size === hashes.length) {
        hashes = enlarged(hashes, size + 1)
        rebuild()
      }
      hashes[size] = hash
      buckets[freeBucket(buckets, hash)] = size + 1
      return size++
    },
    get size() {
      return size
    },
    get bytes() {
      return hashes.byteLength + buckets.byteLength
    },
    save: () => hashes.subarray(0, size),
  }
}

/** What is kept of each term by all who number things by terms, room to grow among it. */
export const bytesATerm = 64
export const usualMostTerms = 2 ** 22

/** A power of two, twice as many as there can be terms. */
function bucketsFor(terms: number): number {
  return 2 ** Math.ceil(Math.log2(terms * 2))
}

function freeBucket(buckets: Int32Array, hash: number): number {
  let at = hash & (buckets.length - 1)
  while (buckets[at] !== 0) at = (at + 1) & (buckets.length - 1)
  return at
}

/** FNV-1a with the bits stirred at the end, so that the low ones tell stems apart too. */
function hashOf(stem: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < stem.length; at++) hash = Math.imul(hash ^ stem.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) | 0
}
