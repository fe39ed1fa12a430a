import type { Term } from '../text/analyse.ts'
import { stopWords } from '../text/stop-words.ts'

/**
 * Fingerprints of what a text quotes: of the runs of five words within its quotation marks some, each once, as 32-bit
 * numbers. Of two texts that quote the same eight words or more both keep one that they share.
 * Source: Schleimer, Wilkerson and Aiken, "Winnowing" (2003).
 */
export function readQuotedRuns(text: string, terms: readonly Term[]): Int32Array {
  const kept = new Set<number>()
  let quoted: Term[] = []
  let isInside = false
  let end = 0
  const close = () => {
    keepLeast(runsOf(quoted), kept)
    quoted = []
  }
  for (const term of terms) {
    for (let at = end; at < term.start; at++) {
      const code = text.charCodeAt(at)
      if (!marks.has(code)) continue
      close()
      isInside = code === straight ? !isInside : opening.has(code)
    }
    end = term.end
    if (isInside) quoted.push(term)
    if (kept.size >= mostKept) break
  }
  close()
  return Int32Array.from(kept).subarray(0, mostKept)
}

const straight = 0x22
const opening = new Set(Array.from('“„«', mark => mark.charCodeAt(0)))
/** A paragraph's end closes what was left open. */
const marks = new Set([straight, ...opening, ...Array.from('”»\n', mark => mark.charCodeAt(0))])

const runLength = 5
/** Of so many runs in a row one is kept. */
const windowLength = 4
/** "That is what I" is said by everybody. */
const fewestTelling = 2
/** What stands first is quoted most. */
const mostKept = 12

function runsOf(terms: readonly Term[]): readonly number[] {
  const hashes = terms.map(({ word }) => hashOf(word))
  const telling = terms.map(({ word }) => (stopWords.has(word) ? 0 : 1))
  const runs: number[] = []
  for (let at = 0; at + runLength <= terms.length; at++) {
    let hash = 0
    let isTelling = 0
    for (let next = at; next < at + runLength; next++) {
      hash = Math.imul(hash ^ (hashes[next] ?? 0), 0x85ebca6b)
      hash ^= hash >>> 15
      isTelling += telling[next] ?? 0
    }
    if (isTelling >= fewestTelling) runs.push(hash)
  }
  return runs
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash
}

function keepLeast(runs: readonly number[], kept: Set<number>): void {
  for (let at = 0; at === 0 || at + windowLength <= runs.length; at++) {
    const window = runs.slice(at, at + windowLength)
    if (window.length > 0) kept.add(Math.min(...window))
  }
}
