import { canSpeak } from './can-speak.ts'
import { directSubjectOf, overAdverbs } from './direct-subject.ts'
import { phraseEndingAt } from './noun-phrase.ts'
import type { Phrase } from './noun-phrase.ts'
import type { Token } from './read-tokens.ts'

/**
 * Step 3d. The subject of the verb at token `verb`, not looking before token `floor`: its own, that of an earlier joined verb
 * ("He sighed and said"), or of the main clause for a participle ("..., adding"). Undefined when none can be found.
 */
export function subjectOf(tokens: readonly Token[], verb: number, floor: number): Phrase | undefined {
  const token = tokens[verb]
  if (token === undefined) return undefined
  if (token.tag === 'ing') return subjectOfParticiple(tokens, verb, floor)
  const direct = directSubjectOf(tokens, verb, floor)
  if (direct !== undefined) return direct
  const at = overAdverbs(tokens, verb - 1, floor)
  const before = at < floor ? undefined : tokens[at]?.tag
  const isShared =
    before === 'to' ||
    before === 'ing' ||
    before === 'conj' ||
    before === 'verb' ||
    before === 'comma' ||
    before === 'dash'
  return isShared ? subjectOfEarlier(tokens, before === 'verb' ? at + 1 : at, floor) : undefined
}

/** For "X praised Y and said", "X refused to say": the clause's subject. */
function subjectOfEarlier(tokens: readonly Token[], from: number, floor: number): Phrase | undefined {
  return mainSubject(tokens, from, floor) ?? nearestSubject(tokens, from, floor)
}

/**
 * The subject of the main clause that reaches up to token `from`: clauses after "that", "although", "who" are passed over,
 * ", and Khan wrote" begins a new one.
 */
export function mainSubject(tokens: readonly Token[], from: number, floor: number): Phrase | undefined {
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
    const subject = directSubjectOf(tokens, at, floor)
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

function nearestSubject(tokens: readonly Token[], from: number, floor: number): Phrase | undefined {
  for (let at = from - 1; at >= floor && from - at < MAX_REACH; at--) {
    const token = tokens[at]
    if (token === undefined || token.tag === 'semicolon') return undefined
    const isAux = token.tag === 'aux' && tokens[at + 1]?.tag !== 'verb'
    if (token.tag !== 'verb' && !isAux) continue
    if (token.tag === 'verb' && tokens[at - 1]?.tag === 'to') continue
    const subject = directSubjectOf(tokens, at, floor)
    if (subject !== undefined && canSpeak(tokens, subject) >= 0.5 && !isInRelativeClause(tokens, subject))
      return subject
  }
  return undefined
}

function isInRelativeClause(tokens: readonly Token[], phrase: Phrase): boolean {
  return tokens[phrase.head]?.tag === 'relative' && tokens[phrase.head]?.lower !== 'who'
}

function subjectOfParticiple(tokens: readonly Token[], verb: number, floor: number): Phrase | undefined {
  const at = overAdverbs(tokens, verb - 1, floor)
  const before = tokens[at]
  if (at >= floor && before !== undefined) {
    if (tokens[at + 1]?.tag === 'aux') return phraseEndingAt(tokens, at, floor) ?? subjectOfEarlier(tokens, verb, floor)
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
    if (before.lower === 'for') return blamedObject(tokens, at, floor) ?? subjectOfEarlier(tokens, verb, floor)
  }
  return subjectOfEarlier(tokens, verb, floor) ?? subjectOfNextClause(tokens, verb)
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
    const subject = directSubjectOf(tokens, at, verb + 1)
    const before = subject === undefined ? undefined : tokens[subject.first - 1]
    if (subject !== undefined && (before?.tag === 'comma' || before?.tag === 'quote')) return subject
  }
  return undefined
}
