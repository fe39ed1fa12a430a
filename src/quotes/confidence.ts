import type { Span } from '../model/span.ts'
import type { Attribution, Rule } from './attribution.ts'
import { canSpeak } from './can-speak.ts'
import type { Token } from './read-tokens.ts'

/**
 * Step 7. Probability that both words and speaker are right. Hand-set: each rule has a base, short words and doubtful speakers lower it.
 * 0 to 0.99; words without a speaker get 0.3.
 */
export function confidenceOf(
  text: string,
  tokens: readonly Token[],
  span: Span,
  kind: string,
  tie: Attribution | undefined,
): number {
  if (tie === undefined) return 0.3
  const count = text.slice(span.start, span.end).split(/\s+/u).length
  const speaker = canSpeak(tokens, tie.speaker)
  let confidence = BASE[tie.rule]
  if (count < 4) confidence -= tie.rule === 'after' || tie.rule === 'inverted' ? 0.02 : 0.08
  if (speaker < 0.9) confidence -= 0.1
  if (speaker < 0.5) confidence -= 0.15
  if (kind === 'indirect') confidence -= 0.1
  return Math.max(0.05, Math.round(confidence * 100) / 100)
}

const BASE: Readonly<Record<Rule, number>> = {
  after: 0.98,
  inverted: 0.98,
  according: 0.95,
  before: 0.93,
  introduced: 0.93,
  participle: 0.9,
  noun: 0.8,
  trailing: 0.85,
  attitude: 0.78,
  owner: 0.6,
  sibling: 0.75,
  continued: 0.95,
  paragraph: 0.85,
  told: 0.75,
  weak: 0.55,
}
