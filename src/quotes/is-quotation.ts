import type { Attribution } from './attribution.ts'
import { TERM_CUES, TITLE_NOUNS } from './english-words.ts'
import type { QuotedSpan } from './find-spans.ts'
import { BODY_NAME_WORDS } from './name-words.ts'
import type { Sentence, Token } from './read-tokens.ts'

/**
 * Step 6. True when marked words are something said, false for titles ("the film “Dark Water”", "told ABC's “Today”"),
 * terms ("so-called “smart” meters"), links, and scare quotes, which are short and hang on no cue.
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
  if (tie === undefined) return count >= 6 && at === sentence.first && /[.!?…,]$/u.test(words) && !isShouted(words)
  const isApart = at === sentence.first && (tie.rule === 'told' || tie.rule === 'paragraph' || tie.rule === 'continued')
  if (isApart && isShouted(words)) return false
  if (count > 12) return true
  if (isTitle(tokens, sentence, at, words, count, tie) || isNickname(tokens, sentence, at, count)) return false
  if (tie.rule === 'after' || tie.rule === 'inverted' || tie.rule === 'introduced') return true
  if (isTerm(tokens, sentence, at, tie)) return false
  if (
    tie.rule === 'owner' ||
    (tie.rule === 'weak' && at > sentence.first) ||
    (tie.rule === 'sibling' && count < 8 && at > sentence.first)
  )
    return false
  return count > 3 || hangsOnCue(tokens, sentence, at, tie)
}

/** Short words need a cue: a sure one, or an attitude near enough to mean them. */
function hangsOnCue(tokens: readonly Token[], sentence: Sentence, at: number, tie: Attribution): boolean {
  if (tie.rule === 'told') return at === sentence.first && tie.cue !== undefined
  if (tie.rule === 'weak' || tie.rule === 'paragraph') return false
  const distance = tie.cue === undefined ? 0 : Math.abs(at - tie.cue.last)
  const isModifier = at > sentence.first && tokens[at - 1]?.tag === 'det' && tokens[at + 1]?.tag === 'noun'
  if (tie.rule === 'sibling') return !isModifier && distance < 25
  if (tie.rule === 'owner' || tie.rule === 'trailing' || tie.rule === 'attitude') return !isModifier || distance < 6
  return true
}

function isTerm(tokens: readonly Token[], sentence: Sentence, at: number, tie: Attribution): boolean {
  for (let before = at - 1; before >= sentence.first && before >= at - 3; before--) {
    const token = tokens[before]
    if (token === undefined || token.tag === 'comma' || (token.tag === 'verb' && before < at - 1)) return false
    if (!TERM_CUES.has(token.lower) || tie.cue?.first === before) continue
    if (before === at - 1 || token.tag !== 'noun') return true
  }
  return false
}

/** `Alphonse "Birdie" Delacroix`. */
function isNickname(tokens: readonly Token[], sentence: Sentence, at: number, count: number): boolean {
  return (
    count <= 2 &&
    at > sentence.first &&
    at < sentence.last &&
    tokens[at - 1]?.tag === 'name' &&
    tokens[at - 1]?.isPossessive !== true &&
    tokens[at + 1]?.tag === 'name'
  )
}

/** Programmes, books and the like: capitals throughout, and placed where a title stands. */
function isTitle(
  tokens: readonly Token[],
  sentence: Sentence,
  at: number,
  words: string,
  count: number,
  tie: Attribution,
): boolean {
  const isCapital = isTitleCase(words)
  const isNearMedia = [at - 1, at - 2, at + 1, at + 2].some(
    index => index >= sentence.first && index <= sentence.last && TITLE_NOUNS.has(tokens[index]?.lower ?? ''),
  )
  if (isNearMedia && (isCapital || count <= 3)) return true
  if (!isCapital || at === sentence.first) return false
  const before = tokens[at - 1]
  if (before === undefined || before.tag === 'colon' || before.tag === 'comma') return false
  if (isOfBroadcaster(tokens, at - 1)) return true
  const isPlace = before.tag === 'prep' && /^(?:on|in|at|with|from|of|to|for)$/u.test(before.lower)
  const isAddressee = tie.cue?.last === at - 1 && tokens[tie.cue.last]?.verb?.lemma === 'tell'
  if (isPlace || isAddressee) return count >= 2 || before.lower === 'on' || isAddressee
  if (count < 2) return false
  const byCue = tie.cue !== undefined && (tie.cue.last === at - 1 || tie.cue.last === at - 2)
  return !byCue && (before.isPossessive || before.tag === 'det' || before.tag === 'name' || tie.rule === 'weak')
}

/** "CNN's", "Fox News channel's": what stands behind is a programme. */
function isOfBroadcaster(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token === undefined || !token.isPossessive) return false
  return (token.text.length > 2 && token.text === token.text.toUpperCase()) || BODY_NAME_WORDS.has(token.lower)
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

/** A line in capitals is a heading. */
function isShouted(words: string): boolean {
  return words.length > 12 && words === words.toUpperCase() && /\p{Lu}/u.test(words)
}
