import type { Attribution } from './attribution.ts'
import { TERM_CUES, TITLE_NOUNS } from './english-words.ts'
import type { QuotedSpan } from './find-spans.ts'
import type { Sentence, Token } from './read-tokens.ts'

/**
 * Step 6. True when marked words are something said, false for titles ("the film “Dark Water”"), terms ("so-called “smart” meters"),
 * links and scare quotes.
 */
export function isQuotation(
  text: string,
  tokens: readonly Token[],
  sentence: Sentence,
  at: number,
  span: QuotedSpan,
  tie: Attribution | undefined,
): boolean {
  const words = text.slice(span.start, span.end)
  if (/^(?:https?:|www\.|<)/u.test(words)) return false
  const count = words.split(/\s+/u).length
  if (tie === undefined) return count >= 4 && !isTitleCase(words)
  if (tie.rule === 'after' || tie.rule === 'inverted' || tie.rule === 'introduced' || count > 12) return true
  if (isTerm(tokens, sentence, at, tie)) return false
  if (isTitle(tokens, sentence, at, words, count, tie)) return false
  if (count <= 3 && (tie.rule === 'weak' || tie.rule === 'told' || tie.rule === 'paragraph')) return false
  return true
}

function isTerm(tokens: readonly Token[], sentence: Sentence, at: number, tie: Attribution): boolean {
  for (let before = at - 1; before >= sentence.first && before >= at - 3; before--) {
    const token = tokens[before]
    if (token === undefined || token.tag === 'comma' || (token.tag === 'verb' && before < at - 1)) return false
    if (TERM_CUES.has(token.lower) && !(tie.cue?.first === before)) return true
  }
  return false
}

function isTitle(
  tokens: readonly Token[],
  sentence: Sentence,
  at: number,
  words: string,
  count: number,
  tie: Attribution,
): boolean {
  const before = at > sentence.first ? tokens[at - 1] : undefined
  const nearMedia = [at - 1, at - 2, at + 1, at + 2].some(
    index => index >= sentence.first && index <= sentence.last && TITLE_NOUNS.has(tokens[index]?.lower ?? ''),
  )
  if (nearMedia && (isTitleCase(words) || count <= 3)) return true
  if (!isTitleCase(words) || count < 2) return false
  const byCue = tie.cue !== undefined && (tie.cue.last === at - 1 || tie.cue.last === at - 2)
  return (
    !byCue &&
    (before?.tag === 'prep' ||
      before?.isPossessive === true ||
      before?.tag === 'det' ||
      before?.tag === 'name' ||
      tie.rule === 'weak')
  )
}

const SMALL = new Set('a an the of in on at to for and or but with from by as is it vs'.split(' '))

/** "The Art of the Deal": every word but small ones has a capital. */
export function isTitleCase(words: string): boolean {
  const all = words.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []
  return (
    all.length > 0 &&
    all.length <= 12 &&
    all.every((word, index) => /^[\p{Lu}\p{N}]/u.test(word) || (index > 0 && SMALL.has(word)))
  )
}
