import type { CandidateField, Candidates } from '../model/candidate.ts'
import { stemLanguages, stemWord } from '../text/stem.ts'
import { isDrownedAcronym } from './acronyms.ts'
import { joinedParts, nameParts } from './name-parts.ts'
import type { Element, Query, Words } from './query.ts'

/**
 * What to ask of a search index that holds `indexTerms` of each article: never misses an article that `matchQuery`
 * accepts, as long as each word of a speaker's name stands in the article's title or text. For `~`, `spellings` gives the
 * words of the index that are `areSimilar` to a word; without it such a name is sought in every article.
 */
export function toCandidates(query: Query, spellings?: Spellings): Candidates {
  return candidatesFor(query, { field: 'any', spellings, isWhole: true })
}

/** The other way round: offers only articles that `matchQuery` accepts for sure, though perhaps few of them or none. */
export function toCertain(query: Query): Candidates {
  return certainFor(query, { field: 'any', spellings: undefined, isWhole: true })
}

export type Spellings = (word: string) => readonly string[]

const everything: Candidates = { kind: 'everything' }

type Context = {
  readonly field: CandidateField
  readonly spellings: Spellings | undefined
  /** The title, or title and text, are asked whole: what is said of a quotation may be otherwise in the text around it. */
  readonly isWhole: boolean
}

function candidatesFor(query: Query, context: Context): Candidates {
  switch (query.kind) {
    case 'all':
      return all(query.of.map(part => candidatesFor(part, context)))
    case 'any':
      return any(query.of.map(side => candidatesFor(side, context)))
    case 'near':
      return all([candidatesFor(query.left, context), candidatesFor(query.right, context)])
    case 'words':
      return query.manner === 'similar' ? candidatesForName(query, context) : candidatesForWords(query, context.field)
    case 'field':
      return candidatesForField(query, context)
    case 'not':
      return context.isWhole ? except(everything, certainFor(query.of, context)) : everything
    case 'language':
    case 'date':
    case 'regex':
      return everything
  }
}

function candidatesForField(query: Query & { kind: 'field' }, context: Context): Candidates {
  if (query.field === 'title') return candidatesFor(query.of, { ...context, field: 'title' })
  const inside = { ...context, isWhole: false }
  if (query.field === 'quote') return candidatesFor(query.of, inside)
  // A name may be put together from words that stand apart in the text.
  return query.field === 'speaker' ? apart(candidatesFor(query.of, inside)) : everything
}

/** Phrases as their words, wherever they stand. */
function apart(candidates: Candidates): Candidates {
  if (candidates.kind === 'all') return all(candidates.of.map(apart))
  if (candidates.kind === 'any') return any(candidates.of.map(apart))
  if (candidates.kind !== 'phrase') return candidates
  return all(candidates.stems.map(stem => ({ kind: 'stem', stem, field: candidates.field })))
}

function candidatesForName({ elements, except = [] }: Words, { field, spellings }: Context): Candidates {
  if (spellings === undefined) return everything
  const spelled = (word: string): Candidates =>
    any([
      ...stemsOf(word, field),
      ...spellings(word)
        .filter(spelling => !except.includes(spelling))
        .map((spelling): Candidates => ({ kind: 'word', word: spelling, field })),
    ])
  const parts = nameParts(elements)
  const joined = joinedParts(parts).map(({ from, to, word }) => ({ from, to, of: spelled(word) }))
  return all(
    parts.map((part, at) =>
      any([spelled(part), ...joined.flatMap(({ from, to, of }) => (from <= at && at < to ? [of] : []))]),
    ),
  )
}

function candidatesForWords(words: Words, field: CandidateField): Candidates {
  const { elements, manner } = words
  const single = elements.map((element, index) => {
    const isPrefix = manner === 'prefix' && index === elements.length - 1
    return candidatesForElement(element, { manner, isPrefix, field })
  })
  const pairs = elements.slice(1).flatMap((right, index) => {
    const left = elements[index]
    const isPrefix = manner === 'prefix' && index === elements.length - 2
    return left?.kind === 'word' && right.kind === 'word' && !isPrefix
      ? [pair([left.form.word, right.form.word], field)]
      : []
  })
  // A pair holds its words already.
  return all(pairs.length > 0 && pairs.length === elements.length - 1 ? pairs : [...single, ...pairs])
}

type Asked = { readonly manner: Words['manner']; readonly isPrefix: boolean; readonly field: CandidateField }

function candidatesForElement(element: Element, asked: Asked): Candidates {
  const { field } = asked
  switch (element.kind) {
    case 'word':
      return candidatesForWord(element.form.word, asked)
    case 'compound': {
      const words = element.parts.map(part => part.word)
      const last = words.length - 1
      const parts = words.map((word, index) =>
        candidatesForWord(word, { ...asked, isPrefix: asked.isPrefix && index === last }),
      )
      const pairs = words
        .slice(1, asked.isPrefix ? -1 : undefined)
        .map((word, index) => pair([words[index] ?? '', word], field))
      return any([candidatesForWord(element.joined.word, asked), all([...parts, ...pairs])])
    }
    case 'run':
      if (element.width === 1) return { kind: 'prefix', prefix: element.first, field }
      if (element.pairs.length === 1) return { kind: 'word', word: element.pairs[0] ?? '', field }
      return { kind: 'phrase', stems: element.pairs, field }
  }
}

function candidatesForWord(word: string, { manner, isPrefix, field }: Asked): Candidates {
  if (isPrefix) return { kind: 'prefix', prefix: word, field }
  if (manner === 'exact') return { kind: 'word', word, field }
  return any(stemsOf(word, field))
}

/** The stems that a word has in one language or another. */
function stemsOf(word: string, field: CandidateField): Candidates[] {
  const stems = new Set(stemLanguages().map(language => stemWord(word, language)))
  return [...stems].map(stem => ({ kind: 'stem', stem, field }))
}

/** Two words side by side, with the stems they have in one language or another. */
function pair(words: readonly string[], field: CandidateField): Candidates {
  const phrases = new Map<string, readonly string[]>()
  for (const language of stemLanguages()) {
    const stems = words.map(word => stemWord(word, language))
    phrases.set(stems.join(' '), stems)
  }
  return any([...phrases.values()].map(stems => ({ kind: 'phrase', stems, field })))
}

function all(of: readonly Candidates[]): Candidates {
  const useful = of.filter(one => one.kind !== 'everything').flatMap(one => (one.kind === 'all' ? one.of : [one]))
  const [only] = useful
  if (only === undefined) return everything
  return useful.length === 1 ? only : { kind: 'all', of: useful }
}

function any(of: readonly Candidates[]): Candidates {
  if (of.some(one => one.kind === 'everything')) return everything
  const flat = of.flatMap(one => (one.kind === 'any' ? one.of : [one]))
  const [only] = flat
  return flat.length === 1 && only !== undefined ? only : { kind: 'any', of: flat }
}

/** The contrary of candidates: only articles that the matcher accepts for sure, though not all of them. */
function certainFor(query: Query, context: Context): Candidates {
  switch (query.kind) {
    case 'all':
      return { kind: 'all', of: query.of.map(part => certainFor(part, context)) }
    case 'any':
      return { kind: 'any', of: query.of.map(side => certainFor(side, context)) }
    case 'not':
      return except(everything, candidatesFor(query.of, context))
    case 'words':
      return certainForWords(query, context.field)
    case 'field':
      return query.field === 'title' ? certainFor(query.of, { ...context, field: 'title' }) : nothing
    case 'near':
    case 'language':
    case 'date':
    case 'regex':
      return nothing
  }
}

/** The index mixes the stems of all languages, so the word itself is sure and its other forms are not. */
function certainForWords({ elements, manner, except = [] }: Words, field: CandidateField): Candidates {
  const [only] = elements
  if (elements.length !== 1 || only?.kind !== 'word' || only.mark !== undefined) return nothing
  const { word, exact } = only.form
  if (except.includes(word)) return nothing
  if (manner === 'prefix') return { kind: 'prefix', prefix: word, field }
  return manner === 'exact' || isDrownedAcronym(exact) ? nothing : { kind: 'word', word, field }
}

const nothing: Candidates = { kind: 'nothing' }

function except(from: Candidates, without: Candidates): Candidates {
  return without.kind === 'nothing' ? from : { kind: 'except', from, without }
}
