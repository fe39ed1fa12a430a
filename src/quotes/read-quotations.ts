import type { Mention } from '../model/span.ts'
import type { Quotation } from '../model/quotation.ts'
import { splitParagraphs } from '../text/sentences.ts'
import { findSpans } from './find-spans.ts'
import type { Found } from './found.ts'
import type { Phrase } from './noun-phrase.ts'
import { wordsOfLanguage } from './other-languages.ts'
import { readEnglish } from './read-english.ts'
import { readOtherLanguage, resolveInOtherLanguage } from './read-other-language.ts'
import { readTokens } from './read-tokens.ts'
import type { Token } from './read-tokens.ts'
import { resolveSpeakers } from './resolve-speakers.ts'
import { isNegated, isSecondHand } from './shades.ts'

/**
 * Quotations of an article with their speakers, in text order: words in quotation marks (direct, mixed) and reported clauses (indirect).
 * Offsets are string indices into `text`, and `text.slice(start, end)` is each quotation's `text`. Titles, terms and scare quotes are left out.
 * Pure and linear in length; any text is fine. `language` is a two-letter code; without it the script decides, Latin letters meaning English.
 * Languages other than English are read by marks and word lists only, at lower confidence; unknown ones as English.
 */
export function readQuotations(
  text: string,
  context: { readonly title?: string; readonly language?: string },
): readonly Quotation[] {
  const paragraphs = splitParagraphs(text)
  const spans = findSpans(text, paragraphs)
  const { tokens, sentences } = readTokens(text, paragraphs, spans)
  const words = wordsOfLanguage(context.language, text)
  const found =
    words === undefined
      ? readEnglish(text, tokens, sentences, spans)
      : readOtherLanguage(text, tokens, sentences, spans, words)
  const phrases = found.flatMap(({ tie }) => (tie === undefined ? [] : [tie.speaker]))
  const resolve =
    words === undefined
      ? resolveSpeakers(text, tokens, sentences, phrases)
      : resolveInOtherLanguage(text, tokens, phrases)
  return found
    .map(one => toQuotation(text, tokens, one, resolve))
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
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
