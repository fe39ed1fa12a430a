import { foldWord } from './fold.ts'
import { keySize } from './letter-key.ts'
import { createLetterTable, notPlain } from './letter-table.ts'
import { detach } from './remember-bounded.ts'
import { createSliceTable } from './slice-table.ts'
import { stemWord } from './stem.ts'
import { type Tokens, tokenise, tokenKind } from './tokenise.ts'
import { unitsOf } from './units.ts'

/** The terms of a text in order, in columns: many times cheaper to make than an object for each. */
export type TermColumns = {
  readonly length: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** The form of each term, by its number in the lexicon. */
  readonly numbers: Int32Array
  readonly lexicon: Lexicon
  /** By position; undefined when there are none. */
  readonly compounds: ReadonlyMap<number, Compound> | undefined
}

/** The forms of words, numbered as they were met. It only grows; when it is large another one is begun. */
export type Lexicon = { readonly forms: readonly TermForm[] }

export type TermForm = {
  /** Folded: see `foldWord`. In scripts without spaces: this character and the next. */
  readonly word: string
  readonly stem: string
}

export type Compound = {
  readonly word: string
  readonly stem: string
  /** How many terms it spans, at least 2. */
  readonly length: number
}

/** As `analyse`: stemmed by the rules of `language` (ISO 639-1 code, or "und"). */
export function readTerms(text: string, language: string): TermColumns {
  const units = unitsOf(text)
  const tokens = tokenise(text, units)
  const { starts, ends, kinds } = tokens
  const { lexicon, readNumbers } = readingOf(language)
  const numbers = readNumbers(text, units, tokens)
  let compounds: Map<number, Compound> | undefined
  let length = 0
  for (let index = 0; index < tokens.length; index++) {
    const number = numbers[index] ?? emptyWord
    if (number === emptyWord) continue
    if (kinds[index] === tokenKind.apart && index + 1 < tokens.length && kinds[index + 1] === tokenKind.joined) {
      const compound = compoundAt(text, tokens, index, language)
      if (compound !== undefined) (compounds ??= new Map()).set(length, compound)
    }
    // Tokens that are no words leave gaps: what follows moves up.
    starts[length] = starts[index] ?? 0
    ends[length] = ends[index] ?? 0
    numbers[length++] = number
  }
  const columns = new Int32Array(length * 3)
  columns.set(numbers.subarray(0, length))
  columns.set(starts.subarray(0, length), length)
  columns.set(ends.subarray(0, length), length * 2)
  return {
    length,
    numbers: columns.subarray(0, length),
    starts: columns.subarray(length, length * 2),
    ends: columns.subarray(length * 2),
    lexicon,
    compounds,
  }
}

/** Longer chains are addresses and codes, not words. */
const mostParts = 5

function compoundAt(text: string, tokens: Tokens, index: number, language: string): Compound | undefined {
  let word = ''
  let length = 0
  for (let at = index; at < tokens.length; at++) {
    if (at > index && tokens.kinds[at] !== tokenKind.joined) break
    const part = foldWord(text.slice(tokens.starts[at], tokens.ends[at]))
    if (part === '' || length === mostParts) return undefined
    word += part
    length++
  }
  return { word, stem: stemWord(word, language), length }
}

/** The number of what folds to nothing. */
const emptyWord = 0

type Reading = {
  readonly lexicon: Lexicon
  /** The number of each token; overwritten by the next call. */
  readonly readNumbers: (text: string, units: Uint16Array, tokens: Tokens) => Int32Array
  readonly isFull: () => boolean
}

const readings = new Map<string, Reading>()

/** One a language: a surface is folded and stemmed once. */
function readingOf(language: string): Reading {
  const known = readings.get(language)
  if (known !== undefined && !known.isFull()) return known
  const reading = createReading(language)
  if (known !== undefined || readings.size < 100) readings.set(language, reading)
  return reading
}

const mostSurfaces = 100_000
/** No word is longer; a page of encoded bytes may be, and must not fill the memory. */
const longestSurface = 60

function createReading(language: string): Reading {
  const letters = createLetterTable()
  const slices = createSliceTable()
  const forms: TermForm[] = [{ word: '', stem: '' }]
  let weight = 0

  function learn(text: string, start: number, end: number): number {
    const word = foldWord(detach(text.slice(start, end)))
    weight += Math.ceil((end - start) / longestSurface)
    return word === '' ? emptyWord : forms.push({ word, stem: stemWord(word, language) }) - 1
  }

  /** Of token `at`; since the letters were looked up the same word may have been learned. */
  function numberOf(found: number, text: string, units: Uint16Array, tokens: Tokens, at: number): number {
    const start = tokens.starts[at] ?? 0
    const stop = tokens.stops[at] ?? 0
    const isPlain = found !== notPlain
    const known = isPlain ? letters.find(tokens.keys, at * keySize) : slices.find(units, start, stop)
    if (known >= 0) return known
    const number = learn(text, start, stop)
    if (isPlain) letters.add(tokens.keys, at * keySize, number)
    else if (stop - start <= longestSurface) slices.add(units, start, stop, number)
    return number
  }

  return {
    lexicon: { forms },
    isFull: () => weight >= mostSurfaces,
    readNumbers(text, units, tokens) {
      const { length } = tokens
      if (scratch.length < length || scratch.length > longestScratch) scratch = new Int32Array(Math.max(length, 8192))
      letters.findAll(tokens.keys, length, scratch)
      for (let at = 0; at < length; at++) {
        const found = scratch[at] ?? 0
        if (found < 0) scratch[at] = numberOf(found, text, units, tokens, at)
      }
      return scratch
    },
  }
}

let scratch = new Int32Array(8192)
/** Longer texts are rare, and their memory is given back. */
const longestScratch = 1_000_000
