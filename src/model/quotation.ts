import type { Mention, Span } from './span.ts'

/** Who is speaking: resolved within one article. */
export type Speaker = {
  /** The mention nearest to the words, as printed ("he"). */
  readonly mention: Mention
  /** The fullest name or description the article gives ("Field Marshal Asim Munir"; "a senior security official"). */
  readonly name: string
  /** False for "a senior security official" and for pronouns that lead to nobody named. */
  readonly isNamed: boolean
  /** Title or role beside the name, where printed ("Chief of Army Staff"). */
  readonly role: string | undefined
  readonly kind: 'person' | 'organisation' | 'group' | 'document'
}

/**
 * An attribution: words, who said them and the cue that ties them.
 * `direct`: whole quoted sentences. `mixed`: quoted words inside a reporting clause.
 * `indirect`: a reported clause without marks ("He said that ...").
 * `start` and `end` exclude the quotation marks.
 */
export type Quotation = Mention & {
  readonly kind: 'direct' | 'mixed' | 'indirect'
  /** Undefined when nobody can be named as the speaker. */
  readonly speaker: Speaker | undefined
  readonly cue: Mention | undefined
  /** The sentence, or sentences, around the words. */
  readonly sentence: Span
  /** Probability between 0 and 1 that both words and speaker are right. */
  readonly confidence: number
  /** "He did not say that ..." */
  readonly isNegated: boolean
  /** "X said Y had told him ..." */
  readonly isSecondHand: boolean
}
