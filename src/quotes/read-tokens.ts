import { isAbbreviationDot } from '../text/sentences.ts'
import type { Span } from '../model/span.ts'
import type { QuotedSpan } from './find-spans.ts'
import { findVerb } from './verb-forms.ts'
import type { Verb } from './verb-forms.ts'

/**
 * word classes: name (capital), noun (any other open-class word), verb, ing, aux, det, prep, conj, pronoun, object, relative, adverb, to,
 * number, time; `quote` stands for a whole quoted span; the rest is punctuation.
 */
export type Tag =
  | 'name'
  | 'noun'
  | 'verb'
  | 'ing'
  | 'aux'
  | 'det'
  | 'prep'
  | 'conj'
  | 'pronoun'
  | 'object'
  | 'relative'
  | 'adverb'
  | 'to'
  | 'number'
  | 'time'
  | 'quote'
  | 'comma'
  | 'stop'
  | 'colon'
  | 'semicolon'
  | 'dash'
  | 'open'
  | 'close'
  | 'other'

export type Token = Span & {
  readonly text: string
  readonly lower: string
  tag: Tag
  /** Set when the word may be a verb, whatever its tag here. */
  readonly verb: Verb | undefined
  /** Index of the quoted span this token stands for, or -1. */
  readonly quote: number
  isPossessive: boolean
  isPassive: boolean
}

/** A sentence as a range of tokens; quoted spans count as one token, so a quotation never breaks its sentence. */
export type Sentence = {
  readonly first: number
  readonly last: number
  readonly paragraph: number
  readonly start: number
  readonly end: number
}

const WORD =
  /[\p{L}\p{M}\p{N}_$€£@#%][\p{L}\p{M}\p{N}_]*(?:[-.'’&/,:](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}_]+)*[%]?|['’](?:s|ll|d|ve|re)\b|--+|\S/gu

/** Step 2a. Words and punctuation outside the quoted spans, each span standing as one token. Tags are not set yet. */
export function readTokens(
  text: string,
  paragraphs: readonly Span[],
  spans: readonly QuotedSpan[],
): { tokens: Token[]; sentences: Sentence[] } {
  const tokens: Token[] = []
  const sentences: Sentence[] = []
  let next = 0
  paragraphs.forEach((paragraph, index) => {
    const first = tokens.length
    let at = paragraph.start
    for (; next < spans.length && spans[next]?.paragraph === index; next++) {
      const span = spans[next]
      if (span === undefined) break
      readWords(text, at, span.from, tokens)
      tokens.push(quoteToken(span, next))
      at = span.to
    }
    readWords(text, at, paragraph.end, tokens)
    cutSentences(text, tokens, first, index, sentences)
  })
  return { tokens, sentences }
}

function quoteToken(span: QuotedSpan, quote: number): Token {
  return {
    start: span.from,
    end: span.to,
    text: '',
    lower: '',
    tag: 'quote',
    verb: undefined,
    quote,
    isPossessive: false,
    isPassive: false,
  }
}

function readWords(text: string, start: number, end: number, tokens: Token[]): void {
  if (start >= end) return
  const stretch = text.slice(start, end)
  WORD.lastIndex = 0
  for (let match = WORD.exec(stretch); match !== null; match = WORD.exec(stretch)) {
    const end = addWord(text, start + match.index, match[0], tokens)
    WORD.lastIndex = end - start
  }
}

/** Splits the possessive off ("ministry's") and joins the full stop of an abbreviation ("Gen."). Returns where the token ends. */
function addWord(text: string, start: number, word: string, tokens: Token[]): number {
  const isWord = /^[\p{L}\p{N}@#$€£]/u.test(word)
  if (isWord && CONTRACTION.test(word)) return addContraction(text, start, word, tokens)
  const possessive = isWord && word.length > 2 && /['’]s$/u.test(word)
  let end = start + word.length
  let whole = word
  if (isWord && text[end] === '.' && isAbbreviationDot(text, end)) {
    end++
    whole = `${word}.`
  }
  const bare = possessive ? word.slice(0, -2) : whole
  const lower = bare.toLowerCase()
  const endsInApostrophe =
    isWord && lowerEndsInS(word) && /['’]/u.test(text[end] ?? '') && !/[\p{L}]/u.test(text[end + 1] ?? ' ')
  tokens.push({
    start,
    end,
    text: bare,
    lower,
    tag: isWord || word === '&' ? 'noun' : punctuationTag(word),
    verb: isWord && !possessive ? findVerb(lower) : undefined,
    quote: -1,
    isPossessive: possessive || endsInApostrophe,
    isPassive: false,
  })
  return end
}

function lowerEndsInS(word: string): boolean {
  return word.endsWith('s') || word.endsWith('S')
}

/** "I'm", "they've", "he's": a pronoun and an auxiliary. */
const CONTRACTION = /^(.+)['’](?:m|re|ve|ll|d)$|^(?:he|she|it|that|who|what|there|here)['’]s$/iu

function addContraction(text: string, start: number, word: string, tokens: Token[]): number {
  const cut = start + Math.max(word.lastIndexOf("'"), word.lastIndexOf('’'))
  addWord(text, start, text.slice(start, cut), tokens)
  const end = start + word.length
  tokens.push({
    start: cut,
    end,
    text: text.slice(cut, end),
    lower: text.slice(cut, end),
    tag: 'aux',
    verb: undefined,
    quote: -1,
    isPossessive: false,
    isPassive: false,
  })
  return end
}

const PUNCTUATION: Readonly<Record<string, Tag>> = {
  ',': 'comma',
  '،': 'comma',
  '、': 'comma',
  '.': 'stop',
  '!': 'stop',
  '?': 'stop',
  '…': 'stop',
  '。': 'stop',
  '؟': 'stop',
  '۔': 'stop',
  '।': 'stop',
  ':': 'colon',
  ';': 'semicolon',
  '؛': 'semicolon',
  '–': 'dash',
  '—': 'dash',
  '-': 'dash',
  '―': 'dash',
  '(': 'open',
  '[': 'open',
  ')': 'close',
  ']': 'close',
}

function punctuationTag(word: string): Tag {
  return PUNCTUATION[word] ?? (word.startsWith('--') ? 'dash' : 'other')
}

/** Longer runs of words are cut, so that no step looks farther than this. */
const MAX_SENTENCE = 250

function cutSentences(
  text: string,
  tokens: readonly Token[],
  from: number,
  paragraph: number,
  sentences: Sentence[],
): void {
  let first = from
  for (let at = from; at < tokens.length; at++) {
    if (at + 1 < tokens.length && at - first < MAX_SENTENCE && !endsAt(text, tokens, at)) continue
    const start = tokens[first]?.start ?? 0
    const end = tokens[at]?.end ?? 0
    sentences.push({ first, last: at, paragraph, start, end })
    first = at + 1
  }
}

/** A full stop, or a quotation that closes with one and is followed by a new beginning. */
function endsAt(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const next = tokens[at + 1]
  if (token === undefined || next === undefined) return true
  const begins =
    next.tag === 'quote' ||
    /^[\p{Lu}\p{Lo}\p{N}@#$(\u2026•~*-]/u.test(text.slice(next.start, next.start + 2)) ||
    next.tag === 'open'
  if (token.tag === 'stop') return begins && next.tag !== 'stop'
  if (token.tag === 'close') return tokens[at - 1]?.tag === 'stop' && begins
  if (token.tag !== 'quote' || !begins) return false
  const last = lastCharacter(text, token)
  if (last === '.' || last === '۔' || last === '。') return true
  return /[!?…—-]/u.test(last) && !isAsking(tokens, at + 1)
}

function lastCharacter(text: string, token: Token): string {
  let end = token.end - 1
  while (end > token.start && /["“”'’‘»«\s」』)\]]/u.test(text[end] ?? '')) end--
  return text[end] ?? ''
}

/** Verbs that stand beside spoken words though they report nothing ("Khan went on"). */
const GESTURES = new Set('go shoot fire put nod smile shake look turn start shrug wink grin respond'.split(' '))

/** `“Why?” Ayesha Khan asked`: a speech verb close behind keeps the question in its sentence. */
function isAsking(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < Math.min(tokens.length, from + 7); at++) {
    const token = tokens[at]
    if (token === undefined || token.tag === 'stop' || token.tag === 'quote') return false
    if (
      token.verb !== undefined &&
      (token.verb.classes.has('speech') || GESTURES.has(token.verb.lemma)) &&
      token.verb.form !== 'base' &&
      token.verb.form !== 'ing' &&
      token.text === token.lower
    )
      return true
  }
  return false
}
