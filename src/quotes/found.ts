import type { Span } from '../model/span.ts'
import type { Quotation } from '../model/quotation.ts'
import type { Attribution } from './attribution.ts'
import type { Sentence, Token } from './read-tokens.ts'

/** Words found to be said, before their speaker is named. */
export type Found = {
  readonly span: Span
  readonly tie: Attribution | undefined
  readonly sentence: Sentence
  readonly kind: Quotation['kind']
  readonly confidence: number
}

/** Where a quoted span stands: its sentence and its token. */
export type Place = { readonly sentence: Sentence; readonly at: number }

/** The place of every span, by its index. */
export function placesOf(tokens: readonly Token[], sentences: readonly Sentence[]): readonly Place[] {
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
export function kindOf(text: string, tokens: readonly Token[], { sentence, at }: Place): 'direct' | 'mixed' {
  const token = tokens[at]
  const inside = token === undefined ? '' : text.slice(token.start + 1, token.start + 6)
  const before = at === sentence.first ? undefined : tokens[at - 1]?.tag
  const opens = before === undefined || before === 'comma' || before === 'colon' || before === 'quote'
  return opens && /^[\s'"“‘«([…]*[\p{Lu}\p{Lo}\p{N}]/u.test(inside) ? 'direct' : 'mixed'
}
