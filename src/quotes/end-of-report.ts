import { subjectOf } from './find-subject.ts'
import type { Sentence, Token } from './read-tokens.ts'

/** What stands behind a cue: a clause ("said prices had risen"), an infinitive ("promised to go") or an object ("praised the deal"). */
export type ReportKind = 'clause' | 'infinitive' | 'object'

/**
 * The last token of the report that begins at token `first`: the sentence's end, or before the reporter's own words go on:
 * a new cue (", adding that"), an added clause (", which ..."), an objection (", but he") and, behind an object, a participle or another verb.
 * Undefined when quoted words stand in the report before any such place.
 */
export function endOfReport(
  tokens: readonly Token[],
  sentence: Sentence,
  first: number,
  kind: ReportKind,
  endsAtComma: boolean,
): number | undefined {
  let at = first
  for (; at <= sentence.last; at++) {
    const token = tokens[at]
    if (token === undefined || token.tag === 'stop' || token.tag === 'semicolon') break
    if (token.tag === 'quote') return beforeQuotedPart(tokens, first, at)
    if (at > first && endsBefore(tokens, sentence, { first, at, kind, endsAtComma })) break
  }
  return withoutTrailingMarks(tokens, first, at - 1)
}

type Place = { readonly first: number; readonly at: number; readonly kind: ReportKind; readonly endsAtComma: boolean }

function endsBefore(tokens: readonly Token[], sentence: Sentence, place: Place): boolean {
  const { first, at, kind, endsAtComma } = place
  const token = tokens[at]
  switch (token?.tag) {
    case 'dash':
      return kind !== 'clause' || isAside(tokens[at + 1]) || startsNewCue(tokens, at + 1, sentence.last)
    case 'comma':
      return endsAtComma || endsAtThisComma(tokens, place) || startsNewCue(tokens, at + 1, sentence.last)
    case 'conj':
      return joinsNewCue(tokens, at) || (kind === 'object' && joinsMainVerb(tokens, first, at))
    case 'prep':
      return kind === 'object' && opensCircumstance(tokens, at)
    default:
      return false
  }
}

/** ", which ...", ", but he ...", ", a first for ...", ", compared with ...": the reporter goes on.
 * A report that opens with "that" takes its ", which ..." in. Behind an object also ", having ...". */
function endsAtThisComma(tokens: readonly Token[], { first, at, kind }: Place): boolean {
  const next = tokens[at + 1]
  if (next === undefined) return false
  const { lower, tag } = next
  if (lower === 'which' && tokens[first - 1]?.lower === 'that') return false
  if (ADDED.has(lower) || APPOSED.has(lower)) return kind !== 'clause' || hasVerbBetween(tokens, first, at)
  if (COMPARING.has(lower)) return true
  if (tag === 'conj') return goesOn(next, tokens[at + 2])
  if (kind === 'clause') return false
  return tag === 'ing' || tag === 'det' || tag === 'pronoun'
}

function isAside(token: Token | undefined): boolean {
  return token !== undefined && (APPOSED.has(token.lower) || token.lower === 'but')
}

const ADDED = new Set(['which', 'who', 'where', 'whose'])
const APPOSED = new Set(['a', 'an'])
const COMPARING = new Set(['compared', 'despite', 'well'])
const OBJECTING = new Set(['but', 'although', 'though', 'while', 'whereas'])

/** ", but he ...", ", while the ...", ", and she ...". */
function goesOn(conj: Token, behind: Token | undefined): boolean {
  if (behind === undefined) return false
  return OBJECTING.has(conj.lower)
    ? behind.tag !== 'relative' && behind.tag !== 'prep'
    : conj.lower === 'and' && behind.tag === 'pronoun'
}

/** "during the debate", "after leaving", "in a tweet", "on Twitter": tells when or where it was said, not what. */
function opensCircumstance(tokens: readonly Token[], at: number): boolean {
  const lower = tokens[at]?.lower
  const next = tokens[at + 1]
  if (lower === 'during') return true
  if (lower === 'after' || lower === 'before') return next?.tag === 'ing'
  if (lower === 'in') return next?.tag === 'det' && tokens.slice(at + 2, at + 5).some(token => VENUES.has(token.lower))
  return lower === 'on' && (next?.tag === 'time' || VENUES.has(next?.lower ?? ''))
}

const VENUES = new Set(
  'statement tweet speech interview letter post video email memo op-ed appearance article column past report twitter facebook instagram television tv radio'.split(
    ' ',
  ),
)

function hasVerbBetween(tokens: readonly Token[], first: number, end: number): boolean {
  for (let at = first; at < end; at++) if (tokens[at]?.tag === 'verb' || tokens[at]?.tag === 'aux') return true
  return false
}

/** "attacked the plan and has called ...": a finite verb behind an object that holds no clause belongs to the reporter. */
function joinsMainVerb(tokens: readonly Token[], first: number, conj: number): boolean {
  const next = tokens[conj + 1]
  const isFinite = next?.tag === 'aux' || (next?.tag === 'verb' && next.verb?.form !== 'base' && !next.isPassive)
  return isFinite && !hasVerbBetween(tokens, first, conj)
}

/** "and warned", "but also denied". */
function joinsNewCue(tokens: readonly Token[], conj: number): boolean {
  const next = tokens[conj + 1]
  const isJoining = tokens[conj]?.lower === 'and' || tokens[conj]?.lower === 'but'
  return (
    isJoining &&
    (isPastCue(next) || ((next?.tag === 'pronoun' || next?.tag === 'adverb') && isPastCue(tokens[conj + 2])))
  )
}

function withoutTrailingMarks(tokens: readonly Token[], first: number, end: number): number {
  let last = end
  while (last >= first && TRAILING.has(tokens[last]?.tag ?? 'other')) last--
  return last
}

const TRAILING: ReadonlySet<string> = new Set(['close', 'other', 'comma'])

/** "said the party must unite, whom he called ...": the report ends at the comma before the clause that holds the quoted words. */
function beforeQuotedPart(tokens: readonly Token[], first: number, quote: number): number | undefined {
  for (let at = quote - 1; at > first + 1 && at > quote - 25; at--) {
    if (tokens[at]?.tag === 'conj' && isCueBehind(tokens, at)) return withoutTrailingMarks(tokens, first, at - 1)
    if (tokens[at]?.tag !== 'comma' || at <= first + 4) continue
    const next = tokens[at + 1]?.tag
    if (next === 'relative' || next === 'ing' || next === 'conj') return at - 1
  }
  return undefined
}

/** "and calls her ...", "but would say only ...": the quoted words have a cue of their own. */
function isCueBehind(tokens: readonly Token[], conj: number): boolean {
  const next = tokens[conj + 1]?.tag === 'adverb' ? tokens[conj + 2] : tokens[conj + 1]
  return (
    next?.tag === 'verb' && (next.verb?.classes.has('speech') === true || next.verb?.classes.has('naming') === true)
  )
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
