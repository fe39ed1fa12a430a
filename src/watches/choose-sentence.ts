import type { Span } from '../model/span.ts'
import { splitSentences } from '../text/sentences.ts'

/** The sentence that holds most of the matched places, the earliest of equals; the first sentence when none does. */
export function chooseSentence(text: string, spans: readonly Span[]): Span | undefined {
  const sentences = splitSentences(text)
  let best = sentences[0]
  let most = 0
  for (const sentence of sentences) {
    const words = new Set<string>()
    for (const span of spans) {
      if (span.start < sentence.start || span.end > sentence.end) continue
      words.add(text.slice(span.start, span.end).toLowerCase())
    }
    if (words.size > most) {
      most = words.size
      best = sentence
    }
  }
  return best
}
