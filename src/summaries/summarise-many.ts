import type { Mention } from '../model/span.ts'
import { coverage, readSentenceTerms, readTermsOf } from '../text/sentence-terms.ts'
import { leansALittle, opensDangling } from './dangling.ts'
import type { SummaryBudget } from './summarise.ts'
import { weighSentences } from './weigh-sentences.ts'

/** A report to be summarised with others. */
export type SummarisedArticle = {
  readonly title: string
  readonly text: string
  readonly publisher: string
  /** ISO 639-1 code; English when not given. */
  readonly language?: string
}

/** A sentence of one of the articles, word for word, with its place in that article's text. */
export type SharedSentence = Mention & {
  /** Which of the articles given prints it, from 0. */
  readonly article: number
  readonly publisher: string
  /** Publishers that tell what it tells, its own first. */
  readonly sharedBy: readonly string[]
  readonly kind: 'shared' | 'added'
}

/**
 * What several reports tell: first what they share, most widely told first, then what each adds that no chosen sentence
 * told, in the order the articles were given. Four sentences and one an article when no budget is given.
 */
export function summariseMany(
  articles: readonly SummarisedArticle[],
  budget: SummaryBudget,
): readonly SharedSentence[] {
  const told = articles.flatMap((article, index) => readTold(article, index))
  const groups = told.map(sentence => publishersOf(sentence, told, articles))
  const candidates = told.map((sentence, index): Candidate => {
    const sharedBy = groups[index] ?? []
    return { ...sentence, sharedBy, value: sentence.worth * (1 + sharedBonus * (sharedBy.length - 1)) }
  })
  const page = openPage(budget, articles.length)
  takeShared(candidates, page)
  takeAdded(candidates, page, articles.length)
  return page.taken.map(({ candidate, kind }) => toShared(candidate, kind, articles))
}

/** Sentences further down are details that no summary of many would take. */
const sentencesRead = 25
/** Shorter ones share their few words with anything. */
const fewestTerms = 5
const sharedBonus = 0.5
/** A sentence tells another's matter when it covers this share of its weight. */
const tellsSame = 0.5
const repeats = 0.55
/** Shared sentences get this much of the budget. */
const sharedPart = 0.6

type Told = {
  readonly article: number
  readonly start: number
  readonly end: number
  readonly words: number
  readonly terms: ReadonlyMap<string, number>
  readonly worth: number
}
type Candidate = Told & { readonly sharedBy: readonly string[]; readonly value: number }

/** Sentences of one article that can stand alone, with what they are worth within it. */
function readTold(article: SummarisedArticle, index: number): readonly Told[] {
  const { title, text, language = 'en' } = article
  const sentences = readSentenceTerms(text, language).slice(0, sentencesRead)
  const titleTerms = readTermsOf(title, { start: 0, end: title.length }, language).terms
  const worth = weighSentences(text, sentences, titleTerms, [])
  return sentences.flatMap(({ start, end, terms }, place) => {
    const sentence = text.slice(start, end)
    const isPoorAlone = opensDangling(sentence) || leansALittle(sentence)
    if (terms.size < fewestTerms || (place > 0 && isPoorAlone)) return []
    return [{ article: index, start, end, terms, words: sentence.split(/\s+/u).length, worth: worth[place] ?? 0 }]
  })
}

function publishersOf(
  sentence: Told,
  told: readonly Told[],
  articles: readonly SummarisedArticle[],
): readonly string[] {
  const publishers = new Set([articles[sentence.article]?.publisher ?? ''])
  for (const other of told) {
    if (other.article === sentence.article) continue
    const publisher = articles[other.article]?.publisher ?? ''
    if (!publishers.has(publisher) && coverage(sentence.terms, other.terms) >= tellsSame) publishers.add(publisher)
  }
  return [...publishers]
}

type Page = {
  readonly taken: { readonly candidate: Candidate; readonly kind: SharedSentence['kind'] }[]
  readonly mostSentences: number
  readonly mostWords: number
  words: number
}

function openPage(budget: SummaryBudget, articles: number): Page {
  const usual = budget.words === undefined ? 4 + articles : Infinity
  return { taken: [], mostSentences: budget.sentences ?? usual, mostWords: budget.words ?? Infinity, words: 0 }
}

function takeShared(candidates: readonly Candidate[], page: Page): void {
  const shared = candidates.filter(({ sharedBy }) => sharedBy.length > 1)
  const part = { words: page.mostWords * sharedPart, sentences: Math.ceil(page.mostSentences * sharedPart) }
  for (;;) {
    if (page.taken.length >= part.sentences) return
    const best = bestOf(shared, page, part.words)
    if (best === undefined) return
    take(page, best, 'shared')
  }
}

/** One sentence an article, round by round, until the page is full. */
function takeAdded(candidates: readonly Candidate[], page: Page, articles: number): void {
  let isGrowing = true
  while (isGrowing) {
    isGrowing = false
    for (let article = 0; article < articles; article++) {
      if (page.taken.length >= page.mostSentences) return
      const own = candidates.filter(candidate => candidate.article === article)
      const best = bestOf(own, page, page.mostWords)
      if (best === undefined) continue
      take(page, best, best.sharedBy.length > 1 ? 'shared' : 'added')
      isGrowing = true
    }
  }
}

function take(page: Page, candidate: Candidate, kind: SharedSentence['kind']): void {
  page.taken.push({ candidate, kind })
  page.words += candidate.words
}

/** The most valuable sentence that fits and repeats nothing taken; the first may be longer than the page. */
function bestOf(candidates: readonly Candidate[], page: Page, mostWords: number): Candidate | undefined {
  let best: Candidate | undefined
  for (const candidate of candidates) {
    if (best !== undefined && candidate.value <= best.value) continue
    if (page.words > 0 && page.words + candidate.words > mostWords) continue
    if (candidate.worth < leastWorth || isTold(candidate, page)) continue
    best = candidate
  }
  return best
}

const leastWorth = 0.4

function isTold({ terms }: Candidate, page: Page): boolean {
  return page.taken.some(({ candidate }) => candidate.terms === terms || coverage(terms, candidate.terms) >= repeats)
}

function toShared(
  { article, start, end, sharedBy }: Candidate,
  kind: SharedSentence['kind'],
  articles: readonly SummarisedArticle[],
): SharedSentence {
  const { text = '', publisher = '' } = articles[article] ?? {}
  return { article, publisher, start, end, text: text.slice(start, end), sharedBy, kind }
}
