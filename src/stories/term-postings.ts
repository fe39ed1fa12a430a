import { enlarged } from './enlarged.ts'

/** Which slots hold a term among their heaviest: an inverted index in flat memory, newest first. */
export type TermPostings = {
  add(term: number, slot: number): void
  /** Adds up, for each slot that holds some of the terms, their weights squared. Reads at most so many entries of a term. */
  findSharing(terms: Int32Array, weights: Float32Array, mostTerms: number): Sharing
  clear(): void
}

/** The first `count` places hold the answer, until the next is asked for. */
export type Sharing = { readonly slots: Int32Array; readonly sums: Float32Array; readonly count: number }

export function createTermPostings(): TermPostings {
  // Blocks of eight numbers: the block before, then the slots, in the order they came; `fill` counts those of a term's newest block.
  let blocks = new Int32Array(0)
  let used = 0
  let newest = new Int32Array(0)
  let fill = new Uint8Array(0)
  // By slot while a question is answered.
  let sums = new Float32Array(0)
  let found = new Int32Array(1 << 10)
  let answer = new Float32Array(1 << 10)
  let slots = 0

  return {
    add(term, slot) {
      if (term >= newest.length) {
        newest = enlarged(newest, term + 1)
        fill = enlarged(fill, newest.length)
      }
      slots = Math.max(slots, slot + 1)
      const filled = fill[term] ?? 0
      if (filled === 0 || filled === perBlock) {
        blocks = enlarged(blocks, used + blockLength)
        blocks[used] = filled === 0 ? -1 : (newest[term] ?? -1)
        newest[term] = used
        used += blockLength
        fill[term] = 0
      }
      const at = (fill[term] ?? 0) + 1
      blocks[(newest[term] ?? 0) + at] = slot
      fill[term] = at
    },
    findSharing(terms, weights, mostTerms) {
      sums = enlarged(sums, slots)
      let count = 0
      let read = 0
      for (let place = 0; place < Math.min(mostTerms, terms.length) && read < mostEntries; place++) {
        const term = terms[place] ?? 0
        const square = (weights[place] ?? 0) ** 2
        let left = fill[term] ?? 0
        const last = read + entriesOfTerm
        for (
          let block = left === 0 ? -1 : (newest[term] ?? -1);
          block !== -1 && read < last;
          block = blocks[block] ?? -1
        ) {
          for (let at = left; at > 0; at--) {
            const slot = blocks[block + at] ?? 0
            const sum = sums[slot] ?? 0
            if (sum === 0) {
              found = enlarged(found, count + 1)
              found[count++] = slot
            }
            sums[slot] = sum + square
          }
          read += left
          left = perBlock
        }
      }
      answer = enlarged(answer, found.length)
      for (let at = 0; at < count; at++) {
        answer[at] = sums[found[at] ?? 0] ?? 0
        sums[found[at] ?? 0] = 0
      }
      return { slots: found, sums: answer, count }
    },
    clear() {
      used = 0
      slots = 0
      newest.fill(-1)
      fill.fill(0)
    },
  }
}

const perBlock = 7
const blockLength = 8
/** A story is found by its rarer terms; reading all holders of a common one would only cost time. */
const entriesOfTerm = 400
const mostEntries = 4000
