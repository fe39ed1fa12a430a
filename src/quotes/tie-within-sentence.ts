import type { Attribution, Rule } from './attribution.ts'
import { canSpeak } from './can-speak.ts'
import * as words from './english-words.ts'
import { subjectOf } from './find-subject.ts'
import { phraseEndingAt, phraseStartingAt } from './noun-phrase.ts'
import type { Phrase } from './noun-phrase.ts'
import { isSpeechIdiom } from './speech-idioms.ts'
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

/** `"...," Shah said`, `"...," said Shah`, `"...," according to Shah`. */
function tieAfter(
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

function readInverted(tokens: readonly Token[], sentence: Sentence, verb: number): Attribution | undefined {
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

/** "according to Shah", also "per Shah". */
export function readAccording(tokens: readonly Token[], at: number, ceiling: number): Attribution | undefined {
  if (tokens[at]?.lower !== 'according' || tokens[at + 1]?.tag !== 'to') return undefined
  const speaker = phraseStartingAt(tokens, at + 2, ceiling)
  return speaker === undefined ? undefined : { rule: 'according', speaker, cue: { first: at, last: at + 1 } }
}

/** `Shah's claim that "..."`: straight before the words, the noun itself is the cue. */
function tieNoun(tokens: readonly Token[], sentence: Sentence, quote: number): Attribution | undefined {
  let at = quote - 1
  while (at > sentence.first && /^(?:that|of|as|to|:|,|like|a|the|an)$/u.test(tokens[at]?.lower ?? '')) at--
  const noun = tokens[at]
  return noun?.tag === 'noun' && words.SPEECH_NOUNS.has(noun.lower) ? readNounCue(tokens, sentence, at) : undefined
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

/** `Shah said the plan was "..."`: the nearest cue to the left that has a subject; sure speech verbs win over attitudes around them. */
function tieBefore(tokens: readonly Token[], sentence: Sentence, quote: number): Attribution | undefined {
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
const SOFT = new Set(
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
