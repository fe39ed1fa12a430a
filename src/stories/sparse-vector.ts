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
  const sum = new Map<number, number>()
  for (const [at, term] of left.terms.entries()) sum.set(term, left.weights[at] ?? 0)
  for (const [at, term] of right.terms.entries())
    sum.set(term, (sum.get(term) ?? 0) + factor * (right.weights[at] ?? 0))
  const entries = [...sum].filter(([, weight]) => weight > 1e-6)
  if (entries.length <= most) return createVector(entries)
  return createVector(entries.toSorted((first, second) => second[1] - first[1]).slice(0, most))
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
