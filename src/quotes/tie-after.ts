import type { Attribution } from './attribution.ts'
import { canSpeak } from './can-speak.ts'
import { subjectOf } from './find-subject.ts'
import { phraseStartingAt } from './noun-phrase.ts'
import { readAccording } from './read-according.ts'
import { isSpeechIdiom } from './speech-idioms.ts'
import { SOFT, tieBefore } from './tie-before.ts'
import type { Sentence, Token } from './read-tokens.ts'

/** `"...," Shah said`, `"...," said Shah`, `"...," according to Shah`. */
export function tieAfter(
  tokens: readonly Token[],
  sentence: Sentence,
  quote: number,
  ending: string,
): Attribution | undefined {
  const next = tokens[quote + 1]
  const parted = next !== undefined && (next.tag === 'comma' || next.tag === 'dash')
  let first = quote + (parted ? 2 : 1)
  if (first > sentence.last) return undefined
  const according = readAccording(tokens, first, sentence.last)
  if (according !== undefined) {
    const before = quote > sentence.first ? tieBefore(tokens, sentence, quote) : undefined
    return before !== undefined && before.rule !== 'attitude' ? before : according
  }
  while (tokens[first]?.tag === 'adverb' && first < sentence.last) first++
  const promised = parted || /[,?!…—–-]/u.test(ending)
  const token = tokens[first]
  if (
    token === undefined ||
    token.tag === 'conj' ||
    token.tag === 'ing' ||
    token.tag === 'quote' ||
    token.tag === 'relative'
  )
    return undefined
  if (token.tag === 'verb' && !token.isPassive) return readInverted(tokens, sentence, first)
  const startsSentence = quote === sentence.first
  if (!promised && !startsSentence) return undefined
  return readFollowing(tokens, sentence, first, promised && startsSentence)
}

export function readInverted(tokens: readonly Token[], sentence: Sentence, verb: number): Attribution | undefined {
  const token = tokens[verb]
  if (
    token?.verb === undefined ||
    (token.verb.classes.size === 1 && token.verb.classes.has('plain')) ||
    token.verb.form === 'base'
  )
    return undefined
  if (token.verb.lemma === 'tell' || (token.verb.lemma === 'read' && tokens[verb + 1]?.tag !== 'det')) return undefined
  let first = verb + 1
  while (tokens[first]?.tag === 'adverb' && first < sentence.last) first++
  const speaker = phraseStartingAt(tokens, first, sentence.last)
  const needed =
    token.verb.classes.has('speech') && !SOFT.has(token.verb.lemma) && token.verb.lemma !== 'explain' ? 0.3 : 0.8
  if (speaker === undefined || canSpeak(tokens, speaker) < needed) return undefined
  return { rule: 'inverted', speaker, cue: { first: verb, last: verb } }
}

/** The first verb behind the quotation whose subject starts straight behind the quotation. */
function readFollowing(
  tokens: readonly Token[],
  sentence: Sentence,
  first: number,
  takesAnyVerb: boolean,
): Attribution | undefined {
  let fallback: Attribution | undefined
  for (let at = first + 1; at <= sentence.last && at < first + 45; at++) {
    const token = tokens[at]
    if (token === undefined || token.tag === 'quote' || token.tag === 'semicolon' || token.tag === 'stop') break
    if (token.tag !== 'verb' || token.verb === undefined) continue
    if (token.isPassive) {
      if (takesAnyVerb && /quot|hear/u.test(token.lower)) fallback ??= following(tokens, at, first)
      continue
    }
    const found = following(tokens, at, first)
    if (found === undefined) continue
    const { classes } = token.verb
    if (
      classes.has('speech') ||
      isSpeechIdiom(tokens, at) ||
      (classes.size > 0 && !classes.has('plain') && takesAnyVerb)
    )
      return found
    if (takesAnyVerb) fallback ??= found
    else if (!classes.has('plain')) return undefined
  }
  return fallback
}

function following(tokens: readonly Token[], verb: number, first: number): Attribution | undefined {
  const speaker = subjectOf(tokens, verb, first)
  if (speaker === undefined || speaker.first > first + 1 || canSpeak(tokens, speaker) < 0.3) return undefined
  return { rule: 'after', speaker, cue: { first: verb, last: verb } }
}
