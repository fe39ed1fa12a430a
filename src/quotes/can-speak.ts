import * as words from './english-words.ts'
import type { Phrase } from './noun-phrase.ts'
import { PLACES } from './places.ts'
import type { Token } from './read-tokens.ts'

/**
 * How likely the one a phrase names can speak: 1 for people and pronouns, less for bodies and papers, near 0 for things, times and places.
 * "it" and places speak only as the straight subject of a speech verb, which the caller knows.
 */
export function canSpeak(tokens: readonly Token[], phrase: Phrase): number {
  const head = tokens[phrase.head]
  if (head === undefined) return 0
  const { lower } = head
  if (head.tag === 'pronoun') return lower === 'it' ? 0.5 : 1
  if (head.tag === 'object') return 0.9
  if (head.tag === 'relative') return lower === 'who' ? 1 : lower === 'which' || lower === 'that' ? 0.5 : 0
  if (head.tag === 'det') return 0.8
  if (head.tag === 'number' || lower === 'percent') return 0.6
  if (head.tag === 'name') return nameWeight(tokens, phrase)
  if (words.PERSON_NOUNS.has(lower) || words.PERSON_NOUNS.has(lastPart(lower))) return 1
  if (words.BODY_NOUNS.has(lower)) return 0.95
  if (words.DOCUMENT_NOUNS.has(lower) || words.SPEECH_NOUNS.has(lower)) return 0.8
  if (head.tag === 'noun' && /(?:ists|ers|ors|ians|men|women)$/u.test(lower)) return 0.8
  return head.tag === 'noun' ? 0.3 : 0.1
}

const lastPart = (lower: string) => lower.slice(lower.lastIndexOf('-') + 1)

function nameWeight(tokens: readonly Token[], phrase: Phrase): number {
  const name = tokens
    .slice(phrase.first, phrase.head + 1)
    .filter(token => token.tag === 'name')
    .map(token => token.lower)
    .join(' ')
  return PLACES.has(name) ? 0.4 : 0.95
}
