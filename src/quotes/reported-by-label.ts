import { canSpeak } from './can-speak.ts'
import type { Reported } from './find-indirect.ts'
import { phraseStartingAt } from './noun-phrase.ts'
import type { Sentence, Token } from './read-tokens.ts'

/**
 * "NOOR: The gates were open." and "Minister: No talks": a speaker's name at the head of a paragraph and a colon, as transcripts and headlines have it.
 * `first` is the paragraph's first sentence, `lastToken` its end; what is said runs to the paragraph's end. Undefined when quoted words follow.
 */
export function readReportedByLabel(
  tokens: readonly Token[],
  first: Sentence,
  lastToken: number,
): Reported | undefined {
  const speaker = phraseStartingAt(tokens, first.first, first.last)
  if (speaker === undefined || tokens[speaker.head]?.tag !== 'name' || canSpeak(tokens, speaker) < 0.9) return undefined
  const colon = speaker.last + 1
  if (tokens[colon]?.tag !== 'colon' || colon + MIN_WORDS > lastToken) return undefined
  for (let at = colon + 1; at <= lastToken; at++) if (tokens[at]?.tag === 'quote') return undefined
  const end = tokens[lastToken]?.tag === 'stop' ? lastToken - 1 : lastToken
  return { first: colon + 1, last: end, tie: { rule: 'introduced', speaker, cue: { first: colon, last: colon } } }
}

const MIN_WORDS = 4
