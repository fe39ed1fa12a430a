import { wordOf } from './list-people.ts'
import type { People, Person } from './list-people.ts'
import type { Phrase } from './noun-phrase.ts'
import type { Token } from './read-tokens.ts'

/** Somebody who spoke, and at which token. */
export type Spoken = { readonly person: Person; readonly at: number }

/**
 * Step 5e. Whom "he", "she", "they", "it" mean: the last speaker when nobody else has taken the stage since, else the nearest subject before
 * that fits in number and gender. Undefined for "I", "we" and "you", and when nobody fits.
 */
export function whomPronounMeans(
  tokens: readonly Token[],
  phrase: Phrase,
  people: People,
  spoken: readonly Spoken[],
): Person | undefined {
  const pronoun = tokens[phrase.head]?.lower ?? ''
  const needs = NEEDS[pronoun]
  if (needs === undefined) return undefined
  const fits = (person: Person) => (needs === 'many' ? isMany(person) : isOne(person) && agrees(person, people, needs))
  const speaker = lastSpeaker(spoken, fits)
  let nearest: Person | undefined
  for (let at = lastBefore(people.all, phrase.first); at >= 0; at--) {
    const person = people.all[at]
    if (
      person === undefined ||
      person.phrase.first <= (speaker?.at ?? -1) ||
      phrase.first - person.phrase.first > MAX_TOKENS_BACK
    )
      break
    if (!person.isSubject || !fits(person) || person.name?.kind === 'organisation') continue
    if (speaker !== undefined && genderIn(person, people) === undefined && genderIn(speaker.person, people) === needs)
      continue
    nearest = person
    break
  }
  return nearest ?? speaker?.person
}

const MAX_TOKENS_BACK = 90
/** How many earlier speakers are tried. */
const MAX_SPEAKERS = 20

const NEEDS: Readonly<Record<string, 'he' | 'she' | 'many'>> = {
  he: 'he',
  his: 'he',
  she: 'she',
  her: 'she',
  they: 'many',
  their: 'many',
  it: 'many',
  its: 'many',
}

function lastSpeaker(spoken: readonly Spoken[], fits: (person: Person) => boolean): Spoken | undefined {
  for (let at = spoken.length - 1; at >= Math.max(0, spoken.length - MAX_SPEAKERS); at--) {
    const one = spoken[at]
    if (one !== undefined && fits(one.person)) return one
  }
  return undefined
}

function isOne(person: Person): boolean {
  return !person.isPlural && person.name?.kind !== 'organisation'
}

function isMany(person: Person): boolean {
  return (
    person.isPlural || person.name?.kind === 'organisation' || (person.headNoun !== '' && person.gender === undefined)
  )
}

function agrees(person: Person, people: People, needs: 'he' | 'she'): boolean {
  const gender = genderIn(person, people)
  return gender === undefined || gender === needs
}

/** "Mr. Khan" once tells that every "Khan" of the article is a he. */
function genderIn(person: Person, people: People): 'he' | 'she' | undefined {
  return person.gender ?? (person.name === undefined ? undefined : people.genders.get(wordOf(person)))
}

function lastBefore(people: readonly Person[], token: number): number {
  let low = 0
  let high = people.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((people[middle]?.phrase.first ?? 0) < token) low = middle + 1
    else high = middle
  }
  return low - 1
}
