import { carryOver } from './carry-over.ts'
import { confidenceOfClause, confidenceOfWords } from './confidence.ts'
import { findIndirect } from './find-indirect.ts'
import type { QuotedSpan } from './find-spans.ts'
import { kindOf, placesOf } from './found.ts'
import type { Found } from './found.ts'
import { isQuotation } from './is-quotation.ts'
import type { Sentence, Token } from './read-tokens.ts'
import { tagWords } from './tag-words.ts'
import { tieWithinSentence } from './tie-within-sentence.ts'

/** Confidence of a report within a report: the outer one tells it already. */
const NESTED = 0.15

/** Steps 2 to 4, 6 and 7 for English: what is said in the quoted spans and in reported clauses, and by which phrase. Sets the tokens' tags. */
export function readEnglish(
  text: string,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  spans: readonly QuotedSpan[],
): readonly Found[] {
  tagWords(tokens, sentences)
  const places = placesOf(tokens, sentences)
  const within = spans.map((span, quote) => {
    const place = places[quote]
    return place === undefined
      ? undefined
      : tieWithinSentence(tokens, place.sentence, place.at, text[span.end - 1] ?? '')
  })
  const ties = carryOver(tokens, sentences, within, quote => spans[quote]?.isClosed === false)
  const quoted = spans.flatMap((span, quote): Found[] => {
    const tie = ties[quote]
    const place = places[quote]
    if (place === undefined || !isQuotation(text, tokens, place.sentence, place.at, span, tie)) return []
    const kind = kindOf(text, tokens, place)
    const count = text.slice(span.start, span.end).split(/\s+/u).length
    return [
      { span, tie, sentence: place.sentence, kind, confidence: confidenceOfWords(tokens, place.at, count, kind, tie) },
    ]
  })
  const reported = findIndirect(tokens, sentences).map(({ span, tie, sentence, kind, isNested }): Found => ({
    span,
    tie,
    sentence,
    kind: 'indirect',
    confidence: isNested ? NESTED : confidenceOfClause(tokens, tie, kind),
  }))
  return [...quoted, ...reported]
}
