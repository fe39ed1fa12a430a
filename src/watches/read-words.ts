import { analyse, type Term } from '../text/analyse.ts'
import { characterClass, classOf } from '../text/character-class.ts'
import { foldExact, foldWord } from '../text/fold.ts'
import type { Element, Form, Mark, Words } from './query.ts'

/** The words of a query, ready to be compared; undefined when there is no letter or digit in them. */
export function readWords(text: string, isQuoted: boolean, manner: Words['manner']): Words | undefined {
  const elements = elementsOf(text)
  return elements.length === 0 ? undefined : { kind: 'words', text, isQuoted, manner, elements }
}

function elementsOf(text: string): Element[] {
  const terms = analyse(text, 'und')
  const elements: Element[] = []
  let at = 0
  while (at < terms.length) {
    const term = terms[at]
    if (term === undefined) break
    const run = isPair(text, term) ? runLength(text, terms, at) : 0
    if (run > 0) elements.push(runOf(terms.slice(at, at + run)))
    else elements.push(elementOf(text, terms, at))
    at += run > 0 ? run : (term.compound?.length ?? 1)
  }
  return elements
}

function elementOf(text: string, terms: readonly Term[], at: number): Element {
  const mark = markBefore(text, terms[at]?.start ?? 0)
  const parts = terms.slice(at, at + (terms[at]?.compound?.length ?? 1)).map(term => formOf(text, term))
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return { kind: 'word', form: only, mark }
  const joined = { word: parts.map(part => part.word).join(''), exact: parts.map(part => part.exact).join('') }
  return { kind: 'compound', parts, joined, mark }
}

function formOf(text: string, term: Term): Form {
  return { word: term.word, exact: foldExact(text.slice(term.start, term.end)) }
}

/** The "#" or "@" right before a word. */
export function markBefore(text: string, start: number): Mark | undefined {
  const kind = start > 0 ? classOf(text.charCodeAt(start - 1)) : characterClass.gap
  if (kind === characterClass.hash) return '#'
  return kind === characterClass.at ? '@' : undefined
}

function isPair(text: string, term: Term): boolean {
  return classOf(text.charCodeAt(term.start)) === characterClass.pair
}

function runLength(text: string, terms: readonly Term[], at: number): number {
  let length = 1
  while (true) {
    const last = terms[at + length - 1]
    const next = terms[at + length]
    if (last === undefined || next === undefined || next.start !== last.end || !isPair(text, next)) return length
    length++
  }
}

function runOf(run: readonly Term[]): Element {
  // The last term of a run holds one character only; in a longer text it would be a pair.
  const pairs = run.slice(0, -1).map(term => term.word)
  return { kind: 'run', pairs, first: foldWord(run[0]?.word ?? '').slice(0, 1), width: run.length }
}
