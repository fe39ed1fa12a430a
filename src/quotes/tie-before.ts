import type { Attribution, Rule } from './attribution.ts'
import { canSpeak } from './can-speak.ts'
import { subjectOf } from './find-subject.ts'
import { phraseStartingAt } from './noun-phrase.ts'
import type { Phrase } from './noun-phrase.ts'
import { readAccording } from './read-according.ts'
import { isSpeechIdiom } from './speech-idioms.ts'
import type { Sentence, Token } from './read-tokens.ts'

/** `Shah said the plan was "..."`: the nearest cue to the left that has a subject; sure speech verbs win over attitudes around them. */
export function tieBefore(tokens: readonly Token[], sentence: Sentence, quote: number): Attribution | undefined {
  let attitude: Attribution | undefined
  for (let at = quote - 1; at >= sentence.first; at--) {
    const token = tokens[at]
    if (token === undefined) break
    if (token.tag === 'semicolon' && attitude !== undefined) break
    if (token.lower === 'according') {
      const according = readAccording(tokens, at, quote - 1)
      if (according !== undefined) return attitude ?? according
    }
    if (token.verb === undefined || (token.tag !== 'verb' && token.tag !== 'ing')) continue
    const found = readCueBefore(tokens, sentence, at, quote)
    if (found === undefined) continue
    if (found.rule !== 'attitude')
      return attitude !== undefined && isSeparated(tokens, at, attitude)
        ? attitude
        : reportedBy(tokens, sentence, found, quote)
    attitude ??= found
  }
  return attitude
}

function readCueBefore(
  tokens: readonly Token[],
  sentence: Sentence,
  verb: number,
  quote: number,
): Attribution | undefined {
  const token = tokens[verb]
  if (token?.verb === undefined) return undefined
  const { classes } = token.verb
  const strong =
    ((classes.has('speech') || classes.has('naming')) && !SOFT.has(token.verb.lemma)) || isSpeechIdiom(tokens, verb)
  if (
    !strong &&
    !classes.has('speech') &&
    !classes.has('judging') &&
    !classes.has('thinking') &&
    !classes.has('showing')
  )
    return undefined
  const speaker = subjectAround(tokens, sentence, verb, quote)
  if (speaker === undefined || canSpeak(tokens, speaker) < (strong ? 0.3 : 0.8)) return undefined
  const introduces = tokens[quote - 1]?.tag === 'colon'
  const rule: Rule = !strong ? 'attitude' : introduces ? 'introduced' : token.tag === 'ing' ? 'participle' : 'before'
  return { rule, speaker, cue: { first: verb, last: verb } }
}

/** The subject before the verb; behind it in `Said the mayor: "..."` and "was called ... by Shah". */
function subjectAround(tokens: readonly Token[], sentence: Sentence, verb: number, quote: number): Phrase | undefined {
  if (tokens[verb]?.isPassive === true) return passiveAgent(tokens, verb, quote)
  if (verb === sentence.first && tokens[verb]?.tag === 'verb') return phraseStartingAt(tokens, verb + 1, quote - 1)
  return subjectOf(tokens, verb, sentence.first)
}

/** Speech verbs that as often tell of deeds ("ordered a car"): words of another cue around them are that one's. */
export const SOFT = new Set(
  'sing pray appeal order direct command rule request invite publish broadcast headline begin finish lecture object challenge question intervene agree disagree propose recommend offer brief reveal wonder guess reckon swear seek demand'.split(
    ' ',
  ),
)

/** `Shah said Khan had called it a "mess"`: unless the words stand straight behind the inner cue, they are as Shah tells them. */
function reportedBy(tokens: readonly Token[], sentence: Sentence, inner: Attribution, quote: number): Attribution {
  const cue = inner.cue?.last ?? quote
  if (inner.rule === 'introduced' || cue >= quote - 2 || inner.speaker.first > cue) return inner
  if (tokens[cue]?.verb?.classes.has('naming') !== true && tokens[cue]?.verb?.classes.has('thinking') !== true)
    return inner
  let at = inner.speaker.first - 1
  while (at > sentence.first && (tokens[at]?.tag === 'adverb' || tokens[at]?.lower === 'that')) at--
  const outer = tokens[at]
  if (at <= sentence.first || outer?.verb?.classes.has('speech') !== true || SOFT.has(outer.verb.lemma)) return inner
  const found = outer.tag === 'verb' || outer.tag === 'ing' ? readCueBefore(tokens, sentence, at, quote) : undefined
  return found ?? inner
}

/** "was called "..." by Shah". "Shah was quoted as saying" keeps its subject through the participle. */
function passiveAgent(tokens: readonly Token[], verb: number, quote: number): Phrase | undefined {
  for (let at = verb + 1; at < quote; at++)
    if (tokens[at]?.lower === 'by') return phraseStartingAt(tokens, at + 1, quote - 1)
  return undefined
}

/** ", and" or ";" between a speech verb and an attitude behind it starts a new clause. */
function isSeparated(tokens: readonly Token[], speech: number, attitude: Attribution): boolean {
  const end = attitude.speaker.first
  if (end <= speech) return false
  const before = tokens[end - 1]
  return (
    before?.tag === 'conj' &&
    (before.lower === 'but' || tokens[end - 2]?.tag === 'comma' || tokens[end - 2]?.tag === 'dash')
  )
}
