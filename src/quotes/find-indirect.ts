import type { Span } from '../model/span.ts'
import type { Attribution } from './attribution.ts'
import type { Sentence, Token } from './read-tokens.ts'

export type Indirect = { readonly span: Span; readonly tie: Attribution; readonly sentence: Sentence }

/** Step 4c. */
export function findIndirect(
  _text: string,
  _tokens: readonly Token[],
  _sentences: readonly Sentence[],
): readonly Indirect[] {
  return []
}
