import type { Quotation } from '../model/quotation.ts'
import type { Span } from '../model/span.ts'

/** The quotation that tells a reader most: sure of its speaker, whole, named, not too short, near what matched. */
export function chooseQuotation(quotations: readonly Quotation[], spans: readonly Span[]): Quotation | undefined {
  const spoken = quotations.filter(quotation => quotation.speaker !== undefined && !quotation.isNegated)
  let best: Quotation | undefined
  let bestScore = 0
  for (const quotation of spoken) {
    const score = strength(quotation, spans)
    if (score > bestScore) {
      best = quotation
      bestScore = score
    }
  }
  return best
}

function strength(quotation: Quotation, spans: readonly Span[]): number {
  const words = quotation.text.split(/\s+/, 80).length
  if (words < 4) return 0
  const length = words < 8 ? 0.6 : words <= 45 ? 1 : 0.7
  const kind = quotation.kind === 'direct' ? 1 : quotation.kind === 'mixed' ? 0.8 : 0.4
  const named = quotation.speaker?.isNamed === true ? 1 : 0.85
  const near = spans.some(span => isWithin(span, quotation) || isSame(span, quotation.speaker?.mention)) ? 1.5 : 1
  return quotation.confidence * length * kind * named * near
}

function isWithin(span: Span, whole: Span): boolean {
  return span.start >= whole.start && span.end <= whole.end
}

function isSame(span: Span, other: Span | undefined): boolean {
  return span.start === other?.start && span.end === other.end
}
