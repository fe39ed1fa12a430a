import { phraseEndingAt, phraseStartingAt } from './noun-phrase.ts'
import type { Phrase } from './noun-phrase.ts'
import type { Token } from './read-tokens.ts'
import { canSpeak } from './can-speak.ts'

/**
 * Step 3c. The subject that stands before a finite verb itself, over auxiliaries, adverbs and insertions ("Shah, who had left, said"), or is led to
 * do what it says ("led her to declare"). Undefined when the verb shares the subject of another ("He sighed and said").
 */
export function directSubjectOf(tokens: readonly Token[], verb: number, floor: number): Phrase | undefined {
  const at = overAdverbs(tokens, verb - 1, floor)
  const before = tokens[at]
  if (at < floor || before === undefined) return undefined
  switch (before.tag) {
    case 'to':
      return ledObject(tokens, at, floor)
    case 'conj':
    case 'verb':
      return undefined
    case 'comma':
    case 'dash':
      return subjectOverInsertion(tokens, at, floor)
    case 'ing':
      if (tokens[at + 1]?.tag === 'aux') return undefined
      return phraseEndingAt(tokens, at, floor)
    default:
      return phraseEndingAt(tokens, at, floor)
  }
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
export function overAdverbs(tokens: readonly Token[], from: number, floor: number): number {
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
  let inner: Phrase | undefined
  for (let at = close - 1; at > floor && close - at < 45 && tried < 5; at--) {
    const token = tokens[at]
    if (token === undefined || token.tag === 'semicolon' || token.tag === 'colon' || token.tag === 'stop') return inner
    if (token.tag !== 'comma' && token.tag !== 'dash') continue
    tried++
    if (!opensInsertion(tokens, at + 1, close)) continue
    inner ??= personAt(tokens, at + 1, close - 1)
    const phrase = phraseEndingAt(tokens, at - 1, floor)
    if (phrase === undefined || !isClauseStart(tokens, phrase, floor)) continue
    const whole = joinApposition(tokens, phrase, at, close, floor)
    if (canSpeak(tokens, whole) >= 0.3) return whole
  }
  return inner
}

/** "One driver living near the dam, Hina Gul of Attock, said": where no phrase fits before the insertion, the name in it does. */
function personAt(tokens: readonly Token[], first: number, ceiling: number): Phrase | undefined {
  const phrase = tokens[first]?.tag === 'name' ? phraseStartingAt(tokens, first, ceiling) : undefined
  const isName =
    phrase !== undefined && phrase.last === ceiling && tokens[phrase.head]?.tag === 'name' && phrase.head > first
  return isName && canSpeak(tokens, phrase) > 0.9 ? phrase : undefined
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
  if (token.lower === 'though') return first + 1 === close
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
