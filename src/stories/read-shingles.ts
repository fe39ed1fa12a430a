/** Fingerprints of the runs of five words in a text, each once, as 32-bit numbers. */
export type Shingles = {
  /** Those divisible by the sampling number: two texts keep the same ones of the runs they share. */
  readonly sampled: Int32Array
  /** The others of the first words, so that a short text is known by more than a few. */
  readonly opening: Int32Array
}

/**
 * The shingles of a text; case and punctuation don't count.
 * Source: Broder, "On the resemblance and containment of documents" (1997), sampling modulo m.
 */
export function readShingles(text: string, oneIn: number): Shingles {
  const words = hashWords(text)
  const sampled = new Set<number>()
  const opening = new Set<number>()
  for (let at = 0; at + runLength <= words.length; at++) {
    let hash = 0
    for (let next = at; next < at + runLength; next++) hash = mix(hash ^ (words[next] ?? 0), next - at)
    if ((hash >>> 0) % oneIn === 0) sampled.add(hash)
    else if (at < openingRuns) opening.add(hash)
  }
  return { sampled: Int32Array.from(sampled), opening: Int32Array.from(opening) }
}

const openingRuns = 40
const runLength = 5

/** FNV-1a of each word, lower-cased; a word is a run of letters, digits or anything beyond ASCII. */
function hashWords(text: string): readonly number[] {
  const words: number[] = []
  let hash = start
  let isInside = false
  for (let at = 0; at < text.length; at++) {
    const code = lowerCode(text.charCodeAt(at))
    if (code === 0) {
      if (isInside) words.push(hash)
      hash = start
      isInside = false
    } else {
      hash = Math.imul(hash ^ code, prime)
      isInside = true
    }
  }
  if (isInside) words.push(hash)
  return words
}

const start = 0x811c9dc5 | 0
const prime = 0x01000193

/** 0 for what parts words; apostrophes and quotation marks beyond ASCII part words as the ASCII ones do. */
function lowerCode(code: number): number {
  if (code >= 97 && code <= 122) return code
  if (code >= 65 && code <= 90) return code + 32
  if (code >= 48 && code <= 57) return code
  if (code < 0xaa || (code >= 0x2000 && code <= 0x206f) || (code >= 0x3000 && code <= 0x303f)) return 0
  return code
}

function mix(hash: number, place: number): number {
  let mixed = Math.imul(hash, 0x9e3779b1) + Math.imul(place + 1, 0x85ebca6b)
  mixed ^= mixed >>> 15
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 13)) | 0
}
