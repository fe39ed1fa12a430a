import type { Speaker } from '../model/quotation.ts'
import { BODY_NOUNS, DOCUMENT_NOUNS, PERSON_NOUNS } from './english-words.ts'
import type { People, Person } from './list-people.ts'
import type { Phrase } from './noun-phrase.ts'
import { cut } from './read-name.ts'
import type { Token } from './read-tokens.ts'

/**
 * Step 5d. The fullest description of somebody unnamed: "the official" is "a senior security official" when only that one fits.
 * A person whose printed role has the same head noun lends the name ("the minister" after "Sara Aziz, the minister").
 */
export function describe(
  text: string,
  tokens: readonly Token[],
  phrase: Phrase,
  people: People,
): Omit<Speaker, 'mention'> {
  const kind = kindOfDescription(tokens, phrase)
  const words = contentWords(tokens, phrase)
  const noun = tokens[phrase.head]?.lower ?? ''
  const isDefinite = DEFINITE.has(tokens[phrase.first]?.lower ?? '')
  const described = isDefinite ? fullestDescription(tokens, phrase, words, people.byWord.get(noun) ?? []) : undefined
  const named = isDefinite && PERSON_NOUNS.has(noun) ? namedByRole(tokens, phrase, words, people.all) : undefined
  if (named?.name !== undefined && (described === undefined || described.phrase.first < named.phrase.first)) {
    const { shown, role } = named.name
    return {
      name: cut(text, tokens, shown),
      isNamed: true,
      role: role === undefined ? undefined : cut(text, tokens, role),
      kind: 'person',
    }
  }
  return { name: lowerArticle(cut(text, tokens, described?.phrase ?? phrase)), isNamed: false, role: undefined, kind }
}

const DEFINITE = new Set(['the', 'this', 'that'])

export function kindOfDescription(tokens: readonly Token[], { head }: Phrase): Speaker['kind'] {
  const lower = tokens[head]?.lower ?? ''
  if (lower === 'they' || lower === 'we' || lower === 'their') return 'group'
  if (PERSON_NOUNS.has(lower)) return PLURAL.test(lower) ? 'group' : 'person'
  if (BODY_NOUNS.has(lower) || lower === 'it' || lower === 'its') return 'organisation'
  if (DOCUMENT_NOUNS.has(lower)) return 'document'
  return PLURAL.test(lower) ? 'group' : 'person'
}

const PLURAL = /(?:[^s]s|people|men|women|police|children)$/u

/** How many earlier people are compared, so that a long text stays cheap. */
const MAX_COMPARED = 60

function fullestDescription(
  tokens: readonly Token[],
  phrase: Phrase,
  words: readonly string[],
  alike: readonly Person[],
): Person | undefined {
  let best: Person | undefined
  let bestLength = words.length - 1
  for (const other of alike.slice(0, MAX_COMPARED)) {
    if (other.phrase.first >= phrase.first) break
    const others = contentWords(tokens, other.phrase)
    if (others.length > bestLength && words.every(word => others.includes(word))) {
      best = other
      bestLength = others.length
    }
  }
  return best
}

function namedByRole(
  tokens: readonly Token[],
  phrase: Phrase,
  words: readonly string[],
  all: readonly Person[],
): Person | undefined {
  let tried = 0
  for (let at = all.length - 1; at >= 0; at--) {
    const other = all[at]
    if (other === undefined || other.phrase.first >= phrase.first) continue
    if (++tried > MAX_COMPARED) return undefined
    if (other.name?.role !== undefined && fitsRole(tokens, other.name.role, words)) return other
  }
  return undefined
}

/** Adjectives and nouns of the phrase up to its head. */
function contentWords(tokens: readonly Token[], { first, head }: Phrase): readonly string[] {
  const words: string[] = []
  for (let at = first; at <= head; at++) {
    const token = tokens[at]
    if (token !== undefined && token.tag !== 'det' && token.tag !== 'conj') words.push(token.lower)
  }
  return words
}

function fitsRole(
  tokens: readonly Token[],
  { first, last }: { first: number; last: number },
  words: readonly string[],
): boolean {
  const role = new Set<string>()
  for (let at = first; at <= last; at++) role.add(tokens[at]?.lower ?? '')
  return words.length > 0 && words.every(word => role.has(word))
}

/** "A senior security official" opens a sentence; as a name it is "a senior security official". */
function lowerArticle(words: string): string {
  return words.replace(
    /^(?:A|An|The|One|Some|Many|Several|Two|Three|His|Her|Their|Its|Another|He|She|They|It|We|You)\b/u,
    article => article.toLowerCase(),
  )
}
