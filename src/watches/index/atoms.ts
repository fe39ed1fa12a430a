import { createJudgements } from './judgements.ts'
import { createSpellings } from './spellings.ts'
import { type StemIndex, createStemIndex } from './stem-index.ts'
import { type Tester, createTester } from './tester.ts'

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
  /** By number. */
  readonly words: readonly string[]
  /** By number: the place of its kind in `atomKinds`. */
  readonly kinds: Uint8Array
  /** By language: the stems of all atoms, in order; empty for those that ask for none. */
  readonly stems: ReadonlyMap<string, readonly string[]>
  /** Sound keys of the similar atoms, in order. */
  readonly sounds: readonly (readonly string[])[]
}

const atomKinds = ['stem', 'word', 'prefix', 'similar'] as const

export type AtomKind = (typeof atomKinds)[number]

export function createAtoms(saved?: SavedAtoms): Atoms {
  const words: string[] = []
  const kinds: AtomKind[] = []
  const numbers = {
    stem: new Map<string, number>(),
    word: new Map<string, number>(),
    prefix: new Map<string, number>(),
    similar: new Map<string, number>(),
  }
  const prefixLengths = new Set<number>()
  const spellings = createSpellings()
  const stems = new Map<string, StemIndex>()
  const testers = new Map<string, Tester>()

  function idOf(kind: AtomKind, word: string, savedSounds?: readonly string[]): number {
    const known = numbers[kind].get(word)
    if (known !== undefined) return known
    const id = words.push(word) - 1
    kinds.push(kind)
    numbers[kind].set(word, id)
    if (kind === 'prefix') prefixLengths.add(word.length)
    if (kind === 'similar') spellings.add(id, word, savedSounds)
    for (const index of stems.values()) index.add(asksForStem(kind) ? word : '', undefined)
    // Whoever asks for another word may ask for one of those that were judged already.
    for (const tester of testers.values()) tester.forget(kind)
    return id
  }

  function stemsOf(language: string, savedStems?: readonly string[]): StemIndex {
    const known = stems.get(language)
    if (known !== undefined) return known
    const index = createStemIndex(language)
    for (const [id, kind] of kinds.entries()) index.add(asksForStem(kind) ? (words[id] ?? '') : '', savedStems?.[id])
    stems.set(language, index)
    return index
  }

  function plainOf(word: string, language: StemIndex): number[] {
    const plain = language.atomsWith(word)
    const asWord = numbers.word.get(word)
    if (asWord !== undefined) plain.push(asWord)
    for (const length of prefixLengths) {
      const opened = length <= word.length ? numbers.prefix.get(word.slice(0, length)) : undefined
      if (opened !== undefined) plain.push(opened)
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

  for (const [id, word] of saved?.words.entries() ?? []) {
    const kind = atomKinds[saved?.kinds[id] ?? 0] ?? 'stem'
    idOf(kind, word, kind === 'similar' ? saved?.sounds[spellings.count] : undefined)
  }
  for (const [language, list] of saved?.stems ?? []) stemsOf(language, list)
  return {
    get count() {
      return words.length
    },
    get asksForSpellings() {
      return spellings.count > 0
    },
    idOf: (kind, word) => idOf(kind, word),
    testerFor,
    save: () => ({
      words: [...words],
      kinds: Uint8Array.from(kinds, kind => atomKinds.indexOf(kind)),
      stems: new Map(Array.from(stems, ([language, index]) => [language, index.save()])),
      sounds: spellings.save(),
    }),
  }
}

function asksForStem(kind: AtomKind): boolean {
  return kind === 'stem' || kind === 'similar'
}
