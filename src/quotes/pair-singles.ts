import type { Mark } from './find-marks.ts'
import type { Span } from '../model/span.ts'

/**
 * Step 1b. Pairs of single marks outside the double-marked stretches.
 * A closing single mark looks like the apostrophe of "the ministers’ plan", so the one beside punctuation is preferred.
 */
export function pairSingles(
  text: string,
  marks: readonly Mark[],
  taken: readonly Span[],
): readonly { first: Mark; last: Mark }[] {
  const free = marksOutside(marks, taken)
  const pairs: { first: Mark; last: Mark }[] = []
  for (let index = 0; index < free.length; index++) {
    const first = free[index]
    if (first === undefined || !first.opens || first.closes) continue
    const last = closingFor(text, free, index)
    if (last === undefined) continue
    pairs.push({ first, last: last.mark })
    index = last.index
  }
  return pairs
}

function marksOutside(marks: readonly Mark[], taken: readonly Span[]): readonly Mark[] {
  let next = 0
  return marks.filter(mark => {
    if (mark.family !== 'single') return false
    while (next < taken.length && (taken[next]?.end ?? 0) < mark.at) next++
    return !((taken[next]?.start ?? Number.POSITIVE_INFINITY) < mark.at)
  })
}

/** Singles may close up to the next opening mark; how many are looked at is bounded, so a page of apostrophes stays cheap. */
const MAX_TRIED = 12

function closingFor(text: string, marks: readonly Mark[], opening: number): { mark: Mark; index: number } | undefined {
  let fallback: { mark: Mark; index: number } | undefined
  for (let index = opening + 1; index < Math.min(marks.length, opening + MAX_TRIED); index++) {
    const mark = marks[index]
    if (mark === undefined || (mark.opens && !mark.closes)) break
    if (!mark.closes) continue
    if (isSure(text, mark.at)) return { mark, index }
    fallback ??= { mark, index }
  }
  return fallback
}

function isSure(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' '
  const after = text[at + 1] ?? ' '
  return /[,.?!…]/u.test(before) || /[,.?!;:)”"—]/u.test(after) || !/s/iu.test(before)
}
