import { readQuotations } from '../../src/quotes/read-quotations.ts'
import type { Quotation } from '../../src/model/quotation.ts'

/** Quotations of each record `{id, text, title?, language?}`: `{id, quotes, indirect}`, or `{id, error}` when a record holds no text. */
export async function* predict(records: AsyncIterable<unknown>): AsyncGenerator {
  for await (const record of records) {
    const { id, text, title, language } = Object(record) as Record<string, unknown>
    if (typeof text !== 'string') {
      yield { id, error: 'This record has no text.' }
      continue
    }
    const found = readQuotations(text, {
      ...(typeof title === 'string' ? { title } : {}),
      ...(typeof language === 'string' ? { language } : {}),
    })
    yield {
      id,
      quotes: found.filter(one => one.kind !== 'indirect').map(asRecord),
      indirect: found.filter(one => one.kind === 'indirect' && one.confidence >= MIN_CONFIDENCE).map(asRecord),
    }
  }
}

/** Below this stand reports within another report, which the outer one already tells. */
const MIN_CONFIDENCE = 0.2

function asRecord({ start, end, text, kind, speaker, cue, confidence, isNegated, isSecondHand }: Quotation): unknown {
  return {
    start,
    end,
    text,
    kind,
    speaker:
      speaker === undefined
        ? null
        : { ...speaker.mention, name: speaker.name, isNamed: speaker.isNamed, role: speaker.role, kind: speaker.kind },
    cue: cue ?? null,
    confidence,
    isNegated,
    isSecondHand,
  }
}
