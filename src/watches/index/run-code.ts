import { op } from './compile-query.ts'
import type { IntList } from './int-list.ts'
import { type Marks, none } from './marks.ts'

/** What compiled code is judged against. */
export type Judge = {
  readonly code: IntList
  readonly marks: Marks
  /** Occurrences from here on are not in the title. */
  readonly titleEnd: number
  /** Answers a numbered query. */
  readonly ask: (number: number) => boolean
}

/** Whether the article answers the node at `at`, looking no further than position `end`. */
export function runCode(judge: Judge, at: number, end: number): boolean {
  const { code, marks } = judge
  switch (code.get(at)) {
    case op.word: {
      const first = marks.first(code.get(at + 2))
      return first !== none && marks.from(first) < end
    }
    case op.phrase:
      return hasPhrase(judge, at, end)
    case op.all:
      return everyChild(judge, at, end)
    case op.any:
      return someChild(judge, at, end)
    case op.not:
      return !runCode(judge, at + 2, end)
    case op.near:
      return hasNear(judge, at, end)
    case op.title:
      return runCode(judge, at + 2, judge.titleEnd)
    default:
      return judge.ask(code.get(at + 2))
  }
}

function everyChild(judge: Judge, at: number, end: number): boolean {
  const stop = at + judge.code.get(at + 1)
  for (let child = at + 2; child < stop; child += judge.code.get(child + 1)) {
    if (!runCode(judge, child, end)) return false
  }
  return true
}

function someChild(judge: Judge, at: number, end: number): boolean {
  const stop = at + judge.code.get(at + 1)
  for (let child = at + 2; child < stop; child += judge.code.get(child + 1)) {
    if (runCode(judge, child, end)) return true
  }
  return false
}

function hasPhrase(judge: Judge, at: number, end: number): boolean {
  const { code, marks } = judge
  const stop = at + code.get(at + 1)
  for (let start = marks.first(code.get(at + 2)); start !== none; start = marks.next(start)) {
    if (marks.from(start) >= end) return false
    if (goesOn(judge, at + 3, stop, marks.to(start))) return true
  }
  return false
}

/** Whether the atoms of a phrase from `atom` on stand from `position` on. */
function goesOn(judge: Judge, atom: number, stop: number, position: number): boolean {
  if (atom === stop) return true
  const { marks } = judge
  for (let one = marks.first(judge.code.get(atom)); one !== none; one = marks.next(one)) {
    if (marks.from(one) > position) return false
    if (marks.from(one) === position && goesOn(judge, atom + 1, stop, marks.to(one))) return true
  }
  return false
}

function hasNear(judge: Judge, at: number, end: number): boolean {
  const { code } = judge
  const words = code.get(at + 2)
  const left = at + 3
  const lefts = hitsOf(judge, left, end)
  const rights = lefts.length === 0 ? [] : hitsOf(judge, left + code.get(left + 1), end)
  return lefts.some(one => rights.some(other => isNear(one, other, words)))
}

type Hit = { readonly from: number; readonly to: number }

function isNear(left: Hit, right: Hit, words: number): boolean {
  if (left.to <= right.from) return right.from - left.to < words
  return right.to <= left.from && left.from - right.to < words
}

function hitsOf(judge: Judge, at: number, end: number): Hit[] {
  const { code, marks } = judge
  const stop = at + code.get(at + 1)
  const hits: Hit[] = []
  if (code.get(at) === op.any) {
    for (let child = at + 2; child < stop; child += code.get(child + 1)) hits.push(...hitsOf(judge, child, end))
    return hits
  }
  for (let start = marks.first(code.get(at + 2)); start !== none; start = marks.next(start)) {
    const from = marks.from(start)
    if (from >= end) break
    for (const to of endsOf(judge, at + 3, stop, marks.to(start))) hits.push({ from, to })
  }
  return hits
}

/** Everywhere a phrase ends whose atoms from `atom` on stand from `position` on. */
function endsOf(judge: Judge, atom: number, stop: number, position: number): readonly number[] {
  if (atom === stop) return [position]
  const { marks } = judge
  const ends: number[] = []
  for (let one = marks.first(judge.code.get(atom)); one !== none; one = marks.next(one)) {
    if (marks.from(one) > position) break
    if (marks.from(one) === position) ends.push(...endsOf(judge, atom + 1, stop, marks.to(one)))
  }
  return ends
}
