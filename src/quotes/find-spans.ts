import { findMarks } from './find-marks.ts'
import type { Mark } from './find-marks.ts'
import { pairSingles } from './pair-singles.ts'
import type { Span } from '../model/span.ts'

/** Words between marks. `start` and `end` exclude the marks and white space beside them; `from` and `to` include the marks. */
export type QuotedSpan = Span & {
  readonly from: number
  readonly to: number
  readonly isClosed: boolean
  readonly paragraph: number
}

/**
 * Step 1. Outermost quoted spans, in text order, each within one paragraph (words quoted inside them stay part of them).
 * A mark left open runs to the end of its paragraph when it opens the paragraph or the next paragraph opens anew
 * (the newspaper habit for long quotations); any other lonely mark is dropped. Linear in length.
 */
export function findSpans(text: string, paragraphs: readonly Span[]): readonly QuotedSpan[] {
  const marks = paragraphs.map(({ start, end }) => findMarks(text, start, end))
  return paragraphs.flatMap((paragraph, index) => {
    const own = marks[index] ?? []
    if (own.length === 0) return []
    const { pairs, open } = pairDoubles(own)
    const runsOn = open.filter(
      (mark, position) => position === 0 && mayRunOn(text, mark, paragraph, paragraphs[index + 1], marks[index + 1]),
    )
    const outer = [
      ...pairs.map(([first, last]) => ({ first, last })),
      ...runsOn.map(first => ({ first, last: undefined })),
    ]
    const kept = outermost(outer)
    const singles = pairSingles(
      text,
      own,
      kept.map(({ first, last }) => ({ start: first.at, end: last?.at ?? paragraph.end })),
    )
    return outermost([...kept, ...singles]).flatMap(({ first, last }) => readSpan(text, first, last, paragraph, index))
  })
}

type Pair = { readonly first: Mark; readonly last: Mark | undefined }

/** Marks deeper than this are a broken text, not a nesting. */
const MAX_DEPTH = 4

function pairDoubles(marks: readonly Mark[]): { pairs: readonly (readonly [Mark, Mark])[]; open: readonly Mark[] } {
  const pairs: (readonly [Mark, Mark])[] = []
  const open: Mark[] = []
  for (const mark of marks) {
    if (mark.family === 'single') continue
    const partner = mark.closes ? open.findLastIndex(opened => opened.family === mark.family) : -1
    const top = open.at(-1)
    if (partner !== -1 && !(mark.opens && top?.family !== mark.family)) {
      const first = open[partner]
      if (first !== undefined) pairs.push([first, mark])
      open.length = partner
    } else if (mark.opens) {
      if (open.length >= MAX_DEPTH) open.shift()
      open.push(mark)
    }
  }
  return { pairs, open }
}

function mayRunOn(
  text: string,
  mark: Mark,
  paragraph: Span,
  next: Span | undefined,
  nextMarks: readonly Mark[] | undefined,
): boolean {
  if (mark.at === paragraph.start) return true
  const first = nextMarks?.[0]
  const reopens = next !== undefined && first !== undefined && first.at === next.start && first.opens
  return reopens && /[\s:,(]$/u.test(text.slice(paragraph.start, mark.at))
}

/** Drops pairs inside other pairs. Pairs come in order of their closing mark. */
function outermost(pairs: readonly Pair[]): readonly Pair[] {
  const sorted = pairs.toSorted((a, b) => a.first.at - b.first.at)
  let reach = -1
  return sorted.filter(({ first, last }) => {
    if (first.at < reach) return false
    reach = last?.at ?? Number.POSITIVE_INFINITY
    return true
  })
}

function readSpan(
  text: string,
  first: Mark,
  last: Mark | undefined,
  paragraph: Span,
  index: number,
): readonly QuotedSpan[] {
  const from = first.at
  const to = last === undefined ? paragraph.end : last.at + last.width
  let start = from + first.width
  let end = last?.at ?? paragraph.end
  while (start < end && /\s/u.test(text[start] ?? '')) start++
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end--
  if (!/[\p{L}\p{N}]/u.test(text.slice(start, end))) return []
  return [{ start, end, from, to, isClosed: last !== undefined, paragraph: index }]
}
