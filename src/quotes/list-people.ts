import { BODY_NOUNS, PERSON_NOUNS } from './english-words.ts'
import { phraseEndingAt, phraseStartingAt } from './noun-phrase.ts'
import type { Phrase } from './noun-phrase.ts'
import { readName } from './read-name.ts'
import type { Gender, Name } from './read-name.ts'
import type { Sentence, Token } from './read-tokens.ts'

/** Somebody an article speaks of: a name or a description, where the phrase stands, and whether it leads its clause. */
export type Person = {
  readonly phrase: Phrase
  readonly name: Name | undefined
  /** Lower-case head noun of a description ("official"), else empty. */
  readonly headNoun: string
  readonly gender: Gender
  readonly isPlural: boolean
  readonly isSubject: boolean
}

/** Everyone an article speaks of in text order, and by the last word of the name or the head noun. */
export type People = {
  readonly all: readonly Person[]
  readonly byWord: ReadonlyMap<string, readonly Person[]>
  readonly genders: ReadonlyMap<string, Gender>
}

/** Step 5b. Everyone the article names or describes outside its quotations. */
export function listPeople(tokens: readonly Token[], sentences: readonly Sentence[]): People {
  const all: Person[] = []
  for (const sentence of sentences) {
    for (let at = sentence.first; at <= sentence.last; at++) {
      if (!endsPhrase(tokens, at, sentence.last)) continue
      const phrase = phraseEndingAt(tokens, at, sentence.first)
      if (phrase !== undefined) all.push(readPerson(tokens, phrase, sentence))
    }
  }
  return index(all)
}

/** The word a person is filed under: the last word of the name, or the head noun. */
export function wordOf({ name, headNoun }: Person): string {
  return name === undefined ? headNoun : (name.core.at(-1) ?? '')
}

/** An article tells who somebody is within the first mentions; looking no farther keeps long texts linear. */
const MAX_SAME = 200

function index(all: readonly Person[]): People {
  const byWord = new Map<string, Person[]>()
  const genders = new Map<string, Gender>()
  for (const person of all) {
    const word = wordOf(person)
    const same = byWord.get(word)
    if (same === undefined) byWord.set(word, [person])
    else if (same.length < MAX_SAME) same.push(person)
    if (person.name !== undefined && person.gender !== undefined) genders.set(word, person.gender)
  }
  return { all, byWord, genders }
}

function endsPhrase(tokens: readonly Token[], at: number, ceiling: number): boolean {
  const token = tokens[at]
  if (token === undefined) return false
  const isHead =
    token.tag === 'name' || (token.tag === 'noun' && (PERSON_NOUNS.has(token.lower) || BODY_NOUNS.has(token.lower)))
  if (!isHead) return false
  const next = at < ceiling ? tokens[at + 1] : undefined
  return next === undefined || token.isPossessive || (next.tag !== 'name' && next.tag !== 'noun')
}

function readPerson(tokens: readonly Token[], phrase: Phrase, sentence: Sentence): Person {
  const name = withRole(tokens, readName(tokens, phrase), phrase, sentence)
  const headNoun = name === undefined ? (tokens[phrase.head]?.lower ?? '') : ''
  const behind = tokens[phrase.last + 1]?.tag
  const before = tokens[phrase.first - 1]?.tag
  const leads =
    phrase.first === sentence.first ||
    before === 'comma' ||
    before === 'quote' ||
    before === 'conj' ||
    before === 'time'
  return {
    phrase,
    name,
    headNoun,
    gender: name?.gender ?? genderOfNoun(headNoun),
    isPlural: name === undefined && PLURAL.test(headNoun),
    isSubject:
      leads &&
      (behind === 'verb' || behind === 'aux' || behind === 'adverb' || behind === 'comma' || behind === 'prep'),
  }
}

const PLURAL = /(?:[^s]s|people|men|women|police|children)$/u

/** "Hina Gul, the head of the bank, said": what stands behind a name tells its role, unless one stood before it. */
function withRole(
  tokens: readonly Token[],
  name: Name | undefined,
  phrase: Phrase,
  sentence: Sentence,
): Name | undefined {
  if (
    name === undefined ||
    name.kind !== 'person' ||
    name.role !== undefined ||
    tokens[phrase.last + 1]?.tag !== 'comma'
  )
    return name
  const aged = tokens[phrase.last + 2]?.tag === 'number' && tokens[phrase.last + 3]?.tag === 'comma'
  const role = phraseStartingAt(tokens, phrase.last + (aged ? 4 : 2), sentence.last)
  if (role === undefined || !PERSON_NOUNS.has(tokens[role.head]?.lower ?? '')) return name
  const opening = tokens[role.first]
  const first = opening?.tag === 'det' ? role.first + 1 : role.first
  return tokens[first]?.tag === 'prep' ? name : { ...name, role: { first, last: role.last } }
}

function genderOfNoun(noun: string): Gender {
  if (HE_NOUNS.has(noun) || noun.endsWith('sman') || noun.endsWith('chairman')) return 'he'
  return SHE_NOUNS.has(noun) || noun.endsWith('woman') ? 'she' : undefined
}

const HE_NOUNS = new Set(
  'man boy father brother son husband uncle grandfather king prince actor policeman congressman pope imam priest'.split(
    ' ',
  ),
)
const SHE_NOUNS = new Set('girl mother sister daughter wife aunt widow grandmother queen princess actress'.split(' '))
