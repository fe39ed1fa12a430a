import type { Attribution } from './attribution.ts'
import { phraseStartingAt } from './noun-phrase.ts'
import type { Token } from './read-tokens.ts'

/** "according to Shah", also "per Shah". */
export function readAccording(tokens: readonly Token[], at: number, ceiling: number): Attribution | undefined {
  if (tokens[at]?.lower !== 'according' || tokens[at + 1]?.tag !== 'to') return undefined
  const speaker = phraseStartingAt(tokens, at + 2, ceiling)
  return speaker === undefined ? undefined : { rule: 'according', speaker, cue: { first: at, last: at + 1 } }
}
