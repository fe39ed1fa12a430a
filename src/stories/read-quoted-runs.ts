import type { Term } from '../text/analyse.ts'
import { stopWords } from '../text/stop-words.ts'

/**
 * Fingerprints of what a text quotes: of the runs of five words within its quotation marks some, each once, as 32-bit
 * numbers. Of two texts that quote the same eight words or more both keep one that they share.
 * Source: Schleimer, Wilkerson and Aiken, "Winnowing" (2003).
 */
export function readQuotedRuns(text: string, terms: readonly Term[]): Int32Array {
  const kept = new Set<number>()
  let [opened, at] = [-1, 0]
  for (const { 0: mark, index } of text.matchAll(marks)) {
    if (opened >= 0) {
      while ((terms[at]?.start ?? index) < opened) at++
      const first = at
      while ((terms[at]?.start ?? index) < index) at++
      keepLeast(runsOf(terms.slice(first, at)), kept)
      if (kept.size >= mostKept) break
    }
    opened = openers.has(mark) && !(mark === '"' && opened >= 0) ? index : -1
  }
  return Int32Array.from(kept).subarray(0, mostKept)
}

/** A paragraph's end closes what was left open. */
const marks = /["“”„«»\n]/gu
/** The straight one closes too. */
const openers = new Set('"“„«')

const runLength = 5
/** Of so many runs in a row one is kept. */
const windowLength = 4
/** "That is what I" is said by everybody. */
const fewestTelling = 2
/** What stands first is quoted most. */
const mostKept = 12

function runsOf(terms: readonly Term[]): readonly number[] {
  const runs: number[] = []
  const hashes: number[] = []
  let telling = 0
  for (const [at, { word }] of terms.entries()) {
    hashes.push(hashOf(word))
    if (!stopWords.has(word)) telling++
    if (at < runLength - 1) continue
    let hash = 0
    for (let next = at - runLength + 1; next <= at; next++) hash = mix(hash ^ (hashes[next] ?? 0))
    if (telling >= fewestTelling) runs.push(hash)
    if (!stopWords.has(terms[at - runLength + 1]?.word ?? '')) telling--
  }
  return runs
}

function mix(hash: number): number {
  const mixed = Math.imul(hash, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash
}

function keepLeast(runs: readonly number[], kept: Set<number>): void {
  const windows = Math.max(Math.min(1, runs.length), runs.length - windowLength + 1)
  for (let at = 0; at < windows; at++) {
    let least = runs[at] ?? 0
    for (let next = at + 1; next < at + windowLength; next++) least = Math.min(least, runs[next] ?? least)
    kept.add(least)
  }
}
