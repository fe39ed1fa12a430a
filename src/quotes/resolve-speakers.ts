import type { Mention } from '../model/span.ts'
import type { Speaker } from '../model/quotation.ts'
import type { Phrase } from './noun-phrase.ts'
import type { Sentence, Token } from './read-tokens.ts'

/** Step 5. */
export function resolveSpeakers(
  _text: string,
  _tokens: readonly Token[],
  _sentences: readonly Sentence[],
  _phrases: readonly (Phrase | undefined)[],
): (phrase: Phrase, mention: Mention) => Speaker {
  return (_phrase, mention) => ({ mention, name: mention.text, isNamed: false, role: undefined, kind: 'person' })
}
