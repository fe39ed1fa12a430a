import type { SavedSlices } from '../../text/slice-table.ts'
import { createJudgements } from './judgements.ts'
import { none } from './marks.ts'
import { type SavedSpellings, createSpellings } from './spellings.ts'
import { type SavedStems, type StemIndex, createStemIndex } from './stem-index.ts'
import { type Tester, createTester } from './tester.ts'
import { createWordTable } from './word-table.ts'

/**
 * The single-word tests that queries are made of, numbered. `stem`: has the stem of this word in the article's language.
 * `word`: is this folded word. `prefix`: opens with it. `similar`: is a spelling of this name, or has its stem.
 */
export type Atoms = {
  readonly count: number
  idOf(kind: AtomKind, word: string): number
  /** Whether any name is asked for in all its spellings. */
  readonly asksForSpellings: boolean
  /** For texts of one language. */
  testerFor(language: string): Tester
  save(): SavedAtoms
}

/** Stems and sounds are saved too, for they take longest to make. */
export type SavedAtoms = {
  readonly count: number
  readonly words: Readonly<Record<AtomKind, SavedSlices>>
  readonly stems: ReadonlyMap<string, SavedStems>
  readonly spellings: SavedSpellings
}

const atomKinds = ['stem', 'word', 'prefix', 'similar'] as const

export type AtomKind = (typeof atomKinds)[number]

export function createAtoms(saved?: SavedAtoms): Atoms {
  const numbers = {
    stem: createWordTable(saved?.words.stem),
    word: createWordTable(saved?.words.word),
    prefix: createWordTable(saved?.words.prefix),
    similar: createWordTable(saved?.words.similar),
  }
  let count = saved?.count ?? 0
  const prefixLengths = new Set(Array.from(numbers.prefix.entries(), ([word]) => word.length))
  const spellings = createSpellings(saved?.spellings)
  const stems = new Map(
    Array.from(saved?.stems ?? [], ([language, index]) => [language, createStemIndex(language, index)]),
  )
  const testers = new Map<string, Tester>()

  function idOf(kind: AtomKind, word: string): number {
    const known = numbers[kind].find(word)
    if (known !== none) return known
    const id = count++
    numbers[kind].add(word, id)
    if (kind === 'prefix') prefixLengths.add(word.length)
    if (kind === 'similar') spellings.add(id, word)
    for (const index of stems.values()) index.add(asksForStem(kind) ? word : '')
    // Whoever asks for another word may ask for one of those that were judged already.
    for (const tester of testers.values()) tester.forget(kind)
    return id
  }

  function stemsOf(language: string): StemIndex {
    const known = stems.get(language)
    if (known !== undefined) return known
    const index = createStemIndex(language)
    for (const word of wordsAskedByStem()) index.add(word)
    stems.set(language, index)
    return index
  }

  /** By number; empty for those that don't ask for a stem. */
  function wordsAskedByStem(): string[] {
    const words = Array.from({ length: count }, () => '')
    for (const kind of atomKinds.filter(asksForStem)) for (const [word, id] of numbers[kind].entries()) words[id] = word
    return words
  }

  function plainOf(word: string, language: StemIndex): number[] {
    const plain = language.atomsWith(word)
    const asWord = numbers.word.find(word)
    if (asWord !== none) plain.push(asWord)
    for (const length of prefixLengths) {
      const opened = length <= word.length ? numbers.prefix.find(word, length) : none
      if (opened !== none) plain.push(opened)
    }
    return plain
  }

  function testerFor(language: string): Tester {
    const known = testers.get(language)
    if (known !== undefined) return known
    const index = stemsOf(language)
    const plain = createJudgements(word => plainOf(word, index))
    // Those that have its very stem are plain.
    const named = createJudgements(word => {
      const found = spellings.of(word)
      return found.length === 0 ? found : found.filter(id => !index.atomsWith(word).includes(id))
    })
    const tester = createTester(plain, named, language)
    testers.set(language, tester)
    return tester
  }

  return {
    get count() {
      return count
    },
    get asksForSpellings() {
      return spellings.count > 0
    },
    idOf,
    testerFor,
    save: () => ({
      count,
      words: {
        stem: numbers.stem.save(),
        word: numbers.word.save(),
        prefix: numbers.prefix.save(),
        similar: numbers.similar.save(),
      },
      stems: new Map(Array.from(stems, ([language, index]) => [language, index.save()])),
      spellings: spellings.save(),
    }),
  }
}

function asksForStem(kind: AtomKind): boolean {
  return kind === 'stem' || kind === 'similar'
}
