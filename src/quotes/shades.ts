import type { Attribution } from './attribution.ts'
import { NEGATIONS } from './english-words.ts'
import type { Sentence, Token } from './read-tokens.ts'

/** "He did not say that ...", "she never claimed ...": a negation between the speaker and the cue, or a cue that denies. */
export function isNegated(tokens: readonly Token[], sentence: Sentence, { cue }: Attribution): boolean {
  if (cue === undefined || cue.first < sentence.first || cue.last > sentence.last) return false
  for (let at = cue.first - 1; at >= sentence.first && at >= cue.first - 3; at--) {
    const token = tokens[at]
    if (token === undefined || (token.tag !== 'aux' && token.tag !== 'adverb')) break
    if (NEGATIONS.has(token.lower)) return true
  }
  return false
}

/** "Shah said Khan had told him": the cue's clause is itself reported, by an earlier speech verb with another subject, or "reportedly". */
export function isSecondHand(tokens: readonly Token[], sentence: Sentence, { cue, speaker }: Attribution): boolean {
  if (cue === undefined || cue.first < sentence.first || cue.last > sentence.last) return false
  const before = tokens[cue.first - 1]?.lower
  if (
    before === 'reportedly' ||
    before === 'allegedly' ||
    (before === 'as' && tokens[cue.first - 2]?.lower === 'quoted')
  )
    return true
  if (speaker.first > cue.first) return false
  for (let at = speaker.first - 1; at >= sentence.first && at >= speaker.first - 4; at--) {
    const token = tokens[at]
    if (token === undefined || token.tag === 'comma' || token.tag === 'conj' || token.tag === 'quote') return false
    if (token.tag === 'verb' && token.verb?.classes.has('speech') === true) return true
  }
  return false
}
