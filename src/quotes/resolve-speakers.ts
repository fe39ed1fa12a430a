import type { Mention } from '../model/span.ts'
import type { Speaker } from '../model/quotation.ts'
import { describe } from './describe.ts'
import { fullestName } from './fullest-name.ts'
import { listPeople, wordOf } from './list-people.ts'
import type { People, Person } from './list-people.ts'
import { phraseEndingAt } from './noun-phrase.ts'
import type { Phrase } from './noun-phrase.ts'
import { cut } from './read-name.ts'
import type { Sentence, Token } from './read-tokens.ts'
import { whomPronounMeans } from './whom-pronoun-means.ts'
import type { Spoken } from './whom-pronoun-means.ts'

type Identity = Omit<Speaker, 'mention'>

/**
 * Step 5. Tells who each speaking phrase is: surnames become full names, "the official" the fullest description of that official,
 * "he" whoever fits and spoke or acted last. Resolved in text order, within this article only.
 * The function it returns gives the speaker for one of `phrases` with its mention.
 */
export function resolveSpeakers(
  text: string,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  phrases: readonly (Phrase | undefined)[],
): (phrase: Phrase, mention: Mention) => Speaker {
  const wanted = phrases.filter(phrase => phrase !== undefined).toSorted((a, b) => a.first - b.first)
  const identities = new Map<number, Identity>()
  if (wanted.length > 0) {
    const people = listPeople(tokens, sentences)
    const spoken: Spoken[] = []
    for (const phrase of wanted) {
      if (identities.has(phrase.first)) continue
      const person = personMeant(tokens, phrase, people, spoken)
      identities.set(phrase.first, identify(text, tokens, person, phrase, people))
      if (person !== undefined) spoken.push({ person, at: phrase.first })
    }
  }
  return (phrase, mention) => ({
    ...(identities.get(phrase.first) ?? { name: mention.text, isNamed: false, role: undefined, kind: 'person' }),
    mention,
  })
}

/** The person a phrase stands for: itself for names and descriptions, the antecedent for "who", "he", "their". */
function personMeant(
  tokens: readonly Token[],
  phrase: Phrase,
  people: People,
  spoken: readonly Spoken[],
): Person | undefined {
  const head = tokens[phrase.head]
  if (head === undefined) return undefined
  if (head.tag === 'relative') {
    const gap = tokens[phrase.first - 1]?.tag === 'comma' ? 2 : 1
    const before = phraseEndingAt(tokens, phrase.first - gap, Math.max(0, phrase.first - 30))
    return before === undefined ? undefined : personAt(before, people.all)
  }
  if (head.tag === 'pronoun' || (head.tag === 'det' && OWNERS.has(head.lower)))
    return whomPronounMeans(tokens, phrase, people, spoken)
  return personAt(phrase, people.all)
}

const OWNERS = new Set(['his', 'her', 'their', 'its'])

/** People are listed in text order, so the one at a phrase is found by halving. */
function personAt(phrase: Phrase, all: readonly Person[]): Person | undefined {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle]?.phrase.last ?? 0) < phrase.first) low = middle + 1
    else high = middle
  }
  const near = all.slice(low, low + 8)
  return (
    near.find(person => person.phrase.last === phrase.last) ?? near.find(person => person.phrase.head === phrase.head)
  )
}

function identify(
  text: string,
  tokens: readonly Token[],
  person: Person | undefined,
  phrase: Phrase,
  people: People,
): Identity {
  if (person?.name === undefined) return describe(text, tokens, person?.phrase ?? phrase, people)
  const { shown, role, kind } = fullestName(person.name, person.phrase.first, people.byWord.get(wordOf(person)) ?? [])
  return {
    name: cut(text, tokens, shown),
    isNamed: true,
    role: role === undefined ? undefined : cut(text, tokens, role),
    kind,
  }
}
