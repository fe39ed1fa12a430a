import hunspell from 'dictionary-en'
import { normaliseEnglishSpelling } from './english-spelling.ts'
import { foldWord } from './fold.ts'

/** True for a folded English word in any of its forms ("removes", "unfunded"), made of two words too ("whistleblower"). */
export function isEnglishWord(word: string): boolean {
  return isListed(word) || derivedEnding.test(word) || (!isKnownName(word) && (isCompound(word) || isPlural(word)))
}

/** Endings that make words without end, and no names. */
const derivedEnding = /(?:is(?:ations?|ed|ing)|abilit(?:y|ies)|ational(?:ly)?|ically|fulness|lessness|ously|isms?)$/

/** True for a folded word that the English dictionary writes with a capital only: "Harare", "Ramos", "Israeli". */
export function isKnownName(word: string): boolean {
  return dictionary().names.has(word)
}

/**
 * What a name is found by: its own letters, but for the s of a plural. "Harare" and "Ramos" stay, "Pakistanis" and
 * "Uyghurs" are told of a Pakistani and a Uyghur.
 */
export function singularName(name: string): string {
  const { names } = dictionary()
  if (names.has(name) || !name.endsWith('s')) return name
  const single = name.slice(0, -1)
  if (names.get(single)?.includes(pluralFlag) === true) return single
  return pluralEnding.test(name) ? single : name
}

/** Few names end in a consonant and s, or in -ites; those in -as and -is that are no plurals are mostly short ("Hamas", "Paris"). */
const pluralEnding = /(?:[^aeiousxz]|.{4}[^aeious][ai]|..ite)s$/
const pluralFlag = 'S'

/** Hunspell's table of suffixes and prefixes: https://man.archlinux.org/man/hunspell.5.en. */
type Affix = { readonly flag: string; readonly strip: string; readonly add: string; readonly condition: RegExp }

type Dictionary = {
  /** Folded entries with their flags. What is written with a capital only is a name. */
  readonly words: ReadonlyMap<string, string>
  readonly names: ReadonlyMap<string, string>
  readonly suffixes: readonly Affix[]
  readonly prefixes: readonly Affix[]
}

let loaded: Dictionary | undefined

/** Read when it is first asked: it takes some 40 ms and 8 MB. */
function dictionary(): Dictionary {
  if (loaded !== undefined) return loaded
  const affixes = new TextDecoder().decode(hunspell.aff).split('\n')
  const entries = new TextDecoder().decode(hunspell.dic).split('\n').slice(1)
  loaded = { ...readEntries(entries), suffixes: readAffixes(affixes, 'SFX'), prefixes: readAffixes(affixes, 'PFX') }
  return loaded
}

function readEntries(lines: readonly string[]): Pick<Dictionary, 'words' | 'names'> {
  const words = new Map<string, string>()
  const names = new Map<string, string>()
  for (const line of lines) {
    const slash = line.indexOf('/')
    const entry = slash < 0 ? line : line.slice(0, slash)
    const initial = entry.slice(0, 1)
    const list = initial === initial.toLowerCase() ? words : names
    const word = normaliseEnglishSpelling(foldWord(entry))
    const flags = slash < 0 ? '' : line.slice(slash + 1)
    list.set(word, (list.get(word) ?? '') + flags)
  }
  return { words, names }
}

function readAffixes(lines: readonly string[], kind: string): Affix[] {
  const fields = lines.map(line => line.trim().split(/\s+/)).filter(line => line[0] === kind && line.length === 5)
  return fields.map(([, flag = '', strip = '', add = '', condition = '']) => {
    return { flag, strip: strip === '0' ? '' : strip, add, condition: new RegExp(`${condition}$`) }
  })
}

function isListed(word: string): boolean {
  if (flagsOf(word).length > 0) return true
  return dictionary().prefixes.some(({ flag, add }) => {
    return word.startsWith(add) && flagsOf(word.slice(add.length)).some(flags => flags.includes(flag))
  })
}

/** The flags of every entry that the word is a form of. */
function flagsOf(word: string): string[] {
  const { words, suffixes } = dictionary()
  const own = words.get(word)
  const found = own === undefined ? [] : [own]
  for (const { flag, strip, add, condition } of suffixes) {
    if (!word.endsWith(add)) continue
    const entry = word.slice(0, word.length - add.length) + strip
    const flags = words.get(entry)
    if (flags?.includes(flag) === true && condition.test(entry)) found.push(flags)
  }
  return found
}

/** Shorter ones stand in any name: "Hast-ings", "Ram-os". */
const shortestOpening = 3
const shortestEnding = 4
const openings = new Set(
  'anti bi bio co cyber de dis euro ex geo hydro hyper inter intra mega mis micro multi neo non post pre pro re sub super trans ultra un'.split(
    ' ',
  ),
)

/** The dictionary gives few adjectives a plural: "militaries", "hypersonics". */
function isPlural(word: string): boolean {
  return word.endsWith('s') && isEnglishWord(word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1))
}

function isCompound(word: string): boolean {
  const { words } = dictionary()
  for (let at = 2; at <= word.length - shortestEnding; at++) {
    const opening = word.slice(0, at)
    const isOpening = openings.has(opening) || (at >= shortestOpening && words.has(opening))
    if (isOpening && isListed(word.slice(at))) return true
  }
  return false
}
