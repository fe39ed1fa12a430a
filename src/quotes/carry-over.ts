import type { Attribution } from './attribution.ts'
import { canSpeak } from './can-speak.ts'
import { phraseEndingAt } from './noun-phrase.ts'
import { mainSubject, subjectOf } from './find-subject.ts'
import type { Sentence, Token } from './read-tokens.ts'

/**
 * Step 4b. Ties what its own sentence leaves open: other words quoted in the sentence, the quotation before it in the paragraph,
 * the sentence before that tells of somebody, or, for a paragraph of nothing but quotation, whoever spoke last.
 * `ties` holds what step 4a found, by index of the span; `runsOn` tells of a span left open, whose speaker goes on in the next paragraph.
 */
export function carryOver(
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  ties: readonly (Attribution | undefined)[],
  runsOn: (quote: number) => boolean,
): readonly (Attribution | undefined)[] {
  const filled = [...ties]
  sentences.forEach((sentence, index) => {
    const quotes = quotesOf(tokens, sentence)
    for (const quote of quotes) {
      filled[quote] ??=
        fromSibling(filled, quotes) ??
        (standsApart(tokens, sentence, quote) ? fromBefore(tokens, sentences, filled, index, runsOn) : undefined)
    }
  })
  return filled
}

export function quotesOf(tokens: readonly Token[], { first, last }: Sentence): readonly number[] {
  const quotes: number[] = []
  for (let at = first; at <= last; at++) {
    const quote = tokens[at]?.quote ?? -1
    if (quote !== -1) quotes.push(quote)
  }
  return quotes
}

function fromSibling(ties: readonly (Attribution | undefined)[], quotes: readonly number[]): Attribution | undefined {
  const tied = quotes.map(quote => ties[quote]).find(tie => tie !== undefined)
  return tied === undefined ? undefined : { ...tied, rule: 'sibling' }
}

/** The quotation opens its sentence, or the sentence has no verb of the reporter's. */
function standsApart(tokens: readonly Token[], { first, last }: Sentence, quote: number): boolean {
  if (tokens[first]?.quote === quote) return true
  for (let at = first; at <= last; at++) if (tokens[at]?.tag === 'verb' || tokens[at]?.tag === 'aux') return false
  return true
}

function fromBefore(
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  ties: readonly (Attribution | undefined)[],
  index: number,
  runsOn: (quote: number) => boolean,
): Attribution | undefined {
  const sentence = sentences[index]
  const earlier = sentences[index - 1]
  if (sentence === undefined || earlier === undefined) return undefined
  const lastQuote = quotesOf(tokens, earlier).at(-1)
  const tie = lastQuote === undefined ? undefined : ties[lastQuote]
  if (earlier.paragraph === sentence.paragraph) {
    if (tie !== undefined) return { ...tie, rule: 'continued' }
    return toldHere(tokens, sentences, ties, index - 1)
  }
  if (tokens[earlier.last]?.tag === 'colon') return introduces(tokens, earlier)
  if (tie !== undefined)
    return { ...tie, rule: lastQuote !== undefined && runsOn(lastQuote) ? 'continued' : 'paragraph' }
  return told(tokens, earlier)
}

/** The sentence before, in the same paragraph, quotes nobody: somebody says something there, or the earlier speaker goes on. */
function toldHere(
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  ties: readonly (Attribution | undefined)[],
  index: number,
): Attribution | undefined {
  const sentence = sentences[index]
  if (sentence === undefined) return undefined
  const own = told(tokens, sentence)
  const head = own === undefined ? undefined : tokens[own.speaker.head]
  const isNewSpeaker = own?.cue !== undefined && tokens[own.cue.first]?.verb?.classes.has('speech') === true
  const isNewName = head !== undefined && head.tag !== 'pronoun'
  if (isNewSpeaker || isNewName) return own
  const before = earlierTie(tokens, sentences, ties, index)
  return before === undefined ? own : { ...before, rule: 'continued' }
}

/** The last tie before in the paragraph. */
function earlierTie(
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  ties: readonly (Attribution | undefined)[],
  from: number,
): Attribution | undefined {
  const paragraph = sentences[from]?.paragraph
  for (let at = from; at >= 0 && from - at < 4; at--) {
    const sentence = sentences[at]
    if (sentence === undefined || sentence.paragraph !== paragraph) return undefined
    const quote = quotesOf(tokens, sentence).at(-1)
    if (quote !== undefined) return ties[quote]
  }
  return undefined
}

function introduces(tokens: readonly Token[], sentence: Sentence): Attribution | undefined {
  const found = told(tokens, sentence) ?? named(tokens, sentence)
  return found === undefined ? undefined : { ...found, rule: 'introduced' }
}

/** "Ms Shah:" alone on a line. */
function named(tokens: readonly Token[], { first, last }: Sentence): Attribution | undefined {
  const speaker = phraseEndingAt(tokens, last - 1, first)
  return speaker?.first === first && canSpeak(tokens, speaker) >= 0.5
    ? { rule: 'introduced', speaker, cue: { first: last, last } }
    : undefined
}

/** The last speech verb's subject in a sentence without a quotation, else the subject of its main clause. */
function told(tokens: readonly Token[], { first, last }: Sentence): Attribution | undefined {
  for (let at = last; at >= first; at--) {
    const token = tokens[at]
    if (token === undefined || token.tag !== 'verb' || token.isPassive || token.verb?.classes.has('speech') !== true)
      continue
    const speaker = subjectOf(tokens, at, first)
    if (speaker !== undefined && canSpeak(tokens, speaker) >= 0.8)
      return { rule: 'told', speaker, cue: { first: at, last: at } }
  }
  const speaker = mainSubject(tokens, last + 1, first)
  return speaker === undefined || canSpeak(tokens, speaker) < 0.8
    ? undefined
    : { rule: 'told', speaker, cue: undefined }
}
