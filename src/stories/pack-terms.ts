/**
 * Terms in order of their numbers: each as its distance to the one before, seven bits a byte, the last of which is below
 * 128, and then its weight, of which 255 is the heaviest. Three bytes a term for the most part. The heaviest comes first in
 * what is given; the array that comes back is the caller's until the next call.
 */
export function packTerms(terms: Int32Array, weights: Float32Array): Uint8Array {
  const heaviest = weights[0] ?? 1
  for (let at = 0; at < terms.length; at++) {
    const weight = Math.max(1, Math.round((255 * (weights[at] ?? 0)) / heaviest))
    keys[at] = (terms[at] ?? 0) * 256 + weight
  }
  const sorted = keys.subarray(0, terms.length).sort()
  let before = 0
  let end = 0
  for (const key of sorted) {
    const term = Math.floor(key / 256)
    let distance = term - before
    before = term
    for (; distance > 127; distance >>>= 7) packed[end++] = (distance & 127) | 128
    packed[end++] = distance
    packed[end++] = key % 256
  }
  return packed.subarray(0, end)
}

const mostTerms = 256
const keys = new Float64Array(mostTerms)
const packed = new Uint8Array(mostTerms * 6)
