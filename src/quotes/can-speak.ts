import * as words from './english-words.ts'
import type { Phrase } from './noun-phrase.ts'
import { PLACES } from '../text/places.ts'
import type { Token } from './read-tokens.ts'

/**
 * How likely the one a phrase names can speak: 1 for people and pronouns, less for bodies and papers, near 0 for things, times and places.
 * "it" and places speak only as the straight subject of a speech verb, which the caller knows.
 */
export function canSpeak(tokens: readonly Token[], phrase: Phrase): number {
  const head = tokens[phrase.head]
  if (head === undefined) return 0
  const { lower } = head
  if (NOBODY.has(lower)) return 0
  if (head.tag === 'pronoun') return lower === 'it' ? 0.5 : 1
  if (head.tag === 'object') return 0.9
  if (head.tag === 'relative') return lower === 'who' ? 1 : lower === 'which' || lower === 'that' ? 0.5 : 0
  if (head.tag === 'det') return 0.8
  if (head.tag === 'number' && tokens[phrase.head - 1]?.tag === 'det') return 0.85
  if (head.tag === 'number' || lower === 'percent') return 0.6
  if (head.tag === 'name') return nameWeight(tokens, phrase)
  if (words.PERSON_NOUNS.has(lower) || words.PERSON_NOUNS.has(lastPart(lower))) return 1
  if (words.BODY_NOUNS.has(lower)) return 0.95
  if (words.DOCUMENT_NOUNS.has(lower) || words.SPEECH_NOUNS.has(lower)) return 0.8
  if (
    head.tag === 'noun' &&
    /(?:ists?|ers?|ors?|ians?|men|women)$/u.test(lower) &&
    !THINGS.has(lower.replace(/s$/u, ''))
  )
    return 0.8
  return head.tag === 'noun' ? 0.3 : 0.1
}

const NOBODY = new Set(['nothing', 'nobody', 'none', 'anyone', 'anybody', 'anything', 'something', 'everything'])

/** Nouns that end like a trade ("-er", "-or") and are none. */
const THINGS = new Set(
  'number matter letter paper center centre computer order power offer water weather summer winter dinner border tower river corner answer chapter quarter error floor door color colour terror sector factor labor labour favor favour motor mirror character disaster danger shelter finger shoulder laughter banner clutter trailer counter server buffer barrier layer poster trigger fever cancer murder barter chamber powder cover rumor rumour honor honour horror tumor odor manner another other former latter under over after ever never timer primer father-figure folder header border career engineer beer tier pier steer deer peer fear year user-name newsletter quarter semester theater theatre meter metre litre liter fibre fiber wonder gender tender slander plunder blunder thunder encounter register minister-ship calendar similar dollar pillar cellar collar sugar war car bar star scar radar guitar'.split(
    ' ',
  ),
)

const lastPart = (lower: string) => lower.slice(lower.lastIndexOf('-') + 1)

function nameWeight(tokens: readonly Token[], phrase: Phrase): number {
  const name = tokens
    .slice(phrase.first, phrase.head + 1)
    .filter(token => token.tag === 'name')
    .map(token => token.lower)
    .join(' ')
  return PLACES.has(name) ? 0.4 : 0.95
}
