import type { Attribution } from './attribution.ts'
import { canSpeak } from './can-speak.ts'
import type { QuotedSpan } from './find-spans.ts'
import { subjectOf } from './find-subject.ts'
import type { Sentence, Token } from './read-tokens.ts'

/**
 * Step 4b. Ties what its own sentence leaves open: other words quoted in the sentence, the quotation before it in the paragraph,
 * the sentence before that tells of somebody, or, for a paragraph of nothing but quotation, whoever spoke last.
 * `ties` holds what step 4a found, by index of the span.
 */
export function carryOver(
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  spans: readonly QuotedSpan[],
  ties: readonly (Attribution | undefined)[],
): readonly (Attribution | undefined)[] {
  const filled = [...ties]
  sentences.forEach((sentence, index) => {
    const quotes = quotesOf(tokens, sentence)
    for (const quote of quotes) {
      filled[quote] ??= fromSibling(filled, quotes) ?? fromBefore(tokens, sentences, spans, filled, index)
    }
  })
  return filled
}

export function quotesOf(tokens: readonly Token[], { first, last }: Sentence): readonly number[] {
  const quotes: number[] = []
  for (let at = first; at <= last; at++) {
    const quote = tokens[at]?.quote ?? -1
    if (quote !== -1) quotes.push(quote)
  }
  return quotes
}

function fromSibling(ties: readonly (Attribution | undefined)[], quotes: readonly number[]): Attribution | undefined {
  const tied = quotes.map(quote => ties[quote]).find(tie => tie !== undefined)
  return tied === undefined ? undefined : { ...tied, rule: 'sibling' }
}

function fromBefore(
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  spans: readonly QuotedSpan[],
  ties: readonly (Attribution | undefined)[],
  index: number,
): Attribution | undefined {
  const sentence = sentences[index]
  const earlier = sentences[index - 1]
  if (sentence === undefined || earlier === undefined) return undefined
  const lastQuote = quotesOf(tokens, earlier).at(-1)
  const tie = lastQuote === undefined ? undefined : ties[lastQuote]
  if (earlier.paragraph === sentence.paragraph) {
    if (tie !== undefined) return { ...tie, rule: 'continued' }
    return told(tokens, earlier)
  }
  if (tokens[earlier.last]?.tag === 'colon') return introduces(tokens, earlier)
  if (tie !== undefined && lastQuote !== undefined && spans[lastQuote] !== undefined)
    return { ...tie, rule: 'paragraph' }
  const inParagraph = lastTieOf(tokens, sentences, ties, index - 1)
  if (inParagraph !== undefined) return { ...inParagraph, rule: 'paragraph' }
  return told(tokens, earlier)
}

function lastTieOf(
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  ties: readonly (Attribution | undefined)[],
  from: number,
): Attribution | undefined {
  const paragraph = sentences[from]?.paragraph
  for (let at = from; at >= 0 && sentences[at]?.paragraph === paragraph && from - at < 4; at--) {
    const sentence = sentences[at]
    const quote = sentence === undefined ? undefined : quotesOf(tokens, sentence).at(-1)
    if (quote !== undefined && ties[quote] !== undefined) return undefined
  }
  return undefined
}

function introduces(tokens: readonly Token[], sentence: Sentence): Attribution | undefined {
  const found = told(tokens, sentence)
  return found === undefined ? undefined : { ...found, rule: 'introduced' }
}

/** The last speech verb's subject in a sentence without a quotation, else its main subject. */
function told(tokens: readonly Token[], { first, last }: Sentence): Attribution | undefined {
  let main: Attribution | undefined
  for (let at = first; at <= last; at++) {
    const token = tokens[at]
    if (token === undefined || (token.tag !== 'verb' && token.tag !== 'aux') || token.isPassive) continue
    const speaker = subjectOf(tokens, at, first)
    if (speaker === undefined || canSpeak(tokens, speaker) < 0.8) continue
    const tie: Attribution = { rule: 'told', speaker, cue: { first: at, last: at } }
    if (token.verb?.classes.has('speech') === true) return tie
    main ??= tie
  }
  return main
}
