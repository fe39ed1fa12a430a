import { endOfReport } from './end-of-report.ts'
import type { ReportKind } from './end-of-report.ts'
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
): { first: number; last: number; kind: ReportKind } | undefined {
  const token = tokens[verb]
  if (token?.verb === undefined) return undefined
  let first = skipCircumstances(tokens, verb + (isParticle(tokens[verb + 1]) ? 2 : 1), sentence.last)
  if (ADDRESSING.has(token.verb.lemma)) {
    const behind = skipAddressee(tokens, first, sentence.last)
    if (behind === undefined) return undefined
    first = behind
  }
  const opening = tokens[first]
  if (opening === undefined || first > sentence.last) return undefined
  const kind = kindOfReport(tokens, first, sentence.last, token.verb.lemma)
  if (opening.lower === 'that' || isPrepositionTo(tokens, first)) first++
  else if (opening.tag === 'prep' && TOPICAL.has(opening.lower) && !SAYING.has(token.verb.lemma)) first++
  else if (!OPENERS.has(opening.tag) && !SETTING.has(opening.lower)) return undefined
  const last = endOfReport(tokens, sentence, first, kind, isSubordinate(tokens, sentence, verb))
  if (last === undefined || last < first) return undefined
  return { first, last, kind }
}

/** "responded to the letter", not "agreed to go". */
function isPrepositionTo(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  return (
    tokens[at]?.tag === 'to' &&
    (next?.tag === 'det' ||
      next?.tag === 'name' ||
      next?.tag === 'pronoun' ||
      next?.tag === 'object' ||
      (next?.tag === 'noun' && next.verb === undefined))
  )
}

function kindOfReport(tokens: readonly Token[], first: number, ceiling: number, lemma: string): ReportKind {
  const opening = tokens[first]
  if (opening?.tag === 'to' && !isPrepositionTo(tokens, first)) return 'infinitive'
  const isClause =
    opening?.tag === 'relative' ||
    opening?.lower === 'whether' ||
    hasFiniteVerb(tokens, first, ceiling) ||
    SAYING.has(lemma)
  return isClause ? 'clause' : 'object'
}

/** The token behind the verb and the one spoken to: "told reporters". */
export function skipHearer(tokens: readonly Token[], verb: number, ceiling: number): number {
  if (!ADDRESSING.has(tokens[verb]?.verb?.lemma ?? '')) return verb + 1
  if (tokens[verb + 1]?.tag === 'object' || tokens[verb + 1]?.lower === 'her') return verb + 2
  return (phraseStartingAt(tokens, verb + 1, ceiling)?.last ?? verb) + 1
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
/** These open what is said: "said despite the rain, the road was open". */
const SETTING = new Set('despite without unlike under among given'.split(' '))
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

/** "pointed out that", "lashed out at", "shot back that": belongs to the cue. */
function isParticle(token: Token | undefined): boolean {
  return token?.lower === 'out' || token?.lower === 'back' || token?.lower === 'up'
}

/** Over adverbs, times ("on Tuesday") and, when "that" follows, over "in a statement" and the like. */
export function skipCircumstances(tokens: readonly Token[], from: number, ceiling: number): number {
  let at = from
  for (; at <= ceiling; at++) {
    const token = tokens[at]
    if (token === undefined) return at
    const isTime =
      token.tag === 'time' ||
      (token.tag === 'prep' && tokens[at + 1]?.tag === 'time') ||
      (token.tag === 'number' && tokens[at - 1]?.tag === 'time')
    if (isSpanOfTime(tokens, at)) at++
    else if (!isTime && !(token.tag === 'adverb' && isPassingAdverb(token.lower))) break
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

/** "last week", "this month", "Tuesday night". */
function isSpanOfTime(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const leads = token?.tag === 'time' || /^(?:last|this|next|earlier|late|early)$/u.test(token?.lower ?? '')
  return leads && TIME_NOUNS.has(tokens[at + 1]?.lower ?? '')
}

const TIME_NOUNS = new Set(
  'week month year night morning afternoon evening weekend spring summer fall autumn winter'.split(' '),
)

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
  if (token?.tag === 'object' || token?.lower === 'her')
    return tokens[from + 1]?.tag === 'to' ? from : skipCircumstances(tokens, from + 1, ceiling)
  if (token?.tag === 'relative' || token?.tag === 'to' || token?.tag === 'conj') return from
  const whom = phraseStartingAt(tokens, from, ceiling)
  if (whom === undefined) return undefined
  const behind = skipCircumstances(tokens, whom.last + 1, ceiling)
  const next = tokens[behind]
  if (next?.tag === 'to' && !isPrepositionTo(tokens, behind)) return from
  const takesMore =
    next !== undefined &&
    behind <= ceiling &&
    (next.tag === 'relative' ||
      next.lower === 'about' ||
      next.tag === 'pronoun' ||
      next.tag === 'det' ||
      next.tag === 'to' ||
      next.tag === 'name' ||
      next.tag === 'conj' ||
      next.tag === 'noun')
  return takesMore ? behind : undefined
}
