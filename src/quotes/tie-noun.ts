import type { Attribution } from './attribution.ts'
import { canSpeak } from './can-speak.ts'
import { SPEECH_NOUNS } from './english-words.ts'
import { phraseEndingAt } from './noun-phrase.ts'
import type { Sentence, Token } from './read-tokens.ts'

/** `Shah's claim that "..."`: straight before the words, the noun itself is the cue. */
export function tieNoun(tokens: readonly Token[], sentence: Sentence, quote: number): Attribution | undefined {
  let at = quote - 1
  while (at > sentence.first && /^(?:that|of|as|to|:|,|like|a|the|an)$/u.test(tokens[at]?.lower ?? '')) at--
  const noun = tokens[at]
  return noun?.tag === 'noun' && SPEECH_NOUNS.has(noun.lower) ? readNounCue(tokens, sentence, at) : undefined
}

/** "Shah's claim that", "his warning of": the noun's owner speaks. */
function readNounCue(tokens: readonly Token[], sentence: Sentence, noun: number): Attribution | undefined {
  const opens = /^(?:that|of|to|:|,)?$/u.test(tokens[noun + 1]?.lower ?? '')
  if (!opens) return undefined
  let owner = noun - 1
  while (
    owner > sentence.first &&
    tokens[owner]?.tag === 'noun' &&
    tokens[owner]?.isPossessive !== true &&
    noun - owner < 4
  )
    owner--
  const possessor = tokens[owner]
  if (possessor === undefined || owner < sentence.first) return undefined
  if (/^(?:his|her|their)$/u.test(possessor.lower))
    return { rule: 'noun', speaker: { first: owner, last: owner, head: owner }, cue: { first: noun, last: noun } }
  if (!possessor.isPossessive) return undefined
  const speaker = phraseEndingAt(tokens, owner, sentence.first)
  return speaker === undefined || canSpeak(tokens, speaker) < 0.5
    ? undefined
    : { rule: 'noun', speaker, cue: { first: noun, last: noun } }
}
