import * as words from './english-words.ts'
import { isSpeechIdiom } from './speech-idioms.ts'
import { UNKNOWN_PAST } from './verb-forms.ts'
import type { Sentence, Tag, Token } from './read-tokens.ts'

/**
 * Step 2b. Gives every word a tag from word lists, its form and its neighbours; enough to find clauses and noun phrases, no more.
 * Words that may be noun or verb ("claims", "report") are settled by what stands before and behind them.
 */
export function tagWords(tokens: readonly Token[], sentences: readonly Sentence[]): void {
  for (const sentence of sentences) {
    const { first, last } = sentence
    const isHeadline = isHeadlineCase(tokens, sentence)
    for (let at = first; at <= last; at++) {
      const token = tokens[at]
      if (token !== undefined && token.tag === 'noun')
        token.tag = isHeadline ? headlineTag(token) : firstTag(token, at === first || tokens[at - 1]?.tag === 'colon')
    }
    settleOpeningName(tokens[first], tokens[first + 1])
    for (let at = first; at <= last; at++) {
      joinParticle(tokens, at)
      settleVerb(tokens, at, first, last)
    }
  }
}

/** "Khan Says Talks Were 'Useful'": nearly every word has a capital, so capitals tell no names. */
function isHeadlineCase(tokens: readonly Token[], { first, last }: Sentence): boolean {
  if (last - first < 4 || last - first > 30 || tokens[last]?.tag === 'colon') return false
  let words = 0
  let capitals = 0
  for (let at = first; at <= last; at++) {
    const token = tokens[at]
    if (token === undefined || token.tag !== 'noun' || !/^\p{L}/u.test(token.text)) continue
    words++
    if (token.text !== token.lower) capitals++
  }
  return words >= 4 && capitals / words > 0.7
}

function headlineTag(token: Token): Tag {
  const closed = CLOSED_CLASSES.get(token.lower)
  if (closed !== undefined) return closed
  const { verb } = token
  const isVerb = verb !== undefined && verb !== UNKNOWN_PAST && verb.form !== 'base' && !NAME_LIKE.has(token.lower)
  return isVerb ? (verb.form === 'ing' ? 'ing' : 'verb') : firstTag(token, false)
}

/** "Kelly said": an adverb never opens a sentence straight before its speech verb, so it is a name. */
function settleOpeningName(opening: Token | undefined, next: Token | undefined): void {
  const isCue = next?.tag === 'verb' && next.verb?.form !== 'base' && next.verb?.classes.has('speech') === true
  if (opening?.tag === 'adverb' && isCue && isAdverb(opening.lower)) opening.tag = 'name'
}

/** "Michel de la Cour", "Khalid bin Saleh": small words between two parts of a name belong to it. */
function joinParticle(tokens: readonly Token[], at: number): void {
  const token = tokens[at]
  if (token === undefined || !PARTICLES.has(token.lower) || tokens[at - 1]?.tag !== 'name') return
  const next = tokens[at + 1]
  if (next?.tag === 'name' || (next !== undefined && PARTICLES.has(next.lower) && tokens[at + 2]?.tag === 'name'))
    token.tag = 'name'
}

const PARTICLES = new Set(
  '& al el ul bin ibn bint abu de da do dos das du del della di la le van von der den ter ten y e'.split(' '),
)

function firstTag(token: Token, isFirst: boolean): Tag {
  const { lower, text } = token
  const isCapital = text.charCodeAt(0) !== lower.charCodeAt(0)
  const closed = CLOSED_CLASSES.get(lower)
  if (
    closed !== undefined &&
    (!isCapital || isFirst || closed === 'pronoun' || closed === 'time') &&
    !(text.length > 1 && text === text.toUpperCase())
  ) {
    return closed
  }
  if (/^\p{N}/u.test(text)) return 'number'
  if (
    isCapital ||
    /^[@#]/u.test(text) ||
    /^\p{Ll}+\p{Lu}/u.test(text) ||
    /^(?:anti|pro|ex|then|non|mid)-\p{Lu}/u.test(text)
  ) {
    if (
      isFirst &&
      (lower === 'said' ||
        lower === 'says' ||
        lower === 'asked' ||
        lower === 'asks' ||
        lower === 'wrote' ||
        lower === 'added')
    )
      return 'verb'
    if (isFirst && token.verb !== undefined && !NAME_LIKE.has(lower)) return token.verb.form === 'ing' ? 'ing' : 'name'
    return isFirst && isAdverb(lower) ? 'adverb' : 'name'
  }
  if (isAdverb(lower)) return 'adverb'
  if (token.verb !== undefined) return token.verb.form === 'ing' ? 'ing' : 'verb'
  return 'noun'
}

const NAME_LIKE = new Set(['mark', 'grant', 'chase', 'pat', 'bill', 'frank', 'rob'])

const CLOSED_CLASSES: ReadonlyMap<string, Tag> = new Map<string, Tag>([
  ...tagged(words.ADVERBS, 'adverb'),
  ...tagged(words.CONJUNCTIONS, 'conj'),
  ...tagged(words.PREPOSITIONS, 'prep'),
  ...tagged(words.DETERMINERS, 'det'),
  ...tagged(words.RELATIVES, 'relative'),
  ...tagged(words.AUXILIARIES, 'aux'),
  ...tagged(words.NEGATIONS, 'adverb'),
  ...tagged(words.OBJECT_PRONOUNS, 'object'),
  ...tagged(words.PRONOUNS, 'pronoun'),
  ...tagged(words.WEEKDAYS_MONTHS, 'time'),
  ['her', 'det'],
  ['no', 'det'],
  ['to', 'to'],
  ['that', 'relative'],
  ['not', 'adverb'],
  ['but', 'conj'],
  ['s', 'other'],
  ["'s", 'other'],
  ['’s', 'other'],
])

function tagged(list: ReadonlySet<string>, tag: Tag): [string, Tag][] {
  return Array.from(list, word => [word, tag])
}

function isAdverb(lower: string): boolean {
  return lower.length > 4 && lower.endsWith('ly') && !words.LY_NOUNS.has(lower)
}

/** Behind these a base or "-s" form is a noun ("his claims", "of reports"), and an "-ed" form an adjective. */
const NOUN_MAKERS: ReadonlySet<Tag> = new Set<Tag>(['det', 'prep'])
/** Behind these stands a verb. */
const VERB_MAKERS: ReadonlySet<Tag> = new Set<Tag>(['pronoun', 'relative', 'aux', 'adverb', 'to'])
/** Verbs in "-s" that are never plural nouns here. */
const ONLY_VERBS = new Set(
  'says tells writes adds argues insists explains asks believes thinks knows agrees describes accuses recalls continues admits denies maintains asserts concludes suggests acknowledges declares criticizes urges is notes sees gets goes comes becomes reads'.split(
    ' ',
  ),
)

function settleVerb(tokens: readonly Token[], at: number, first: number, last: number): void {
  const token = tokens[at]
  if (token === undefined || token.verb === undefined) return
  if (token.tag === 'aux' || (token.tag !== 'verb' && token.tag !== 'ing')) return
  const before = at > first ? tokens[at - 1] : undefined
  const after = at < last ? tokens[at + 1] : undefined
  if (token.tag === 'ing') {
    if (before !== undefined && (before.tag === 'det' || before.isPossessive)) token.tag = 'noun'
    return
  }
  if (
    isNounHere(token, before, after) &&
    !(before?.tag !== 'det' && before?.tag !== 'prep' && isSpeechIdiom(tokens, at))
  ) {
    token.tag = 'noun'
    return
  }
  token.isPassive = isPassiveHere(tokens, at, first)
}

function isNounHere(token: Token, before: Token | undefined, after: Token | undefined): boolean {
  const form = token.verb?.form
  if (before === undefined) return form === 'base'
  if (
    before.tag === 'det' &&
    token.lower !== 'said' &&
    !(
      before.lower === 'this' ||
      before.lower === 'that' ||
      before.lower === 'all' ||
      before.lower === 'some' ||
      before.lower === 'many' ||
      before.lower === 'most' ||
      before.lower === 'one' ||
      before.lower === 'another'
    )
  )
    return true
  if (before.isPossessive || before.tag === 'prep') return true
  if (token.verb === UNKNOWN_PAST)
    return !(SUBJECT_LIKE.has(before.tag) && after !== undefined && OBJECT_LIKE.has(after.tag))
  if (form === 'past' || form === 'participle') return false
  if (isCueByPlace(token, before, after)) return false
  if (form === 'base' && before.tag === 'name' && isCommonNoun(token.lower)) return true
  if (form === 'present' && before.tag === 'name' && after?.tag === 'prep' && isCommonNoun(token.lower)) return true
  if (ONLY_VERBS.has(token.lower) && form === 'present') return false
  if (form === 'base' && NEVER_NOUNS.has(token.lower)) return false
  if (NOUN_MAKERS.has(before.tag)) return true
  if (VERB_MAKERS.has(before.tag)) return false
  const takesObject =
    after !== undefined &&
    (after.tag === 'det' ||
      after.tag === 'relative' ||
      after.tag === 'pronoun' ||
      after.tag === 'object' ||
      after.tag === 'to' ||
      after.tag === 'name' ||
      after.tag === 'quote' ||
      after.tag === 'prep' ||
      after.tag === 'colon')
  if (form === 'present' && MOSTLY_NOUNS.has(token.lower))
    return !(after !== undefined && (after.lower === 'that' || after.tag === 'colon' || after.tag === 'quote'))
  if (form === 'present') return !takesObject || before.tag === 'verb' || before.tag === 'ing'
  const isPlural = before.tag === 'noun' && /[^s]s$|people|men$|women|police|percent/u.test(before.lower)
  if (isPlural && after?.tag === 'stop' && token.verb?.classes.has('showing') === true) return false
  return !(takesObject && (isPlural || before.tag === 'conj' || before.lower.endsWith('s')))
}

/** "Records of the Dam Office show that ...", "..., the Herald reports.": behind a name, before "that" or at the end. */
function isCueByPlace({ verb }: Token, before: Token, after: Token | undefined): boolean {
  const reports = verb?.classes.has('speech') === true || verb?.classes.has('showing') === true
  return reports && before.tag === 'name' && (after?.tag === 'stop' || after?.lower === 'that')
}

/** Base forms that are never nouns in news: after a subject they are verbs. */
const NEVER_NOUNS = new Set(
  'say think believe argue insist suggest tell agree know expect deny admit explain accuse oppose acknowledge describe write add hear consider want'.split(
    ' ',
  ),
)
/** Plural nouns first, verbs only before "that" or the words themselves. */
const MOSTLY_NOUNS = new Set('states questions judges posts pages headlines means emails attacks rules'.split(' '))

const SUBJECT_LIKE: ReadonlySet<Tag> = new Set<Tag>([
  'name',
  'noun',
  'pronoun',
  'close',
  'comma',
  'adverb',
  'aux',
  'conj',
  'relative',
  'quote',
  'number',
  'time',
])
const OBJECT_LIKE: ReadonlySet<Tag> = new Set<Tag>([
  'det',
  'prep',
  'pronoun',
  'object',
  'to',
  'name',
  'quote',
  'adverb',
  'relative',
  'conj',
  'time',
])

function isCommonNoun(lower: string): boolean {
  return (
    words.BODY_NOUNS.has(lower) ||
    words.PERSON_NOUNS.has(lower) ||
    words.DOCUMENT_NOUNS.has(lower) ||
    words.SPEECH_NOUNS.has(lower)
  )
}

function isPassiveHere(tokens: readonly Token[], at: number, first: number): boolean {
  const token = tokens[at]
  if (token?.verb?.form !== 'past' && token?.verb?.form !== 'participle') return false
  for (let index = at - 1; index >= first && index >= at - 4; index--) {
    const before = tokens[index]
    if (before === undefined) return false
    if (before.tag === 'aux') return words.BE_FORMS.has(before.lower)
    if (before.tag === 'verb' && /^g[eo]t/u.test(before.lower)) return true
    if (before.tag !== 'adverb') return false
  }
  return false
}
