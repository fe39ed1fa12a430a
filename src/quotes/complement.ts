import { subjectOf } from './find-subject.ts'
import { phraseStartingAt } from './noun-phrase.ts'
import type { Sentence, Tag, Token } from './read-tokens.ts'

/**
 * What a reporting verb reports, as tokens: the clause or object behind it, without "that", addressee ("told reporters") and time.
 * Undefined when nothing stands there, or when quoted words do.
 */
export function complementOf(
  tokens: readonly Token[],
  sentence: Sentence,
  verb: number,
): { first: number; last: number } | undefined {
  const token = tokens[verb]
  if (token?.verb === undefined) return undefined
  let first = skipCircumstances(tokens, verb + 1, sentence.last)
  if (ADDRESSING.has(token.verb.lemma)) {
    const behind = skipAddressee(tokens, first, sentence.last)
    if (behind === undefined) return undefined
    first = behind
  }
  const opening = tokens[first]
  if (opening === undefined || first > sentence.last) return undefined
  const isClause =
    opening.tag === 'relative' ||
    opening.tag === 'to' ||
    opening.lower === 'whether' ||
    hasFiniteVerb(tokens, first, sentence.last) ||
    SAYING.has(token.verb.lemma)
  if (opening.lower === 'that') first++
  else if (opening.tag === 'prep' && TOPICAL.has(opening.lower) && !SAYING.has(token.verb.lemma)) first++
  else if (!OPENERS.has(opening.tag)) return undefined
  const last = endOfComplement(tokens, sentence, first, isClause, isSubordinate(tokens, sentence, verb))
  if (last === undefined || last < first) return undefined
  return { first, last }
}

/** "While critics say prices fell, the board ...": what is reported ends at the comma. */
function isSubordinate(tokens: readonly Token[], sentence: Sentence, verb: number): boolean {
  const opener = tokens[sentence.first]?.lower ?? ''
  if (!SUBORDINATORS.has(opener)) return false
  for (let at = sentence.first; at < verb; at++) if (tokens[at]?.tag === 'comma') return false
  return true
}

const SUBORDINATORS = new Set('while when if after although though because as before since once'.split(' '))

const OPENERS: ReadonlySet<Tag> = new Set<Tag>([
  'name',
  'noun',
  'det',
  'pronoun',
  'relative',
  'number',
  'to',
  'object',
  'ing',
  'conj',
  'adverb',
  'verb',
  'time',
])
const ADDRESSING = new Set(
  'tell remind assure inform notify warn advise urge ask implore beg convince persuade promise brief instruct order command request invite challenge'.split(
    ' ',
  ),
)

/** "warned of a famine", "spoke about prices". */
const TOPICAL = new Set('about of for against over with on to at'.split(' '))
/** What these say never follows a preposition: "said in Quetta". */
const SAYING = new Set(
  'say write add tell state declare note argue insist maintain announce tweet post reply'.split(' '),
)

/** A finite verb before the first comma makes the complement a clause ("said prices had risen"), none makes it an object ("praised the deal"). */
function hasFiniteVerb(tokens: readonly Token[], from: number, ceiling: number): boolean {
  for (let at = from; at <= ceiling; at++) {
    const token = tokens[at]
    if (
      token === undefined ||
      token.tag === 'comma' ||
      token.tag === 'dash' ||
      token.tag === 'relative' ||
      token.tag === 'conj'
    )
      return false
    if (token.tag === 'aux') return true
    if (token.tag === 'verb' && tokens[at - 1]?.tag !== 'to' && at > from) return true
  }
  return false
}

/** Over adverbs, times ("on Tuesday") and, when "that" follows, over "in a statement" and the like. */
function skipCircumstances(tokens: readonly Token[], from: number, ceiling: number): number {
  let at = from
  for (; at <= ceiling; at++) {
    const token = tokens[at]
    if (token === undefined) return at
    const isTime =
      token.tag === 'time' ||
      (token.tag === 'prep' && tokens[at + 1]?.tag === 'time') ||
      (token.tag === 'number' && tokens[at - 1]?.tag === 'time')
    if (!isTime && !(token.tag === 'adverb' && isPassingAdverb(token.lower))) break
  }
  if (tokens[at]?.tag !== 'prep' && tokens[at]?.tag !== 'to' && tokens[at]?.tag !== 'comma') return at
  for (let ahead = at; ahead <= Math.min(ceiling, at + 14); ahead++) {
    const token = tokens[ahead]
    if (
      token === undefined ||
      token.tag === 'verb' ||
      token.tag === 'ing' ||
      token.tag === 'quote' ||
      token.tag === 'semicolon'
    )
      break
    if (token.lower === 'that' && tokens[ahead - 1]?.tag !== 'prep') return ahead
  }
  const place =
    tokens[at]?.tag === 'prep' && /^(?:in|at|during|on)$/u.test(tokens[at]?.lower ?? '')
      ? phraseStartingAt(tokens, at + 1, ceiling)
      : undefined
  const behind = place === undefined ? undefined : tokens[place.last + 1]
  return place !== undefined &&
    behind !== undefined &&
    (behind.tag === 'pronoun' || behind.tag === 'det' || behind.tag === 'name')
    ? place.last + 1
    : at
}

/** Adverbs of the cue ("said later that"), not of what is said ("said there was"). */
function isPassingAdverb(lower: string): boolean {
  return (
    lower.endsWith('ly') ||
    lower === 'also' ||
    lower === 'later' ||
    lower === 'again' ||
    lower === 'earlier' ||
    lower === 'yesterday' ||
    lower === 'today'
  )
}

function skipAddressee(tokens: readonly Token[], from: number, ceiling: number): number | undefined {
  const token = tokens[from]
  if (token?.tag === 'object' || token?.lower === 'her') return skipCircumstances(tokens, from + 1, ceiling)
  if (token?.tag === 'relative' || token?.tag === 'to' || token?.tag === 'conj') return from
  const whom = phraseStartingAt(tokens, from, ceiling)
  if (whom === undefined) return undefined
  const behind = skipCircumstances(tokens, whom.last + 1, ceiling)
  const next = tokens[behind]
  const takesMore =
    next !== undefined &&
    behind <= ceiling &&
    (next.tag === 'relative' ||
      next.tag === 'pronoun' ||
      next.tag === 'det' ||
      next.tag === 'to' ||
      next.tag === 'name' ||
      next.tag === 'conj' ||
      next.tag === 'noun')
  return takesMore ? behind : undefined
}

/** The end of the sentence, or before a new cue: ", adding that", ", and Khan said", ", according to". */
function endOfComplement(
  tokens: readonly Token[],
  sentence: Sentence,
  first: number,
  isClause: boolean,
  endsAtComma: boolean,
): number | undefined {
  let at = first
  for (; at <= sentence.last; at++) {
    const token = tokens[at]
    if (token === undefined || token.tag === 'stop' || token.tag === 'semicolon') break
    if (token.tag === 'quote') return beforeQuotedPart(tokens, first, at)
    if (at > first && token.tag === 'dash' && !isClause) break
    if (at > first && token.tag === 'comma' && (!isClause || endsAtComma)) break
    if ((token.tag === 'comma' || token.tag === 'dash') && at > first && startsNewCue(tokens, at + 1, sentence.last))
      break
    if (
      token.tag === 'conj' &&
      token.lower === 'and' &&
      (isPastCue(tokens[at + 1]) || (tokens[at + 1]?.tag === 'adverb' && isPastCue(tokens[at + 2])))
    )
      break
  }
  let last = at - 1
  while (
    last >= first &&
    (tokens[last]?.tag === 'close' || tokens[last]?.tag === 'other' || tokens[last]?.tag === 'comma')
  )
    last--
  return last
}

/** "said the party must unite, whom he called ...": the report ends at the comma before the clause that holds the quoted words. */
function beforeQuotedPart(tokens: readonly Token[], first: number, quote: number): number | undefined {
  for (let at = quote - 1; at > first + 4 && at > quote - 25; at--) {
    if (tokens[at]?.tag !== 'comma') continue
    const next = tokens[at + 1]?.tag
    if (next === 'relative' || next === 'ing' || next === 'conj') return at - 1
  }
  return undefined
}

function isPastCue(token: Token | undefined): boolean {
  if (token?.verb?.form !== 'past' || token.tag !== 'verb') return false
  const { classes } = token.verb
  return classes.has('speech') || classes.has('judging') || classes.has('naming')
}

function startsNewCue(tokens: readonly Token[], from: number, ceiling: number): boolean {
  let at = from
  if (tokens[at]?.tag === 'conj') at++
  if (tokens[at]?.tag === 'adverb') at++
  const token = tokens[at]
  if (token === undefined || at > ceiling) return false
  if (token.lower === 'according') return true
  if ((token.tag === 'ing' || token.tag === 'verb') && isSpeechVerb(token)) return true
  for (let ahead = at + 1; ahead <= Math.min(ceiling, at + 9); ahead++) {
    const verb = tokens[ahead]
    if (verb === undefined || verb.tag === 'comma' || verb.tag === 'relative' || verb.tag === 'quote') return false
    if (verb.tag !== 'verb') continue
    return isSpeechVerb(verb) && subjectOf(tokens, ahead, at)?.first === at
  }
  return false
}

function isSpeechVerb(token: Token | undefined): boolean {
  return token?.verb?.classes.has('speech') === true && !token.isPassive
}
