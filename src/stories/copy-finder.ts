import { readShingles, type Shingles } from './read-shingles.ts'
import { createShingleIndex, type SavedShingles } from './shingle-index.ts'

/** An earlier article whose text another repeats. */
export type FoundCopy = {
  /** As given to `add`. */
  readonly articleId: number
  /** The share of the shorter text's five-word runs that the longer one holds, from 0 to 1. */
  readonly containment: number
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
  /** All that is known, as plain values and typed arrays; see `createCopyFinder`. */
  save(): SavedCopies
}

export type SavedCopies = {
  readonly version: number
  readonly oneIn: number
  readonly first: number
  readonly held: readonly Held[]
  readonly index: SavedShingles
}

/** Grows by one whenever what is saved means something else. */
const savedVersion = 1

/**
 * A finder that forgets nothing unless told. Two texts are copies when the shorter has at least `leastContainment` of its
 * runs in the longer: a new headline, a cut end or a local intro change little of that, where Jaccard would fall.
 * It goes on from what another saved; what another version of the program or another sampling saved is passed over.
 */
export function createCopyFinder({ leastContainment = 0.5, oneIn = 8 } = {}, savedBefore?: SavedCopies): CopyFinder {
  const saved = savedBefore?.version === savedVersion && savedBefore.oneIn === oneIn ? savedBefore : undefined
  const index = createShingleIndex(saved?.index)
  const held: Held[] = [...(saved?.held ?? [])]
  let first = saved?.first ?? 0

  const find = ({ sampled, opening }: Shingles): FoundCopy | undefined => {
    const sampledShared = index.countShared(sampled)
    const openingShared = index.countShared(opening)
    let best: FoundCopy | undefined
    for (const slot of new Set([...sampledShared.keys(), ...openingShared.keys()])) {
      const other = held[slot - first]
      if (other === undefined) continue
      const inBody = sampledShared.get(slot) ?? 0
      const inAll = inBody + (openingShared.get(slot) ?? 0)
      const body = shareOf(inBody, Math.min(sampled.length, other.sampled))
      const all = shareOf(inAll, Math.min(sampled.length + opening.length, other.all))
      const containment = Math.max(body, all)
      if (containment < (best?.containment ?? leastContainment)) continue
      best = { articleId: other.articleId, containment }
    }
    return best
  }
  const add = (articleId: number, { sampled, opening }: Shingles): void => {
    const slot = first + held.length
    index.add(slot, sampled)
    index.add(slot, opening)
    held.push({ articleId, sampled: sampled.length, all: sampled.length + opening.length })
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
    keepNewest(count) {
      const gone = Math.max(0, held.length - count)
      held.splice(0, gone)
      first += gone
      index.dropBefore(first)
    },
    get size() {
      return held.length
    },
    save: () => ({ version: savedVersion, oneIn, first, held: [...held], index: index.save() }),
  }
}

type Held = { readonly articleId: number; readonly sampled: number; readonly all: number }

/** A sentence that both quote is no copy: so many runs must be shared. */
const fewestShared = 4

function shareOf(shared: number, shorter: number): number {
  return shared < fewestShared ? 0 : shared / shorter
}
