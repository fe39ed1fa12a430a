import { enlarged } from '../text/enlarged.ts'
import { readShingles, type Shingles } from './read-shingles.ts'
import { createShingleIndex, type SavedShingles } from './shingle-index.ts'

/** An earlier article whose text another repeats. */
export type FoundCopy = {
  /** As given to `add`. */
  readonly articleId: number
  /** The share of the shorter text's five-word runs that the longer one holds, from 0 to 1. */
  readonly containment: number
  /** How many of the runs that are compared (one in `oneIn`) both hold. */
  readonly shared: number
}

/** Knows the texts of a window of articles by their five-word runs. */
export type CopyFinder = {
  /** The earlier article that shares most with a text, when that makes one a copy of the other. */
  find(text: string): FoundCopy | undefined
  /** Remembers an article; ids need not grow, but articles are forgotten in the order they were added. */
  add(articleId: number, text: string): void
  /** `find`, then `add`, reading the text once. */
  findAndAdd(articleId: number, text: string): FoundCopy | undefined
  /** Forgets all but the newest so many articles. */
  keepNewest(count: number): void
  readonly size: number
  readonly bytes: number
  /** All that is known, as plain values and columns that are still in use; see `createCopyFinder`. */
  save(): SavedCopies
}

export type SavedCopies = {
  readonly version: number
  readonly oneIn: number
  readonly first: number
  /** By slot, from `first` on: whose it is, and how many fingerprints are kept of it. */
  readonly articleIds: Float64Array<ArrayBuffer>
  readonly sampled: Int32Array<ArrayBuffer>
  readonly all: Int32Array<ArrayBuffer>
  readonly index: SavedShingles
}

/** Grows by one whenever what is saved means something else. */
const savedVersion = 3

/**
 * A finder that forgets nothing unless told. Two texts are copies when the shorter has at least `leastContainment` of its
 * runs in the longer: a new headline, a cut end or a local intro change little of that, where Jaccard would fall.
 * It takes over what another saved; what another version of the program or another sampling saved is passed over.
 */
export function createCopyFinder({ leastContainment = 0.5, oneIn = 8 } = {}, savedBefore?: SavedCopies): CopyFinder {
  const saved = savedBefore?.version === savedVersion && savedBefore.oneIn === oneIn ? savedBefore : undefined
  const index = createShingleIndex(saved?.index)
  let articleIds = saved?.articleIds ?? new Float64Array(0)
  let sampledOf = saved?.sampled ?? new Int32Array(0)
  let allOf = saved?.all ?? new Int32Array(0)
  let count = articleIds.length
  let first = saved?.first ?? 0

  const find = ({ sampled, opening }: Shingles): FoundCopy | undefined => {
    let best: FoundCopy | undefined
    for (const { slot, shared, others } of index.countShared(sampled, opening, fewestShared)) {
      const at = slot - first
      const body = shareOf(shared, Math.min(sampled.length, sampledOf[at] ?? 0))
      const all = shareOf(shared + others, Math.min(sampled.length + opening.length, allOf[at] ?? 0))
      const containment = Math.max(body, all)
      if (containment < (best?.containment ?? leastContainment)) continue
      best = { articleId: articleIds[at] ?? -1, containment, shared }
    }
    return best
  }
  const add = (articleId: number, { sampled, opening }: Shingles): void => {
    const at = count++
    const slot = first + at
    articleIds = enlarged(articleIds, count)
    sampledOf = enlarged(sampledOf, count)
    allOf = enlarged(allOf, count)
    articleIds[at] = articleId
    sampledOf[at] = sampled.length
    allOf[at] = sampled.length + opening.length
    index.add(slot, sampled)
    index.add(slot, opening)
  }
  return {
    find: text => find(readShingles(text, oneIn)),
    add: (articleId, text) => add(articleId, readShingles(text, oneIn)),
    findAndAdd(articleId, text) {
      const shingles = readShingles(text, oneIn)
      const found = find(shingles)
      add(articleId, shingles)
      return found
    },
    keepNewest(kept) {
      const gone = Math.max(0, count - kept)
      for (const column of [articleIds, sampledOf, allOf]) column.copyWithin(0, gone, count)
      count -= gone
      first += gone
      index.dropBefore(first)
    },
    get size() {
      return count
    },
    get bytes() {
      return index.bytes + articleIds.byteLength + sampledOf.byteLength + allOf.byteLength
    },
    save: () => ({
      version: savedVersion,
      oneIn,
      first,
      articleIds: articleIds.subarray(0, count),
      sampled: sampledOf.subarray(0, count),
      all: allOf.subarray(0, count),
      index: index.save(),
    }),
  }
}

/** A sentence that both quote is no copy: so many runs must be shared. */
const fewestShared = 4

function shareOf(shared: number, shorter: number): number {
  return shared < fewestShared ? 0 : shared / shorter
}
