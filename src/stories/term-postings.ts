import { enlarged } from '../text/enlarged.ts'

/** Which slots hold a term among their heaviest: an inverted index in flat memory, newest first. */
export type TermPostings = {
  add(term: number, slot: number): void
  /** Adds up, for each slot that holds some of the terms, their weights squared: of the newest entries of each term. */
  findSharing(terms: Int32Array, weights: Float32Array): Sharing
  /** Forgets slots below this one. Their room is given back once they are half of all, or by `compact`. */
  dropBefore(slot: number): void
  compact(): void
  readonly bytes: number
  /** The columns are those in use: what is saved changes with the postings. */
  save(): SavedPostings
}

export type SavedPostings = {
  readonly base: number
  readonly least: number
  readonly end: number
  readonly used: number
  readonly blocks: Int32Array<ArrayBuffer>
  readonly newest: Int32Array<ArrayBuffer>
  readonly fill: Uint8Array<ArrayBuffer>
}

/** The first `count` places hold the answer, until the next is asked for. */
export type Sharing = { readonly slots: Int32Array; readonly sums: Float32Array; readonly count: number }

/** What was saved is taken over. */
export function createTermPostings(saved?: SavedPostings): TermPostings {
  // Blocks of eight numbers: the block before, then the slots, in the order they came; `fill` counts those of a term's newest block.
  let blocks = saved?.blocks ?? new Int32Array(0)
  let used = saved?.used ?? 0
  let newest = saved?.newest ?? new Int32Array(0)
  let fill = saved?.fill ?? new Uint8Array(0)
  // Blocks hold how far a slot lies above the base.
  let base = saved?.base ?? 0
  let end = saved?.end ?? 0
  let least = saved?.least ?? 0
  // By slot while a question is answered.
  let sums = new Float32Array(0)
  let found = new Int32Array(1 << 10)
  let answer = new Float32Array(1 << 10)

  const push = (term: number, slot: number): void => {
    const filled = fill[term] ?? 0
    if (filled === 0 || filled === perBlock) {
      blocks = enlarged(blocks, used + blockLength, slowGrowth)
      blocks[used] = filled === 0 ? -1 : (newest[term] ?? -1)
      newest[term] = used
      used += blockLength
      fill[term] = 0
    }
    const at = (fill[term] ?? 0) + 1
    blocks[(newest[term] ?? 0) + at] = slot
    fill[term] = at
  }
  /** Writes the blocks anew without what is forgotten. */
  const compact = (): void => {
    const before = { blocks, newest, fill }
    blocks = new Int32Array(0)
    used = 0
    newest = new Int32Array(before.newest.length)
    fill = new Uint8Array(before.fill.length)
    const kept: number[] = []
    for (let term = 0; term < before.fill.length; term++) {
      let left = before.fill[term] ?? 0
      let block = left === 0 ? -1 : (before.newest[term] ?? -1)
      while (block !== -1) {
        for (let at = left; at > 0; at--) kept.push(before.blocks[block + at] ?? 0)
        left = perBlock
        block = before.blocks[block] ?? -1
      }
      for (let slot = kept.pop(); slot !== undefined; slot = kept.pop()) if (slot >= least) push(term, slot - least)
    }
    base += least
    least = 0
    sums = new Float32Array(0)
  }

  return {
    add(term, slot) {
      if (term >= newest.length) {
        newest = enlarged(newest, term + 1)
        fill = enlarged(fill, newest.length)
      }
      end = Math.max(end, slot + 1)
      push(term, slot - base)
    },
    findSharing(terms, weights) {
      sums = enlarged(sums, end - base)
      let count = 0
      let read = 0
      for (let place = 0; place < Math.min(mostTerms, terms.length) && read < mostEntries; place++) {
        const term = terms[place] ?? 0
        const square = (weights[place] ?? 0) ** 2
        let left = fill[term] ?? 0
        let block = left === 0 ? -1 : (newest[term] ?? -1)
        const last = read + entriesOfTerm
        while (block !== -1 && read < last) {
          for (let at = left; at > 0; at--) {
            const slot = blocks[block + at] ?? 0
            // Entries run from the newest article back.
            if (slot < least) break
            const sum = sums[slot] ?? 0
            if (sum === 0) {
              found = enlarged(found, count + 1)
              found[count++] = slot
            }
            sums[slot] = sum + square
          }
          read += left
          left = perBlock
          block = (blocks[block + 1] ?? 0) < least ? -1 : (blocks[block] ?? -1)
        }
      }
      answer = enlarged(answer, found.length)
      for (let at = 0; at < count; at++) {
        const slot = found[at] ?? 0
        answer[at] = sums[slot] ?? 0
        sums[slot] = 0
        found[at] = slot + base
      }
      return { slots: found, sums: answer, count }
    },
    dropBefore(slot) {
      least = Math.max(least, slot - base)
      // Moving all others is worth it only when many go.
      if (least * 2 > end - base) compact()
    },
    compact,
    get bytes() {
      return blocks.byteLength + newest.byteLength + fill.byteLength + sums.byteLength
    },
    save: () => ({ base, least, end, used, blocks: blocks.subarray(0, used), newest, fill }),
  }
}

/** Of the article asked, heaviest first. */
const mostTerms = 40
const perBlock = 7
const blockLength = 8
/** The largest column: twice its room would be half wasted. */
const slowGrowth = 1.25
/** A story is found by its rarer terms; reading all holders of a common one would only cost time. */
const entriesOfTerm = 400
const mostEntries = 4000
