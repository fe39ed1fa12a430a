import type { Span } from '../model/span.ts'
import type { Attribution, Rule } from './attribution.ts'
import { canSpeak } from './can-speak.ts'
import { complementOf, skipHearer } from './complement.ts'
import { endOfReport } from './end-of-report.ts'
import type { ReportKind } from './end-of-report.ts'
import { subjectOf } from './find-subject.ts'
import { phraseStartingAt } from './noun-phrase.ts'
import type { Sentence, Token } from './read-tokens.ts'
import { isSpeechIdiom } from './speech-idioms.ts'
import { readAccording } from './read-according.ts'
import { readReportedByLabel } from './reported-by-label.ts'
import { readReportedByNoun } from './reported-by-noun.ts'
import { readReportedQuestion } from './reported-question.ts'
import type { Verb } from './verb-forms.ts'

/** A reported clause without marks, with who is said to have said it. `isNested`: it stands within what another said. */
export type Indirect = {
  readonly span: Span
  readonly tie: Attribution | undefined
  readonly sentence: Sentence
  readonly kind: ReportKind
  readonly isNested: boolean
}

/**
 * Step 4c. Reported clauses: "He said that ...", "..., the ministry said.", "According to residents, ...", and attitudes
 * ("praised the deal"), which the confidence tells apart. Clauses that hold quoted words are left to the quotations.
 */
export function findIndirect(tokens: readonly Token[], sentences: readonly Sentence[]): readonly Indirect[] {
  return sentences.flatMap((sentence, index) => {
    const found: Found[] = []
    if (index > 0 && sentence.paragraph !== sentences[index - 1]?.paragraph)
      addIndirect(found, tokens, sentence, readReportedByLabel(tokens, sentence, endOfParagraph(sentences, index)))
    for (let at = sentence.first; at <= sentence.last; at++) {
      const token = tokens[at]
      if (token === undefined) continue
      if (token.lower === 'according')
        addIndirect(found, tokens, sentence, readReportedByAccording(tokens, sentence, at))
      else if (token.verb !== undefined && !token.isPassive && (token.tag === 'verb' || token.tag === 'ing'))
        addIndirect(
          found,
          tokens,
          sentence,
          readReportedQuestion(tokens, sentence, at) ?? readReported(tokens, sentence, at),
        )
      else if (token.tag === 'noun') addIndirect(found, tokens, sentence, readReportedByNoun(tokens, sentence, at))
    }
    return found.map(one => ({ ...one, isNested: isNested(tokens, one, found) }))
  })
}

/** Transcripts may go on for pages: what a label opens is read for this many sentences. */
const MAX_SENTENCES = 40

function endOfParagraph(sentences: readonly Sentence[], index: number): number {
  let at = index
  while (at < index + MAX_SENTENCES && sentences[at + 1]?.paragraph === sentences[index]?.paragraph) at++
  return sentences[at]?.last ?? 0
}

type Found = Omit<Indirect, 'isNested'>

/** "He said the board wanted to sell": what the board wanted is part of what he said. */
function isNested(tokens: readonly Token[], { tie }: Found, found: readonly Found[]): boolean {
  const cue = tokens[tie?.cue?.first ?? -1]
  if (cue === undefined) return false
  return found.some(
    ({ span, tie: outer }) =>
      outer !== tie && outer?.rule !== 'attitude' && span.start <= cue.start && cue.end <= span.end,
  )
}

/** Tokens of a report, and who is said to have said it. */
export type Reported = {
  readonly first: number
  readonly last: number
  readonly tie: Attribution | undefined
  readonly kind?: ReportKind
}

/** A single word tells nothing, unless it names somebody ("praised Noor"). */
function isTelling(tokens: readonly Token[], { first, last }: Reported): boolean {
  return last > first || (last === first && tokens[first]?.tag === 'name')
}

function addIndirect(
  found: Found[],
  tokens: readonly Token[],
  sentence: Sentence,
  reported: Reported | undefined,
): void {
  if (reported === undefined) return
  const first = tokens[reported.first]
  const last = tokens[reported.last]
  if (first === undefined || last === undefined || !isTelling(tokens, reported)) return
  if (found.some(({ span }) => span.start === first.start && span.end === last.end)) return
  found.push({
    span: { start: first.start, end: last.end },
    tie: reported.tie,
    sentence,
    kind: reported.kind ?? 'clause',
  })
}

function readReported(tokens: readonly Token[], sentence: Sentence, verb: number): Reported | undefined {
  const token = tokens[verb]
  if (token?.verb === undefined) return undefined
  const rule = ruleOf(token.verb, isSpeechIdiom(tokens, verb))
  if (rule === undefined) return undefined
  const inverted = rule === 'before' ? readInvertedClause(tokens, sentence, verb) : undefined
  if (inverted !== undefined) return inverted
  const speaker = subjectOf(tokens, verb, sentence.first)
  if (speaker === undefined || canSpeak(tokens, speaker) < (rule === 'before' ? 0.3 : 0.5)) return undefined
  const who = tokens[speaker.head]?.lower ?? ''
  if (who === 'you' || who === 'i' || (who === 'it' && rule !== 'before') || ASPECTS.has(token.verb.lemma))
    return undefined
  if (rule === 'attitude' && tokens[speaker.head]?.tag === 'relative') return undefined
  const tie: Attribution = { rule, speaker, cue: { first: verb, last: verb } }
  if (speaker.first > sentence.first && followsQuote(tokens, speaker.first, verb)) return undefined
  const extracted = rule === 'before' ? readExtracted(tokens, sentence, speaker.first - 1, verb) : undefined
  if (extracted !== undefined) return { ...extracted, tie }
  const behind = complementOf(tokens, sentence, verb)
  if (behind !== undefined) return isReal(tokens, verb, rule, behind.kind) ? { ...behind, tie } : undefined
  if (rule !== 'before') return undefined
  const inserted = clauseAround(tokens, sentence, speaker.first - 1, verb)
  if (inserted !== undefined) return { ...inserted, tie: { ...tie, rule: 'after' } }
  if (tokens[speaker.first - 1]?.tag !== 'comma') return undefined
  if (!endsClause(tokens, sentence, verb)) return undefined
  const clause = clauseBefore(tokens, sentence, speaker.first - 1)
  return hasVerb(tokens, clause) ? { ...clause, tie: { ...tie, rule: 'after' } } : undefined
}

/** What somebody might say or wants to praise is no report yet ("to support the plan", "would back it"). */
function isReal(tokens: readonly Token[], verb: number, rule: Rule, kind: ReportKind): boolean {
  if (kind === 'clause') return true
  return (rule === 'before' && kind !== 'object') || !isUnreal(tokens, verb)
}

function isUnreal(tokens: readonly Token[], verb: number): boolean {
  for (let at = verb - 1; at >= verb - 3; at--) {
    const token = tokens[at]
    if (token?.tag === 'to' || MODALS.has(token?.lower ?? '')) return true
    if (token?.tag !== 'adverb' && token?.tag !== 'aux') return false
  }
  return false
}

const MODALS = new Set(
  "would will should could can may might must 'd ’d 'll ’ll won't won’t wouldn't wouldn’t can't can’t cannot couldn't couldn’t".split(
    ' ',
  ),
)

/** "a plan which officials said will cost millions": the relative stands for the subject of what is said. */
function readExtracted(
  tokens: readonly Token[],
  sentence: Sentence,
  relative: number,
  verb: number,
): { first: number; last: number } | undefined {
  const next = tokens[verb + 1]
  if (relative < sentence.first || tokens[relative]?.tag !== 'relative') return undefined
  if (next?.tag !== 'aux' && !(next?.tag === 'verb' && next.verb?.form !== 'base')) return undefined
  const last = endOfReport(tokens, sentence, verb + 1, 'clause', true)
  return last === undefined || last <= verb ? undefined : { first: relative, last }
}

/** `"...," Shah said in a film that ...`: what follows the cue of a quotation is no report, unless "that" comes at once. */
function followsQuote(tokens: readonly Token[], speaker: number, verb: number): boolean {
  const before = tokens[speaker - 1]
  const isCue = before?.tag === 'quote' || (before?.tag === 'comma' && tokens[speaker - 2]?.tag === 'quote')
  return isCue && tokens[verb + 1]?.lower !== 'that'
}

/** "The road was closed, said Hina Gul, a driver." */
function readInvertedClause(tokens: readonly Token[], sentence: Sentence, verb: number): Reported | undefined {
  const comma = verb - 1
  if (
    tokens[comma]?.tag !== 'comma' ||
    comma - sentence.first < 3 ||
    tokens[comma - 1]?.tag === 'quote' ||
    tokens[verb]?.tag === 'ing'
  )
    return undefined
  const speaker = phraseStartingAt(tokens, verb + 1, sentence.last)
  if (speaker === undefined || canSpeak(tokens, speaker) < 0.9 || tokens[speaker.head]?.tag === 'pronoun')
    return undefined
  const behind = tokens[speaker.last + 1]
  const ends =
    behind === undefined ||
    speaker.last >= sentence.last ||
    behind.tag === 'comma' ||
    behind.tag === 'stop' ||
    behind.tag === 'prep'
  const clause = clauseBefore(tokens, sentence, comma)
  if (!ends || !hasVerb(tokens, clause)) return undefined
  return { ...clause, tie: { rule: 'inverted', speaker, cue: { first: verb, last: verb } } }
}

/** The verb closes its clause: nothing reported stands behind it. */
function endsClause(tokens: readonly Token[], sentence: Sentence, verb: number): boolean {
  const behind = skipHearer(tokens, verb, sentence.last)
  const next = tokens[behind]
  if (next === undefined || behind > sentence.last) return true
  if (
    next.tag !== 'stop' &&
    next.tag !== 'comma' &&
    next.tag !== 'time' &&
    next.tag !== 'prep' &&
    next.tag !== 'adverb'
  )
    return false
  return !tokens.slice(behind, sentence.last + 1).some(token => token.tag === 'quote' || token.lower === 'that')
}

function hasVerb(tokens: readonly Token[], { first, last }: { first: number; last: number }): boolean {
  return tokens
    .slice(first, last + 1)
    .some((token, index) => (token.tag === 'verb' || token.tag === 'aux') && index > 0)
}

/** These tell how something goes on rather than what was said. */
const ASPECTS = new Set(
  'begin finish continue repeat persist mean determine choose love appreciate go make compare offer address liken push take prove feel understand answer relate reflect target apologize hear learn'.split(
    ' ',
  ),
)

/** "In spring, he said, the road will open" is the whole sentence; "As he noted, the road is closed" what follows. */
function clauseAround(
  tokens: readonly Token[],
  sentence: Sentence,
  before: number,
  verb: number,
): { first: number; last: number } | undefined {
  if (tokens[verb + 1]?.tag !== 'comma' || verb + 4 > sentence.last) return undefined
  const isAs = tokens[before]?.lower === 'as'
  if (!isAs && tokens[before]?.tag !== 'comma') return undefined
  const first = isAs ? verb + 2 : clauseBefore(tokens, sentence, before).first
  const last = tokens[sentence.last]?.tag === 'stop' ? sentence.last - 1 : sentence.last
  const range = tokens.slice(first, last + 1)
  const behind = tokens[verb + 2]
  if (
    range.some(token => token.tag === 'quote') ||
    behind === undefined ||
    behind.tag === 'ing' ||
    behind.tag === 'relative'
  )
    return undefined
  return range.some(token => token.tag === 'verb' || token.tag === 'aux') ? { first, last } : undefined
}

function ruleOf({ classes, lemma }: Verb, isIdiom: boolean): Rule | undefined {
  if (classes.has('speech') || isIdiom || lemma === 'show') return 'before'
  if (classes.has('naming') || classes.has('judging') || classes.has('thinking') || classes.has('showing'))
    return 'attitude'
  return undefined
}

/** "The road was closed, police said": everything before the comma, without a leading "However,". */
function clauseBefore(tokens: readonly Token[], sentence: Sentence, comma: number): { first: number; last: number } {
  let first = sentence.first
  for (let at = sentence.first; at < comma; at++) {
    const tag = tokens[at]?.tag
    if (tag === 'quote') return { first: comma, last: comma - 1 }
    if (tag === 'semicolon') first = at + 1
  }
  const opener = tokens[first]
  if (opener?.tag === 'conj' && first + 2 < comma) first++
  if ((opener?.tag === 'adverb' || opener?.lower === 'however') && tokens[first + 1]?.tag === 'comma') first += 2
  if (tokens[first]?.tag === 'comma') first++
  return { first, last: comma - 1 }
}

function readReportedByAccording(tokens: readonly Token[], sentence: Sentence, at: number): Reported | undefined {
  const tie = readAccording(tokens, at, sentence.last)
  if (tie === undefined || canSpeak(tokens, tie.speaker) < 0.3) return undefined
  if (at > sentence.first) {
    const last = tokens[at - 1]?.tag === 'comma' ? at - 1 : at
    const clause = clauseBefore(tokens, sentence, last)
    return clause.last - clause.first < 3 ? undefined : { ...clause, tie }
  }
  let first = tie.speaker.last + 1
  while (first < sentence.last && tokens[first]?.tag !== 'comma') first++
  const hasQuote = tokens.slice(first, sentence.last + 1).some(token => token.tag === 'quote')
  const last = tokens[sentence.last]?.tag === 'stop' ? sentence.last - 1 : sentence.last
  return hasQuote || first >= last ? undefined : { first: first + 1, last, tie }
}
