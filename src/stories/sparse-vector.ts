/** A vector by term number, ascending, with its weights. */
export type SparseVector = { readonly terms: Int32Array; readonly weights: Float32Array }

export function createVector(entries: readonly (readonly [term: number, weight: number])[]): SparseVector {
  const sorted = entries.toSorted((left, right) => left[0] - right[0])
  return {
    terms: Int32Array.from(sorted, ([term]) => term),
    weights: Float32Array.from(sorted, ([, weight]) => weight),
  }
}

/** `left` plus `factor` times `right`; of the result the `most` heaviest terms are kept. */
export function addVectors(left: SparseVector, right: SparseVector, factor: number, most: number): SparseVector {
  const terms = new Int32Array(left.terms.length + right.terms.length)
  const weights = new Float32Array(terms.length)
  let count = 0
  let at = 0
  let other = 0
  while (at < left.terms.length || other < right.terms.length) {
    const first = left.terms[at] ?? Infinity
    const second = right.terms[other] ?? Infinity
    const weight =
      (first <= second ? (left.weights[at++] ?? 0) : 0) + (second <= first ? factor * (right.weights[other++] ?? 0) : 0)
    if (weight <= 1e-6) continue
    terms[count] = Math.min(first, second)
    weights[count] = weight
    count++
  }
  return keepHeaviest({ terms: terms.slice(0, count), weights: weights.slice(0, count) }, most)
}

function keepHeaviest(vector: SparseVector, most: number): SparseVector {
  if (vector.terms.length <= most) return vector
  const bar = vector.weights.toSorted()[vector.weights.length - most] ?? 0
  const kept = (_: number, place: number) => (vector.weights[place] ?? 0) >= bar
  return { terms: vector.terms.filter(kept), weights: vector.weights.filter(kept) }
}

export function dot(left: SparseVector, right: SparseVector): number {
  let sum = 0
  let at = 0
  for (let place = 0; place < left.terms.length; place++) {
    const term = left.terms[place] ?? 0
    while (at < right.terms.length && (right.terms[at] ?? 0) < term) at++
    if (right.terms[at] === term) sum += (left.weights[place] ?? 0) * (right.weights[at] ?? 0)
  }
  return sum
}

/** The dot product, and the part of it that comes from terms which only one story holds. */
export function dotWithOwn(
  left: SparseVector,
  right: SparseVector,
  holdersOf: (term: number) => number,
): { readonly all: number; readonly own: number } {
  let all = 0
  let own = 0
  let at = 0
  for (let place = 0; place < left.terms.length; place++) {
    const term = left.terms[place] ?? 0
    while (at < right.terms.length && (right.terms[at] ?? 0) < term) at++
    if (right.terms[at] !== term) continue
    const part = (left.weights[place] ?? 0) * (right.weights[at] ?? 0)
    all += part
    if (holdersOf(term) <= 1) own += part
  }
  return { all, own }
}

export function norm({ weights }: SparseVector): number {
  let squares = 0
  for (const weight of weights) squares += weight * weight
  return Math.sqrt(squares)
}
