import type { Token } from './read-tokens.ts'

/** True when the verb at token `at` speaks by what stands behind it: "put it", "shot back", "went on", "pointed out", "made clear". */
export function isSpeechIdiom(tokens: readonly Token[], at: number): boolean {
  const lemma = tokens[at]?.verb?.lemma
  if (lemma === undefined) return false
  const followers = IDIOMS.get(lemma)
  if (followers === undefined) return false
  return followers.includes(tokens[at + 1]?.lower ?? '') || followers.includes(tokens[at + 2]?.lower ?? '')
}

const IDIOMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['put', ['it']],
  ['shoot', ['back']],
  ['fire', ['back']],
  ['hit', ['back']],
  ['push', ['back']],
  ['go', ['on', 'further']],
  ['point', ['out']],
  ['make', ['clear', 'it', 'plain']],
  ['weigh', ['in']],
  ['take', ['twitter', 'facebook', 'instagram']],
  ['speak', ['of', 'about']],
  ['talk', ['about', 'of']],
  ['lash', ['out']],
  ['spell', ['out']],
  ['lay', ['out']],
  ['sum', ['up']],
  ['call', ['out']],
])
