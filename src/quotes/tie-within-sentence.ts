import type { Attribution } from './attribution.ts'
import { canSpeak } from './can-speak.ts'
import { subjectOf } from './find-subject.ts'
import { phraseEndingAt } from './noun-phrase.ts'
import { readAccording } from './read-according.ts'
import { readInverted, tieAfter } from './tie-after.ts'
import { tieBefore } from './tie-before.ts'
import { tieNoun } from './tie-noun.ts'
import type { Sentence, Token } from './read-tokens.ts'

/**
 * Step 4a. Ties the quoted span standing at token `quote` to a speaker in its own sentence. `ending` is the last character inside the marks:
 * a comma, a question or an exclamation there promises a cue behind. Undefined when the sentence names nobody who may have said it.
 */
export function tieWithinSentence(
  tokens: readonly Token[],
  sentence: Sentence,
  quote: number,
  ending: string,
): Attribution | undefined {
  return (
    tieAfter(tokens, sentence, quote, ending) ??
    tieNoun(tokens, sentence, quote) ??
    preferTrailing(tieBefore(tokens, sentence, quote), tokens, sentence, quote) ??
    tieWeak(tokens, sentence, quote)
  )
}

/** A cue of speech at the sentence's end is surer than an attitude before the words. */
function preferTrailing(
  before: Attribution | undefined,
  tokens: readonly Token[],
  sentence: Sentence,
  quote: number,
): Attribution | undefined {
  if (before !== undefined && before.rule !== 'attitude' && canSpeak(tokens, before.speaker) >= 0.5) return before
  return tieTrailing(tokens, sentence, quote) ?? before
}

/** `The "mess" is over, Shah said.` */
function tieTrailing(tokens: readonly Token[], sentence: Sentence, quote: number): Attribution | undefined {
  for (let at = quote + 1; at <= sentence.last; at++) {
    const token = tokens[at]
    if (token === undefined) break
    if (token.tag === 'comma') {
      const according = readAccording(tokens, at + 1, sentence.last)
      if (according !== undefined) return according
    }
    if (token.tag !== 'verb' || token.isPassive || token.verb?.classes.has('speech') !== true) continue
    if (tokens[at - 1]?.tag === 'comma') {
      const inverted = readInverted(tokens, sentence, at)
      if (inverted !== undefined) return { ...inverted, rule: 'trailing' }
    }
    const speaker = subjectOf(tokens, at, quote + 1)
    if (speaker === undefined || canSpeak(tokens, speaker) < 0.5) continue
    const before = tokens[speaker.first - 1]
    if (before?.tag === 'comma' || before?.tag === 'dash')
      return { rule: 'trailing', speaker, cue: { first: at, last: at } }
  }
  return undefined
}

/** No cue: `Shah:`, the owner of the words (`Shah's "plan"`), or the nearest subject that may speak. */
function tieWeak(tokens: readonly Token[], sentence: Sentence, quote: number): Attribution | undefined {
  const before = tokens[quote - 1]
  if (quote - 1 < sentence.first || before === undefined) return undefined
  if (before.tag === 'colon') {
    const speaker = phraseEndingAt(tokens, quote - 2, sentence.first)
    if (speaker !== undefined && startsLine(tokens, speaker.first, sentence.first) && canSpeak(tokens, speaker) >= 0.5)
      return { rule: 'introduced', speaker, cue: { first: quote - 1, last: quote - 1 } }
  }
  if (before.isPossessive) {
    const speaker = phraseEndingAt(tokens, quote - 1, sentence.first)
    if (speaker !== undefined && canSpeak(tokens, speaker) >= 0.9) return { rule: 'owner', speaker, cue: undefined }
  }
  for (let at = quote - 1; at >= sentence.first; at--) {
    const token = tokens[at]
    if (token === undefined || (token.tag !== 'verb' && token.tag !== 'ing' && token.tag !== 'aux') || token.isPassive)
      continue
    const speaker = subjectOf(tokens, at, sentence.first)
    if (speaker === undefined || canSpeak(tokens, speaker) < 0.8) continue
    return { rule: before.tag === 'colon' ? 'introduced' : 'weak', speaker, cue: { first: at, last: at } }
  }
  return undefined
}

/** `Shah: "..."`, `PRICES RISE - Shah: "..."`. */
function startsLine(tokens: readonly Token[], first: number, floor: number): boolean {
  const before = tokens[first - 1]
  return first <= floor || before?.tag === 'dash' || before?.tag === 'stop' || before?.tag === 'other'
}
