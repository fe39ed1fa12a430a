/** How unusual a count is beside what is usual. */
export type Judgement = {
  /** Unusually many. */
  readonly isSpike: boolean
  /** What would have been usual. */
  readonly expected: number
  /** How far beyond chance, in standard deviations. */
  readonly surprise: number
}

/** Fewer in a slot are no news, however quiet it was before. */
const fewestReports = 4
/** With less to compare with nobody can tell what is usual. */
export const fewestUsual = 7
/** About one in 4,000 by chance. */
const leastSurprise = 3.5
/** The highest of the usual counts may be spikes themselves. */
const trimmedShare = 0.2

/**
 * Is a count unusually high beside the counts of like stretches of time? It must be beyond chance (Poisson, by the cube
 * root of Wilson and Hilferty, PNAS 17, 1931) and beyond the usual ups and downs (median absolute deviation). The mean
 * leaves out the highest fifth, so that yesterday's spike does not hide today's.
 */
export function judgeCount(count: number, usual: readonly number[]): Judgement {
  const expected = trimmedMean(usual)
  if (usual.length < fewestUsual) return { isSpike: false, expected, surprise: 0 }
  const surprise = surpriseOf(count, expected)
  const swing = 1.4826 * median(usual.map(other => Math.abs(other - median(usual))))
  const isSpike = count >= fewestReports && surprise >= leastSurprise && count >= expected + leastSurprise * swing
  return { isSpike, expected, surprise }
}

/** What is counted on top of all that was: a fortnight without a report is no proof that there can be none. */
const prior = 0.5

function trimmedMean(counts: readonly number[]): number {
  if (counts.length === 0) return prior
  const kept = counts.toSorted((a, b) => a - b).slice(0, Math.ceil(counts.length * (1 - trimmedShare)))
  return (kept.reduce((sum, count) => sum + count, 0) + prior) / kept.length
}

function surpriseOf(count: number, expected: number): number {
  if (count <= expected) return 0
  return 3 * Math.sqrt(count) * (1 - 1 / (9 * count) - Math.cbrt(expected / count))
}

export function median(counts: readonly number[]): number {
  const sorted = counts.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}
