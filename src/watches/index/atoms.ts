import type { Lexicon } from '../../text/read-terms.ts'
import { stemWord } from '../../text/stem.ts'
import { similarity, soundKeys } from '../../text/similar.ts'

/**
 * The single-word tests that queries are made of, numbered. `stem`: has the stem of this word in the article's language.
 * `word`: is this folded word. `prefix`: opens with it. `similar`: is a spelling of this name, or has its stem.
 */
export type Atoms = {
  readonly count: number
  idOf(kind: AtomKind, word: string): number
  /** For texts of one language: the atoms that a folded word passes. */
  testerFor(language: string): Tester
  save(): SavedAtoms
}

/** Stems and sounds are saved too, for they take longest to make. */
export type SavedAtoms = {
  /** Each atom as its kind, a space and its word, in order of number. */
  readonly keys: readonly string[]
  /** By language: stems of the stem and similar atoms, in order. */
  readonly stems: ReadonlyMap<string, readonly string[]>
  /** Sound keys of the similar atoms, in order. */
  readonly sounds: readonly (readonly string[])[]
}

const kinds = ['stem', 'word', 'prefix', 'similar'] as const

export type AtomKind = (typeof kinds)[number]

/** `named` are passed only where the word is written like a name. */
export type Passed = { readonly plain: readonly number[]; readonly named: readonly number[] }

/** What most words pass. */
export const passedNothing: Passed = { plain: [], named: [] }

export type Tester = {
  readonly test: (word: string) => Passed
  /** The same by number in a lexicon, found again at once. */
  readonly testerOf: (lexicon: Lexicon) => (number: number) => Passed
}

export function createAtoms(saved?: SavedAtoms): Atoms {
  const ids = new Map<string, number>()
  const words = new Map<string, number>()
  const prefixes = new Map<string, number>()
  const prefixLengths = new Set<number>()
  const similar: SimilarAtom[] = []
  const similarByKey = new Map<string, SimilarAtom[]>()
  const stemmed: { readonly id: number; readonly word: string }[] = []
  const languages = new Map<string, Language>()

  function learn(kind: AtomKind, word: string, id: number, sounds?: readonly string[]): void {
    if (kind === 'word') words.set(word, id)
    if (kind === 'prefix') {
      prefixes.set(word, id)
      prefixLengths.add(word.length)
    }
    if (kind === 'similar') learnSimilar({ id, word, keys: sounds ?? soundKeys(word) })
    if (kind !== 'stem' && kind !== 'similar') return
    stemmed.push({ id, word })
    for (const [code, language] of languages) learnStem(language, stemWord(word, code), id)
  }

  function learnSimilar(atom: SimilarAtom): void {
    similar.push(atom)
    for (const key of atom.keys) {
      const known = similarByKey.get(key)
      if (known === undefined) similarByKey.set(key, [atom])
      else known.push(atom)
    }
  }

  function languageOf(code: string, savedStems?: readonly string[]): Language {
    const known = languages.get(code)
    if (known !== undefined) return known
    const language = createLanguage(word => test(word, code, language))
    for (const [at, { id, word }] of stemmed.entries())
      learnStem(language, savedStems?.[at] ?? stemWord(word, code), id)
    languages.set(code, language)
    return language
  }

  function test(word: string, code: string, language: Stems): Passed {
    const plain = [...(language.byStem.get(stemWord(word, code)) ?? [])]
    const asWord = words.get(word)
    if (asWord !== undefined) plain.push(asWord)
    for (const length of prefixLengths) {
      const opened = length <= word.length ? prefixes.get(word.slice(0, length)) : undefined
      if (opened !== undefined) plain.push(opened)
    }
    const named = spellingsOf(word, plain)
    return plain.length === 0 && named.length === 0 ? passedNothing : { plain, named }
  }

  function spellingsOf(word: string, plain: readonly number[]): number[] {
    if (similar.length === 0) return []
    const near = new Set(soundKeys(word).flatMap(key => similarByKey.get(key) ?? []))
    return [...near]
      .filter(atom => !plain.includes(atom.id) && similarity(atom.word, word) !== undefined)
      .map(atom => atom.id)
  }

  function idOf(kind: AtomKind, word: string, sounds?: readonly string[]): number {
    const key = `${kind} ${word}`
    const known = ids.get(key)
    if (known !== undefined) return known
    const id = ids.size
    ids.set(key, id)
    learn(kind, word, id, sounds)
    return id
  }

  for (const key of saved?.keys ?? []) {
    const space = key.indexOf(' ')
    const kind = kinds.find(one => one === key.slice(0, space))
    if (kind !== undefined) idOf(kind, key.slice(space + 1), saved?.sounds[similar.length])
  }
  for (const [code, stems] of saved?.stems ?? []) languageOf(code, stems)
  return {
    get count() {
      return ids.size
    },
    idOf: (kind, word) => idOf(kind, word),
    testerFor(code) {
      const language = languageOf(code)
      // Whoever asks for another word may ask for one of those that were judged already.
      if (language.version !== ids.size) {
        language.forget()
        language.version = ids.size
      }
      return language
    },
    save: () => ({
      keys: [...ids.keys()],
      stems: new Map(Array.from(languages, ([code, { stems }]) => [code, stems])),
      sounds: similar.map(atom => atom.keys),
    }),
  }
}

type SimilarAtom = { readonly id: number; readonly word: string; readonly keys: readonly string[] }

type Stems = { readonly stems: string[]; readonly byStem: Map<string, number[]> }

type Language = Stems &
  Tester & {
    /** How many atoms there were when words were judged. */
    version: number
    readonly forget: () => void
  }

function createLanguage(judge: (word: string) => Passed): Language {
  const passed = new Map<string, Passed>()
  let judgedIn: Lexicon | undefined
  let byNumber: (Passed | undefined)[] = []
  function test(word: string): Passed {
    const known = passed.get(word)
    if (known !== undefined) return known
    const judged = judge(word)
    if (passed.size >= mostRemembered) passed.clear()
    if (word.length <= longestRemembered) passed.set(word, judged)
    return judged
  }
  function testerOf(lexicon: Lexicon): (number: number) => Passed {
    if (judgedIn !== lexicon) byNumber = []
    judgedIn = lexicon
    const known = byNumber
    return number => {
      const judged = known[number]
      if (judged !== undefined) return judged
      // A list with holes would become a slow one.
      while (known.length <= number) known.push(undefined)
      return (known[number] = test(lexicon.forms[number]?.word ?? ''))
    }
  }
  function forget(): void {
    passed.clear()
    byNumber = []
  }
  return { stems: [], byStem: new Map(), version: 0, forget, test, testerOf }
}

function learnStem(language: Stems, stem: string, id: number): void {
  language.stems.push(stem)
  addTo(language.byStem, stem, id)
}

const mostRemembered = 100_000
const longestRemembered = 60

function addTo(lists: Map<string, number[]>, key: string, id: number): void {
  const known = lists.get(key)
  if (known === undefined) lists.set(key, [id])
  else known.push(id)
}
