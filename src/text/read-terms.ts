import { foldWord } from './fold.ts'
import { createSliceTable, detach } from './slice-table.ts'
import { stemWord } from './stem.ts'
import { type Tokens, tokenise, tokenKind } from './tokenise.ts'

/** The terms of a text in order, in columns: many times cheaper to make than an object for each. */
export type TermColumns = {
  readonly length: number
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly forms: readonly TermForm[]
  /** By position; undefined when there are none. */
  readonly compounds: ReadonlyMap<number, Compound> | undefined
}

/** The forms of a word as written; the same object for the same surface, as long as it is remembered. */
export type TermForm = {
  /** Folded: see `foldWord`. In scripts without spaces: this character and the next. */
  readonly word: string
  readonly stem: string
  /** Never the same for two of them. Rising, so that its last bits spread well. */
  readonly id: number
}

export type Compound = {
  readonly word: string
  readonly stem: string
  /** How many terms it spans, at least 2. */
  readonly length: number
}

/** As `analyse`: stemmed by the rules of `language` (ISO 639-1 code, or "und"). */
export function readTerms(text: string, language: string): TermColumns {
  const tokens = tokenise(text)
  const { starts, ends, kinds } = tokens
  const count = starts.length
  const reading = readingOf(language)
  const forms: TermForm[] = []
  let compounds: Map<number, Compound> | undefined
  for (let index = 0; index < count; index++) {
    const start = starts[index] ?? 0
    const end = ends[index] ?? 0
    const kind = kinds[index]
    const form = reading(text, start, kind === tokenKind.pair ? pairEnd(tokens, index, end) : end)
    if (form.word === '') continue
    if (kind === tokenKind.apart && kinds[index + 1] === tokenKind.joined) {
      const compound = compoundAt(text, tokens, index, language)
      if (compound !== undefined) (compounds ??= new Map()).set(forms.length, compound)
    }
    // Tokens that are no words leave gaps: what follows moves up.
    starts[forms.length] = start
    ends[forms.length] = end
    forms.push(form)
  }
  starts.length = forms.length
  ends.length = forms.length
  return { length: forms.length, starts, ends, forms, compounds }
}

/** A character of a script without spaces is read with the next one. */
function pairEnd(tokens: Tokens, index: number, end: number): number {
  const isFollowed = tokens.kinds[index + 1] === tokenKind.pair && tokens.starts[index + 1] === end
  return isFollowed ? (tokens.ends[index + 1] ?? end) : end
}

/** Longer chains are addresses and codes, not words. */
const mostParts = 5

function compoundAt(text: string, tokens: Tokens, index: number, language: string): Compound | undefined {
  let word = ''
  let length = 0
  for (let at = index; at < tokens.starts.length; at++) {
    if (at > index && tokens.kinds[at] !== tokenKind.joined) break
    const part = foldWord(text.slice(tokens.starts[at], tokens.ends[at]))
    if (part === '' || length === mostParts) return undefined
    word += part
    length++
  }
  return { word, stem: stemWord(word, language), length }
}

type Reading = (text: string, start: number, end: number) => TermForm

const readings = new Map<string, Reading>()
const mostSurfaces = 100_000
/** No word is longer; a page of encoded bytes may be, and must not fill the memory. */
const longestSurface = 60
let formCount = 0

/** One cache a language: a surface is folded and stemmed once. */
function readingOf(language: string): Reading {
  const known = readings.get(language)
  if (known !== undefined) return known
  const surfaces = createSliceTable()
  const forms: TermForm[] = []
  const reading: Reading = (text, start, end) => {
    const number = surfaces.find(text, start, end)
    const found = forms[number]
    if (found !== undefined) return found
    const word = foldWord(detach(text.slice(start, end)))
    const form = { word, stem: stemWord(word, language), id: formCount++ }
    if (end - start > longestSurface) return form
    if (surfaces.count === mostSurfaces) {
      surfaces.clear()
      forms.length = 0
    }
    surfaces.add(text, start, end)
    forms.push(form)
    return form
  }
  if (readings.size < 100) readings.set(language, reading)
  return reading
}
