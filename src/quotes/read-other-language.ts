import type { Attribution } from './attribution.ts'
import { carryOver } from './carry-over.ts'
import type { QuotedSpan } from './find-spans.ts'
import { kindOf, placesOf } from './found.ts'
import type { Found } from './found.ts'
import type { LanguageWords } from './other-languages.ts'
import type { Phrase } from './noun-phrase.ts'
import { cut } from './read-name.ts'
import type { Sentence, Token } from './read-tokens.ts'
import { clausesInOtherLanguage, tieInOtherLanguage } from './tie-in-other-languages.ts'
import type { Speaker } from '../model/quotation.ts'
import type { Mention } from '../model/span.ts'

/**
 * Quotations of a text in a language with no rules of its own but a list of words: marks, cues beside them, and the last speaker for words
 * that stand alone. Confidence never passes 0.75, since names, descriptions and pronouns are not read as closely as in English.
 */
export function readOtherLanguage(
  text: string,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  spans: readonly QuotedSpan[],
  words: LanguageWords,
): readonly Found[] {
  const places = placesOf(tokens, sentences)
  const within = places.map(({ sentence, at }) => tieInOtherLanguage(tokens, sentence, at, words))
  const carried = carryOver(tokens, sentences, within, quote => spans[quote]?.isClosed === false)
  const quotes = spans.flatMap((span, quote): Found[] => {
    const place = places[quote]
    const tie = carried[quote]
    if (place === undefined || (tie === undefined && span.end - span.start < 25)) return []
    const confidence = tie === undefined ? 0.25 : (CONFIDENCE[tie.rule] ?? 0.5)
    return [{ span, tie, sentence: place.sentence, kind: kindOf(text, tokens, place), confidence }]
  })
  const clauses = sentences.flatMap(sentence =>
    clausesInOtherLanguage(tokens, sentence, words).map(({ first, last, tie }): Found => ({
      span: { start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 },
      tie,
      sentence,
      kind: 'indirect',
      confidence: 0.6,
    })),
  )
  return [...quotes, ...clauses]
}

const CONFIDENCE: Readonly<Partial<Record<Attribution['rule'], number>>> = {
  after: 0.75,
  inverted: 0.75,
  introduced: 0.75,
  before: 0.7,
  according: 0.7,
  continued: 0.7,
  told: 0.3,
}

/** The fullest mention among the speakers that ends in the same word ("Vidalenc" for "Me Anselme Vidalenc"). */
export function resolveInOtherLanguage(
  text: string,
  tokens: readonly Token[],
  phrases: readonly Phrase[],
): (phrase: Phrase, mention: Mention) => Speaker {
  const fullest = new Map<string, string>()
  for (const phrase of phrases) {
    const key = tokens[phrase.last]?.lower ?? ''
    const whole = cut(text, tokens, phrase)
    if (whole.length > (fullest.get(key)?.length ?? 0)) fullest.set(key, whole)
  }
  return (phrase, mention) => {
    const name = fullest.get(tokens[phrase.last]?.lower ?? '') ?? mention.text
    const isNamed = /\p{Lu}\p{L}+\s+\p{Lu}\p{L}+/u.test(name)
    return { mention, name, isNamed, role: undefined, kind: 'person' }
  }
}
