import { phraseEndingAt, phraseStartingAt } from './noun-phrase.ts'
import type { Phrase } from './noun-phrase.ts'
import type { Token } from './read-tokens.ts'
import { canSpeak } from './can-speak.ts'

/**
 * Step 3c. The subject of the verb at token `verb`, not looking before token `floor`: what stands before it, over auxiliaries, adverbs and
 * insertions ("Shah, who had left, said"), the subject of an earlier joined verb ("He sighed and said"),
 * or of the main clause for a participle ("..., adding"). Undefined when none can be found.
 */
export function subjectOf(tokens: readonly Token[], verb: number, floor: number, depth = 0): Phrase | undefined {
  if (depth > 3) return undefined
  const token = tokens[verb]
  if (token === undefined) return undefined
  if (token.tag === 'ing') return subjectOfParticiple(tokens, verb, floor, depth)
  const at = overAdverbs(tokens, verb - 1, floor)
  if (at < floor) return undefined
  const before = tokens[at]
  if (before === undefined) return undefined
  if (before.tag === 'to') return ledObject(tokens, at, floor) ?? subjectOfEarlier(tokens, at, floor, depth)
  if (before.tag === 'ing' && tokens[at + 1]?.tag === 'aux') return subjectOfEarlier(tokens, at, floor, depth)
  if (before.tag === 'conj') return subjectOfEarlier(tokens, at, floor, depth)
  if (before.tag === 'verb') return subjectOfEarlier(tokens, at + 1, floor, depth)
  if (before.tag === 'comma' || before.tag === 'dash') {
    return subjectOverInsertion(tokens, at, floor) ?? subjectOfEarlier(tokens, at, floor, depth)
  }
  const phrase = phraseEndingAt(tokens, at, floor)
  return phrase
}

/** "led her to declare", "prompted Shah to say": the one who is led speaks. */
function ledObject(tokens: readonly Token[], to: number, floor: number): Phrase | undefined {
  const object = tokens[to - 1]
  if (object === undefined || to - 1 < floor) return undefined
  const isPronoun = (object.tag === 'object' && object.lower.length < 5) || object.lower === 'her'
  const phrase = isPronoun ? { first: to - 1, last: to - 1, head: to - 1 } : phraseEndingAt(tokens, to - 1, floor)
  const verb = phrase === undefined ? undefined : tokens[phrase.first - 1]
  return verb?.verb !== undefined && LEADING.has(verb.verb.lemma) && !verb.isPassive ? phrase : undefined
}

const LEADING = new Set(
  'lead prompt force cause allow encourage inspire push compel enable help get persuade convince provoke drive'.split(
    ' ',
  ),
)

/** Skips auxiliaries, adverbs and a short time ("on Monday") leftwards. */
function overAdverbs(tokens: readonly Token[], from: number, floor: number): number {
  let at = from
  for (; at >= floor; at--) {
    const token = tokens[at]
    if (token === undefined) break
    if (token.tag === 'aux' || token.tag === 'adverb' || token.tag === 'time') continue
    if (token.tag === 'object' && tokens[at + 1]?.tag === 'quote') continue
    if (token.tag === 'prep' && tokens[at + 1]?.tag === 'time') continue
    if (token.tag === 'number' && (tokens[at - 1]?.tag === 'time' || tokens[at + 1]?.tag === 'time')) continue
    if (token.tag === 'comma' && tokens[at + 1]?.tag === 'adverb' && tokens[at + 2]?.tag === 'comma') continue
    break
  }
  return at
}

/** "Shah, who had left early, said" and "Shah, the minister for water, said": the phrase before the opening comma. */
function subjectOverInsertion(tokens: readonly Token[], close: number, floor: number): Phrase | undefined {
  if (tokens[close - 1]?.tag === 'close') return phraseEndingAt(tokens, close - 1, floor)
  let tried = 0
  for (let at = close - 1; at > floor && close - at < 45 && tried < 5; at--) {
    const token = tokens[at]
    if (token === undefined || token.tag === 'semicolon' || token.tag === 'colon' || token.tag === 'stop')
      return undefined
    if (token.tag !== 'comma' && token.tag !== 'dash') continue
    tried++
    if (!opensInsertion(tokens, at + 1, close)) continue
    const phrase = phraseEndingAt(tokens, at - 1, floor)
    if (phrase === undefined || !isClauseStart(tokens, phrase, floor)) continue
    const whole = joinApposition(tokens, phrase, at, close, floor)
    if (canSpeak(tokens, whole) >= 0.3) return whole
  }
  return undefined
}

/** "the bank's head, Asma Noor, said" is Asma Noor; "Asma Noor, the head of the bank, Pakistan's largest, said" begins at her name. */
function joinApposition(tokens: readonly Token[], phrase: Phrase, comma: number, close: number, floor: number): Phrase {
  const isName = tokens[phrase.head]?.tag === 'name'
  const inner = phraseStartingAt(tokens, comma + 1, close - 1)
  if (
    !isName &&
    inner !== undefined &&
    tokens[inner.first]?.tag === 'name' &&
    tokens[inner.head]?.tag === 'name' &&
    canSpeak(tokens, inner) > 0.9
  ) {
    return { first: phrase.first, last: inner.last, head: inner.head }
  }
  if (tokens[phrase.first - 1]?.tag !== 'comma') return phrase
  const outer = phraseEndingAt(tokens, phrase.first - 2, floor)
  const isOuter =
    outer !== undefined &&
    tokens[outer.head]?.tag === 'name' &&
    isClauseStart(tokens, outer, floor) &&
    canSpeak(tokens, outer) > 0.9
  return isOuter && (!isName || tokens[phrase.first]?.tag === 'det') ? outer : phrase
}

function opensInsertion(tokens: readonly Token[], first: number, close: number): boolean {
  const token = tokens[first]
  if (token === undefined || first >= close) return false
  if (token.tag === 'relative' || token.tag === 'ing' || token.tag === 'prep' || token.tag === 'number') return true
  if (token.tag === 'verb') return token.verb?.form === 'participle' || token.verb?.form === 'past'
  if (token.tag === 'det' || token.tag === 'noun' || token.tag === 'name' || token.tag === 'adverb') {
    return !tokens
      .slice(first, close)
      .some(
        (inner, index) =>
          inner.tag === 'verb' &&
          tokens[first + index - 1]?.tag !== 'relative' &&
          index > 0 &&
          isFinite(inner) &&
          !hasRelativeBefore(tokens, first, first + index),
      )
  }
  return token.tag === 'quote' || token.tag === 'time'
}

function isFinite(token: Token): boolean {
  return token.verb !== undefined && token.verb.form !== 'ing' && !token.isPassive
}

function hasRelativeBefore(tokens: readonly Token[], first: number, at: number): boolean {
  for (let index = at; index >= first; index--) if (tokens[index]?.tag === 'relative') return true
  return false
}

/** The phrase is no object: before it stands the clause's beginning, not a verb or a preposition. */
function isClauseStart(tokens: readonly Token[], phrase: Phrase, floor: number): boolean {
  if (phrase.first <= floor) return true
  const before = tokens[phrase.first - 1]
  if (before === undefined) return true
  return (
    before.tag !== 'prep' &&
    before.tag !== 'to' &&
    !(before.tag === 'verb' && before.verb?.classes.has('speech') !== true) &&
    before.tag !== 'ing'
  )
}

/** For "X praised Y and said", "X refused to say": the clause's subject. */
function subjectOfEarlier(tokens: readonly Token[], from: number, floor: number, depth: number): Phrase | undefined {
  return mainSubject(tokens, from, floor, depth) ?? nearestSubject(tokens, from, floor, depth)
}

/**
 * The subject of the main clause that reaches up to token `from`: clauses after "that", "although", "who" are passed over,
 * ", and Khan wrote" begins a new one.
 */
export function mainSubject(tokens: readonly Token[], from: number, floor: number, depth = 0): Phrase | undefined {
  let main: Phrase | undefined
  for (let at = Math.max(floor, from - MAX_REACH); at < from; at++) {
    const token = tokens[at]
    if (token === undefined) break
    if (token.tag === 'semicolon') main = undefined
    const isFiniteHere =
      token.tag === 'verb' || (token.tag === 'aux' && tokens[at - 1]?.tag !== 'aux' && tokens[at - 1]?.tag !== 'adverb')
    if (!isFiniteHere) continue
    const place = overAdverbs(tokens, at - 1, floor)
    const before = tokens[place]
    if (
      place < floor ||
      before === undefined ||
      before.tag === 'to' ||
      before.tag === 'conj' ||
      before.tag === 'relative'
    )
      continue
    const subject = subjectOf(tokens, at, floor, depth + 2)
    if (subject === undefined || canSpeak(tokens, subject) < 0.5 || tokens[subject.head]?.tag === 'relative') continue
    const isSpeech = token.verb?.classes.has('speech') === true && !token.isPassive
    if (opensMainClause(tokens, subject.first, floor, main !== undefined && !isSpeech)) main = subject
  }
  return main
}

const MAX_REACH = 70
const SUBORDINATORS = new Set(
  'although though while because if unless when whereas since until as after before than whether once'.split(' '),
)

function opensMainClause(tokens: readonly Token[], first: number, floor: number, isLater: boolean): boolean {
  let at = first - 1
  while (at >= floor && tokens[at]?.tag === 'adverb') at--
  const before = tokens[at]
  if (at < floor || before === undefined) return true
  if (SUBORDINATORS.has(before.lower) || before.tag === 'relative' || before.tag === 'prep' || before.tag === 'to')
    return false
  if (before.tag === 'comma' || before.tag === 'dash') return !isLater || tokens[at - 1]?.tag === 'quote'
  if (before.tag === 'conj') return !isLater || tokens[at - 1]?.tag === 'comma' || tokens[at - 1]?.tag === 'quote'
  if (before.tag === 'quote' || before.tag === 'semicolon' || before.tag === 'colon' || before.tag === 'time')
    return true
  return !isLater
}

function nearestSubject(tokens: readonly Token[], from: number, floor: number, depth: number): Phrase | undefined {
  for (let at = from - 1; at >= floor && from - at < MAX_REACH; at--) {
    const token = tokens[at]
    if (token === undefined || token.tag === 'semicolon') return undefined
    const isAux = token.tag === 'aux' && tokens[at + 1]?.tag !== 'verb'
    if (token.tag !== 'verb' && !isAux) continue
    if (token.tag === 'verb' && tokens[at - 1]?.tag === 'to') continue
    const subject = subjectOf(tokens, at, floor, depth + 1)
    if (subject !== undefined && canSpeak(tokens, subject) >= 0.5 && !isInRelativeClause(tokens, subject))
      return subject
  }
  return undefined
}

function isInRelativeClause(tokens: readonly Token[], phrase: Phrase): boolean {
  return tokens[phrase.head]?.tag === 'relative' && tokens[phrase.head]?.lower !== 'who'
}

function subjectOfParticiple(tokens: readonly Token[], verb: number, floor: number, depth: number): Phrase | undefined {
  const at = overAdverbs(tokens, verb - 1, floor)
  const before = tokens[at]
  if (at >= floor && before !== undefined) {
    if (tokens[at + 1]?.tag === 'aux')
      return phraseEndingAt(tokens, at, floor) ?? subjectOfEarlier(tokens, verb, floor, depth)
    const withIt = phraseEndingAt(tokens, at, floor)
    const lead = withIt === undefined ? undefined : tokens[withIt.first - 1]
    if (
      withIt !== undefined &&
      lead !== undefined &&
      withIt.first - 1 >= floor &&
      (lead.lower === 'with' || lead.lower === 'of') &&
      canSpeak(tokens, withIt) >= 0.5
    )
      return withIt
    if (before.lower === 'as') {
      const quoted = phraseEndingAt(tokens, at - 1, floor)
      const quoting = quoted === undefined ? undefined : tokens[quoted.first - 1]?.verb?.lemma
      if (quoted !== undefined && (quoting === 'quote' || quoting === 'cite')) return quoted
    }
    if (before.lower === 'for') return blamedObject(tokens, at, floor) ?? subjectOfEarlier(tokens, verb, floor, depth)
  }
  return subjectOfEarlier(tokens, verb, floor, depth) ?? subjectOfNextClause(tokens, verb)
}

const BLAMING = new Set(
  'criticize criticise attack blast slam condemn mock rip fault rebuke chide praise thank assail denounce ridicule scold blame lambaste deride arrest'.split(
    ' ',
  ),
)

/** "criticised Shah for saying": the one who is blamed said it. */
function blamedObject(tokens: readonly Token[], at: number, floor: number): Phrase | undefined {
  const object = phraseEndingAt(tokens, at - 1, floor)
  if (object === undefined) return undefined
  const verb = tokens[object.first - 1]
  return verb?.verb !== undefined && BLAMING.has(verb.verb.lemma) ? object : undefined
}

/** "Recalling the talks, the official said": the subject after the comma. */
function subjectOfNextClause(tokens: readonly Token[], verb: number): Phrase | undefined {
  for (let at = verb + 1; at < tokens.length && at < verb + 50; at++) {
    const token = tokens[at]
    if (token === undefined || token.tag === 'stop' || token.tag === 'semicolon') return undefined
    if (token.tag !== 'verb') continue
    const subject = subjectOf(tokens, at, verb + 1, 3)
    const before = subject === undefined ? undefined : tokens[subject.first - 1]
    if (subject !== undefined && (before?.tag === 'comma' || before?.tag === 'quote')) return subject
  }
  return undefined
}
