import type { Mention, Span } from '../model/span.ts'
import type { Quotation } from '../model/quotation.ts'
import { splitParagraphs } from '../text/sentences.ts'
import type { Attribution } from './attribution.ts'
import { carryOver } from './carry-over.ts'
import { confidenceOfClause, confidenceOfWords } from './confidence.ts'
import { findIndirect } from './find-indirect.ts'
import { findSpans } from './find-spans.ts'
import type { QuotedSpan } from './find-spans.ts'
import { isQuotation } from './is-quotation.ts'
import type { Phrase } from './noun-phrase.ts'
import { readTokens } from './read-tokens.ts'
import type { Sentence, Token } from './read-tokens.ts'
import { resolveSpeakers } from './resolve-speakers.ts'
import { isNegated, isSecondHand } from './shades.ts'
import { tagWords } from './tag-words.ts'
import { tieWithinSentence } from './tie-within-sentence.ts'

/**
 * Quotations of an article with their speakers, in text order: words in quotation marks (direct, mixed) and reported clauses (indirect).
 * Offsets are string indices into `text`, and `text.slice(start, end)` is each quotation's `text`. Titles, terms and scare quotes are left out.
 * Pure and linear in length; any text is fine. `language` is a two-letter code; without it English is assumed.
 */
export function readQuotations(
  text: string,
  _context: { readonly title?: string; readonly language?: string },
): readonly Quotation[] {
  const paragraphs = splitParagraphs(text)
  const spans = findSpans(text, paragraphs)
  const { tokens, sentences } = readTokens(text, paragraphs, spans)
  tagWords(tokens, sentences)
  const within = tieSpans(text, tokens, sentences, spans)
  const ties = carryOver(tokens, sentences, within)
  const places = placesOf(tokens, sentences)
  const found: Found[] = []
  spans.forEach((span, quote) => {
    const tie = ties[quote]
    const place = places[quote]
    if (place === undefined || !isQuotation(text, tokens, place.sentence, place.at, span, tie)) return
    const kind = kindOf(text, tokens, place)
    found.push({ span, tie, sentence: place.sentence, kind, confidence: confidenceOfWords(tokens, place.at, wordCount(text, span), kind, tie) })
  })
  for (const { span, tie, sentence } of findIndirect(tokens, sentences))
    found.push({ span, tie, sentence, kind: 'indirect', confidence: confidenceOfClause(tokens, tie) })
  const resolve = resolveSpeakers(
    text,
    tokens,
    sentences,
    found.map(({ tie }) => tie?.speaker),
  )
  return found
    .map(one => toQuotation(text, tokens, one, resolve))
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
}

type Found = {
  readonly span: Span
  readonly tie: Attribution | undefined
  readonly sentence: Sentence
  readonly confidence: number
  readonly kind: Quotation['kind']
}
function wordCount(text: string, { start, end }: Span): number {
  return text.slice(start, end).split(/\s+/u).length
}

type Place = { readonly sentence: Sentence; readonly at: number }

function tieSpans(
  text: string,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  spans: readonly QuotedSpan[],
): readonly (Attribution | undefined)[] {
  const ties = new Array<Attribution | undefined>(spans.length).fill(undefined)
  for (const sentence of sentences) {
    for (let at = sentence.first; at <= sentence.last; at++) {
      const quote = tokens[at]?.quote ?? -1
      const span = spans[quote]
      if (span !== undefined) ties[quote] = tieWithinSentence(tokens, sentence, at, text[span.end - 1] ?? '')
    }
  }
  return ties
}

/** Where each span stands: its sentence and its token. */
function placesOf(tokens: readonly Token[], sentences: readonly Sentence[]): readonly Place[] {
  const places: Place[] = []
  for (const sentence of sentences) {
    for (let at = sentence.first; at <= sentence.last; at++) {
      const quote = tokens[at]?.quote ?? -1
      if (quote !== -1) places[quote] = { sentence, at }
    }
  }
  return places
}

/** Direct: whole sentences, at the head of theirs or behind a comma or colon. Mixed: words inside a clause of the reporter's. */
function kindOf(text: string, tokens: readonly Token[], { sentence, at }: Place): 'direct' | 'mixed' {
  const token = tokens[at]
  const inside = token === undefined ? '' : text.slice(token.start + 1, token.start + 6)
  const before = at === sentence.first ? undefined : tokens[at - 1]?.tag
  const opens = before === undefined || before === 'comma' || before === 'colon' || before === 'quote'
  return opens && /^[\s'"“‘«(\[…]*[\p{Lu}\p{Lo}\p{N}]/u.test(inside) ? 'direct' : 'mixed'
}

function toQuotation(
  text: string,
  tokens: readonly Token[],
  { span, tie, sentence, kind, confidence }: Found,
  resolve: ReturnType<typeof resolveSpeakers>,
): Quotation {
  const { start, end } = span
  const words = text.slice(start, end)
  return {
    start,
    end,
    text: words,
    kind,
    speaker: tie === undefined ? undefined : resolve(tie.speaker, mentionOf(text, tokens, tie.speaker)),
    cue: tie?.cue === undefined ? undefined : mentionOf(text, tokens, tie.cue),
    sentence: { start: sentence.start, end: sentence.end },
    confidence,
    isNegated: tie !== undefined && isNegated(tokens, sentence, tie),
    isSecondHand: tie !== undefined && isSecondHand(tokens, sentence, tie),
  }
}

function mentionOf(text: string, tokens: readonly Token[], { first, last }: Pick<Phrase, 'first' | 'last'>): Mention {
  const start = tokens[first]?.start ?? 0
  const end = mentionEnd(text, tokens, last)
  return { start, end, text: text.slice(start, end) }
}

/** "Shah’s plan": the mention is "Shah". */
function mentionEnd(text: string, tokens: readonly Token[], last: number): number {
  const token = tokens[last]
  if (token === undefined) return 0
  return token.isPossessive && /['’]s$/u.test(text.slice(token.start, token.end)) ? token.end - 2 : token.end
}
