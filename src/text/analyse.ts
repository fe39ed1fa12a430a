import type { Span } from '../model/span.ts'
import { foldWord } from './fold.ts'
import { rememberBounded } from './remember-bounded.ts'
import { stemWord } from './stem.ts'
import { type Token, tokenise } from './tokenise.ts'

/** A word of a text in the forms it is searched by. Terms stand one position apart. */
export type Term = Span & {
  /** Folded: see `foldWord`. In scripts without spaces: this character and the next. */
  readonly word: string
  readonly stem: string
  /** Set on the first part of a hyphenated word: "cease-fire" also reads as "ceasefire". */
  readonly compound: Compound | undefined
}

export type Compound = {
  readonly word: string
  readonly stem: string
  /** How many terms it spans, at least 2. */
  readonly length: number
}

/** The terms of a text in order, stemmed by the rules of `language` (ISO 639-1 code, or "und"). */
export function analyse(text: string, language: string): Term[] {
  const tokens = tokenise(text)
  const reading = readingOf(language)
  const terms: Term[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (token === undefined) continue
    const { word, stem } = reading(surfaceOf(text, tokens, index))
    if (word === '') continue
    const compound =
      token.joins || tokens[index + 1]?.joins !== true ? undefined : compoundAt(text, tokens, index, language)
    terms.push({ start: token.start, end: token.end, word, stem, compound })
  }
  return terms
}

function surfaceOf(text: string, tokens: readonly Token[], index: number): string {
  const token = tokens[index]
  if (token === undefined) return ''
  const next = tokens[index + 1]
  const isFirstOfPair = token.isPair && next?.isPair === true && next.start === token.end
  return text.slice(token.start, isFirstOfPair ? next.end : token.end)
}

/** Longer chains are addresses and codes, not words. */
const mostParts = 5

function compoundAt(text: string, tokens: readonly Token[], index: number, language: string): Compound | undefined {
  let word = ''
  let length = 0
  for (let at = index; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined || (at > index && !token.joins)) break
    const part = foldWord(text.slice(token.start, token.end))
    if (part === '' || length === mostParts) return undefined
    word += part
    length++
  }
  return { word, stem: stemWord(word, language), length }
}

type Reading = (surface: string) => { readonly word: string; readonly stem: string }

const readings = new Map<string, Reading>()

/** One cache a language: a surface is folded and stemmed once. */
function readingOf(language: string): Reading {
  const known = readings.get(language)
  if (known !== undefined) return known
  const reading = rememberBounded(50_000, (surface: string) => {
    const word = foldWord(surface)
    return { word, stem: stemWord(word, language) }
  })
  if (readings.size < 100) readings.set(language, reading)
  return reading
}
