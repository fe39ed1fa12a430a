import type { AnalysedText } from './analyse-article.ts'
import { type Hit, findWords } from './find-words.ts'
import type { Near, Operand } from './query.ts'

/** Hits of either side that have a hit of the other side near enough and not overlapping; at most about `most`. */
export function findNear(near: Near, text: AnalysedText, most: number): Hit[] {
  const lefts = findOperand(near.left, text)
  if (lefts.length === 0) return []
  const rights = findOperand(near.right, text)
  const hits: Hit[] = []
  for (const left of lefts) {
    for (const right of rights) {
      if (right.from - left.to >= near.words) break
      if (distanceBetween(left, right) > near.words) continue
      hits.push(left, right)
      if (hits.length >= most) return hits
    }
  }
  return hits
}

/** How many words apart two hits are: neighbours 1. Infinite when they overlap: a word is not near itself. */
export function distanceBetween(left: Hit, right: Hit): number {
  if (left.to <= right.from) return right.from - left.to + 1
  return right.to <= left.from ? left.from - right.to + 1 : Number.POSITIVE_INFINITY
}

/** More places of one word than a report has. */
const mostPlaces = 2000

export function findOperand(operand: Operand, text: AnalysedText): Hit[] {
  if (operand.kind === 'words') return findWords(operand, text, mostPlaces)
  return operand.of.flatMap(words => findWords(words, text, mostPlaces)).sort((a, b) => a.from - b.from)
}
