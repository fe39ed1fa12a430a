import { kindOf, lengthOf, op } from './compile-query.ts'
import { type Marks, none } from './marks.ts'

/** What compiled code is judged against. */
export type Judge = {
  readonly code: Int32Array
  readonly marks: Marks
  /** Occurrences from here on are not in the title. */
  readonly titleEnd: number
  /** Answers a numbered query. */
  readonly ask: (number: number) => boolean
}

/** Whether the article answers the node at `at`, looking no further than position `end`. */
export function runCode(judge: Judge, at: number, end: number): boolean {
  const { code, marks } = judge
  switch (kindOf(code[at] ?? 0)) {
    case op.word: {
      const first = marks.first(code[at + 1] ?? 0)
      return first !== none && marks.from(first) < end
    }
    case op.phrase:
      return hasPhrase(judge, at, end)
    case op.all:
      return everyChild(judge, at, end)
    case op.any:
      return someChild(judge, at, end)
    case op.not:
      return !runCode(judge, at + 1, end)
    case op.near:
      return hasNear(judge, at, end)
    case op.title:
      return runCode(judge, at + 1, judge.titleEnd)
    default:
      return judge.ask(code[at + 1] ?? 0)
  }
}

/** Where the node that opens at `at` ends. */
function endOf({ code }: Judge, at: number): number {
  return at + lengthOf(code[at] ?? 0)
}

function everyChild(judge: Judge, at: number, end: number): boolean {
  const stop = endOf(judge, at)
  for (let child = at + 1; child < stop; child = endOf(judge, child)) if (!runCode(judge, child, end)) return false
  return true
}

function someChild(judge: Judge, at: number, end: number): boolean {
  const stop = endOf(judge, at)
  for (let child = at + 1; child < stop; child = endOf(judge, child)) if (runCode(judge, child, end)) return true
  return false
}

function hasPhrase(judge: Judge, at: number, end: number): boolean {
  const { code, marks } = judge
  const stop = endOf(judge, at)
  for (let start = marks.first(code[at + 1] ?? 0); start !== none; start = marks.next(start)) {
    if (marks.from(start) >= end) return false
    if (goesOn(judge, at + 2, stop, marks.to(start))) return true
  }
  return false
}

/** Whether the atoms of a phrase from `atom` on stand from `position` on. */
function goesOn(judge: Judge, atom: number, stop: number, position: number): boolean {
  if (atom === stop) return true
  const { marks } = judge
  for (let one = marks.first(judge.code[atom] ?? 0); one !== none; one = marks.next(one)) {
    if (marks.from(one) > position) return false
    if (marks.from(one) === position && goesOn(judge, atom + 1, stop, marks.to(one))) return true
  }
  return false
}

function hasNear(judge: Judge, at: number, end: number): boolean {
  const words = judge.code[at + 1] ?? 0
  const left = at + 2
  const lefts = hitsOf(judge, left, end)
  if (lefts.length === 0) return false
  const rights = hitsOf(judge, endOf(judge, left), end).sort((one, other) => one.from - other.from)
  const longest = rights.reduce((most, { from, to }) => Math.max(most, to - from), 0)
  return lefts.some(one => {
    // What begins further away on either side is not near; a text may repeat a word ten thousand times.
    for (let next = firstFrom(rights, one.from - words - longest); next < rights.length; next++) {
      const other = rights[next]
      if (other === undefined || other.from - one.to >= words) return false
      if (isNear(one, other, words)) return true
    }
    return false
  })
}

type Hit = { readonly from: number; readonly to: number }

function isNear(left: Hit, right: Hit, words: number): boolean {
  if (left.to <= right.from) return right.from - left.to < words
  return right.to <= left.from && left.from - right.to < words
}

/** The first of some hits, in order, that opens at `position` or behind. */
function firstFrom(hits: readonly Hit[], position: number): number {
  let [low, high] = [0, hits.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hits[middle]?.from ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low
}

function hitsOf(judge: Judge, at: number, end: number): Hit[] {
  const { code, marks } = judge
  const stop = endOf(judge, at)
  const hits: Hit[] = []
  if (kindOf(code[at] ?? 0) === op.any) {
    for (let child = at + 1; child < stop; child = endOf(judge, child))
      for (const hit of hitsOf(judge, child, end)) hits.push(hit)
    return hits
  }
  for (let start = marks.first(code[at + 1] ?? 0); start !== none; start = marks.next(start)) {
    const from = marks.from(start)
    if (from >= end) break
    for (const to of endsOf(judge, at + 2, stop, marks.to(start))) hits.push({ from, to })
  }
  return hits
}

/** Everywhere a phrase ends whose atoms from `atom` on stand from `position` on. */
function endsOf(judge: Judge, atom: number, stop: number, position: number): readonly number[] {
  if (atom === stop) return [position]
  const { marks } = judge
  const ends: number[] = []
  for (let one = marks.first(judge.code[atom] ?? 0); one !== none; one = marks.next(one)) {
    if (marks.from(one) > position) break
    if (marks.from(one) === position) ends.push(...endsOf(judge, atom + 1, stop, marks.to(one)))
  }
  return ends
}
