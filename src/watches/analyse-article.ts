import { type Term, termsOf } from '../text/analyse.ts'
import { type TermColumns, readTerms } from '../text/read-terms.ts'
import type { ArticleContent } from '../model/article.ts'
import type { Quotation, Speaker } from '../model/quotation.ts'
import type { Span } from '../model/span.ts'
import { areSimilar } from '../text/similar.ts'

/** What a query can ask about an article; `Article` with its quotations and feeds gives it. */
export type Matchable = Pick<ArticleContent, 'title' | 'text' | 'publisher' | 'language' | 'publishedAt'> & {
  /** Direct, mixed and indirect alike. */
  readonly quotations?: readonly Spoken[]
  /** Feeds that carried it. */
  readonly feeds?: readonly { readonly id: number; readonly title: string }[]
}

export type Spoken = Pick<Quotation, 'start' | 'end'> & {
  /** With the mention, a match says where the speaker stands. */
  readonly speaker: (Pick<Speaker, 'name'> & { readonly mention?: Span }) | undefined
}

/** An article read once, to be matched by many queries. */
export type AnalysedArticle = {
  readonly language: string
  readonly publishedAt: Date
  readonly title: AnalysedText
  readonly text: AnalysedText
  /** The terms of title and text once more, for who reads them all. */
  readonly columns: { readonly title: TermColumns; readonly text: TermColumns }
  readonly publisher: () => AnalysedText
  readonly feeds: () => readonly AnalysedText[]
  readonly quotations: () => readonly AnalysedQuotation[]
}

export type AnalysedQuotation = {
  readonly words: AnalysedText
  readonly speaker: AnalysedText | undefined
  /** Where the text mentions the speaker beside the words. */
  readonly mention: Span | undefined
}

export type AnalysedText = {
  /** Whose offsets the terms have: quotations lie in the text. */
  readonly place: 'title' | 'text' | 'elsewhere'
  readonly text: string
  readonly language: string
  readonly terms: readonly Term[]
  /** The text in lower case. */
  lower(): string
  /** Positions, in order, of the terms with this stem, by themselves or as the first part of such a compound. */
  positionsOf(stem: string): readonly number[]
  /** The words of the text, compounds too, that are spellings of a name. */
  spellingsOf(name: string): ReadonlySet<string>
  /** Its distinct folded words, compounds too. */
  words(): Iterable<string>
  /** As `positionsOf`, by folded word. */
  positionsOfWord(word: string): readonly number[]
}

export function analyseArticle(article: Matchable): AnalysedArticle {
  const { language, publishedAt } = article
  const columns = { title: readTerms(article.title, language), text: readTerms(article.text, language) }
  const text = fromTerms('text', article.text, language, () => termsOf(columns.text))
  return {
    language,
    publishedAt,
    title: fromTerms('title', article.title, language, () => termsOf(columns.title)),
    text,
    columns,
    publisher: once(() => analyseText('elsewhere', article.publisher, language)),
    feeds: once(() =>
      (article.feeds ?? []).map(feed => analyseText('elsewhere', `${feed.title} ${feed.id}`, language)),
    ),
    quotations: once(() => (article.quotations ?? []).map(quotation => analyseQuotation(text, quotation))),
  }
}

function analyseQuotation(text: AnalysedText, quotation: Spoken): AnalysedQuotation {
  const terms = () => text.terms.filter(term => term.start >= quotation.start && term.end <= quotation.end)
  const name = quotation.speaker?.name
  return {
    words: fromTerms('text', text.text, text.language, terms),
    speaker: name === undefined ? undefined : analyseText('elsewhere', name, text.language),
    mention: quotation.speaker?.mention,
  }
}

function analyseText(place: AnalysedText['place'], text: string, language: string): AnalysedText {
  return fromTerms(place, text, language, () => termsOf(readTerms(text, language)))
}

function fromTerms(
  place: AnalysedText['place'],
  text: string,
  language: string,
  readAll: () => readonly Term[],
): AnalysedText {
  return new LazyText(place, text, language, readAll)
}

/** A class, for one is made for every text of every article and most are never asked: closures would cost more. */
class LazyText implements AnalysedText {
  readonly place: AnalysedText['place']
  readonly text: string
  readonly language: string
  readonly #readAll: () => readonly Term[]
  #terms: readonly Term[] | undefined
  #lower: string | undefined
  #byStem: ReadonlyMap<string, readonly number[]> | undefined
  #byWord: ReadonlyMap<string, readonly number[]> | undefined
  #spellings: Map<string, ReadonlySet<string>> | undefined

  constructor(place: AnalysedText['place'], text: string, language: string, readAll: () => readonly Term[]) {
    this.place = place
    this.text = text
    this.language = language
    this.#readAll = readAll
  }

  get terms(): readonly Term[] {
    return (this.#terms ??= this.#readAll())
  }

  lower(): string {
    return (this.#lower ??= this.text.toLowerCase())
  }

  positionsOf(stem: string): readonly number[] {
    this.#byStem ??= positionsBy('stem', this.terms)
    return this.#byStem.get(stem) ?? []
  }

  words(): Iterable<string> {
    return this.#positionsByWord().keys()
  }

  positionsOfWord(word: string): readonly number[] {
    return this.#positionsByWord().get(word) ?? []
  }

  spellingsOf(name: string): ReadonlySet<string> {
    this.#spellings ??= new Map()
    const known = this.#spellings.get(name)
    if (known !== undefined) return known
    const found = new Set([...this.words()].filter(word => areSimilar(name, word)))
    this.#spellings.set(name, found)
    return found
  }

  #positionsByWord(): ReadonlyMap<string, readonly number[]> {
    return (this.#byWord ??= positionsBy('word', this.terms))
  }
}

function positionsBy(form: 'stem' | 'word', terms: readonly Term[]): Map<string, number[]> {
  const positions = new Map<string, number[]>()
  for (const [position, term] of terms.entries()) {
    add(positions, term[form], position)
    if (term.compound !== undefined) add(positions, term.compound[form], position)
  }
  return positions
}

function add(positions: Map<string, number[]>, stem: string, position: number): void {
  const known = positions.get(stem)
  if (known === undefined) positions.set(stem, [position])
  else known.push(position)
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
