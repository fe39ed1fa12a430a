import { editDistance } from '../text/edit-distance.ts'
import { foldWord } from '../text/fold.ts'
import type { AnalysedArticle, AnalysedText } from './analyse-article.ts'
import { closestWord } from './closest-word.ts'
import { distanceBetween, findOperand } from './find-near.ts'
import { findWords } from './find-words.ts'
import { answersQuery } from './match-query.ts'
import { printQuery } from './print-query.ts'
import { type Query, type TextField, type Words, withAllSpellings } from './query.ts'

/** One part of a query that an article does not answer. */
export type Miss = {
  /** The part, as written in the query language. */
  readonly part: string
  /** Why, as a clause without a full stop: "19 words apart, NEAR/8"; "in the text, not in the title". */
  readonly reason: string
  /** The article comes close: another spelling, too far apart, the wrong field. */
  readonly isNear: boolean
}

/** What keeps an article from answering a query, part by part; empty when it answers. */
export function explainMiss(query: Query, article: AnalysedArticle): readonly Miss[] {
  return missesOf(query, article, [article.title, article.text])
}

function missesOf(query: Query, article: AnalysedArticle, texts: readonly AnalysedText[]): readonly Miss[] {
  if (answersQuery(query, article)) return []
  switch (query.kind) {
    case 'all':
      return missesOfAll(query, article, texts)
    case 'any':
      return query.of.flatMap(side => missesOf(side, article, texts))
    case 'not':
      return [miss(query.of, 'it is there, and the query leaves it out', true)]
    case 'near':
      return missesOfNear(query, article, texts)
    case 'words':
      return [missOfWords(query, texts)]
    case 'field':
      return [missOfField(query.field, query, article)]
    case 'language':
      return [miss(query, `the article is in another language (${article.language})`, false)]
    case 'date':
      return [miss(query, `published ${article.publishedAt.toISOString().slice(0, 10)}`, false)]
    case 'regex':
      return [miss(query, 'nothing fits it', false)]
  }
}

function miss(query: Query, reason: string, isNear: boolean): Miss {
  return { part: printQuery(query), reason, isNear }
}

function missesOfAll(
  query: Query & { kind: 'all' },
  article: AnalysedArticle,
  texts: readonly AnalysedText[],
): readonly Miss[] {
  const misses = query.of.flatMap(part => missesOf(part, article, texts))
  // Each part by itself is answered: only speaker: and quote: ask more of one another.
  return misses.length > 0 ? misses : [miss(query, 'nobody of that name says that in one quotation', true)]
}

function missesOfNear(
  query: Query & { kind: 'near' },
  article: AnalysedArticle,
  texts: readonly AnalysedText[],
): readonly Miss[] {
  const misses = [query.left, query.right].flatMap(side => missesOf(side, article, texts))
  if (misses.length > 0) return misses
  const distance = Math.min(
    ...texts.flatMap(text => {
      const rights = findOperand(query.right, text)
      return findOperand(query.left, text).flatMap(left => rights.map(right => distanceBetween(left, right)))
    }),
  )
  const isTogether = Number.isFinite(distance)
  return [
    miss(
      query,
      isTogether ? `${distance} words apart, NEAR/${query.words}` : 'one is in the title, the other in the text',
      true,
    ),
  ]
}

function missOfWords(words: Words, texts: readonly AnalysedText[]): Miss {
  const leftOut = words.except === undefined ? undefined : writtenAs(withAllSpellings(words), texts)
  if (leftOut !== undefined) return miss(words, `left out: "${leftOut}"`, true)
  const others = (['stem', 'similar'] as const).filter(manner => manner !== words.manner)
  for (const manner of others) {
    const found = writtenAs({ ...words, manner }, texts)
    if (found === undefined || (manner === 'similar' && soundsOnly(words.text, found))) continue
    const edits = editsBetween(words.text, found)
    return miss(words, `there as "${found}"${edits === undefined ? '' : `, ${edits} away`}`, true)
  }
  return words.elements.length > 1 ? missOfPhrase(words, texts) : missOfWord(words, texts)
}

/** Short words and those of one script sound alike by chance: they must be written alike, too. */
function soundsOnly(wanted: string, found: string): boolean {
  const [left, right] = [foldWord(wanted), foldWord(found)]
  if (/[^a-z]/.test(left) || /[^a-z]/.test(right)) return false
  return Math.min(left.length, right.length) < 4 || editDistance(left, right, mostEdits) === undefined
}

const mostEdits = 2

/** "one edit", "2 edits"; undefined for the same word and for more than a slip. */
function editsBetween(wanted: string, found: string): string | undefined {
  const edits = editDistance(foldWord(wanted), foldWord(found), mostEdits)
  return edits === undefined || edits === 0 ? undefined : countEdits(edits)
}

function countEdits(edits: number): string {
  return edits === 1 ? 'one edit' : `${edits} edits`
}

function missOfWord(words: Words, texts: readonly AnalysedText[]): Miss {
  const closest = closestWord(words.text, texts)
  if (closest === undefined) return miss(words, 'not there', false)
  return miss(words, `not there, but "${closest.word}" is ${countEdits(closest.edits)} away`, true)
}

function missOfPhrase(words: Words, texts: readonly AnalysedText[]): Miss {
  const single = words.elements.map((element, index): Words => {
    const text =
      element.kind === 'word' ? element.form.word : element.kind === 'compound' ? element.joined.word : element.first
    const isLast = index === words.elements.length - 1
    return { ...words, text, elements: [element], manner: words.manner === 'prefix' && !isLast ? 'stem' : words.manner }
  })
  const absent = single.filter(word => writtenAs(word, texts) === undefined)
  const [first, ...others] = absent
  if (first === undefined) return miss(words, 'all its words are there, but not side by side', true)
  const slip = others.length === 0 ? missOfWords(first, texts) : undefined
  if (slip?.isNear === true) return miss(words, `"${first.text}" ${slip.reason}`, true)
  const named = absent.map(word => `"${word.text}"`).join(', ')
  // One word of two is no more than that word.
  return miss(words, `${named} ${others.length === 0 ? 'is' : 'are'} not there`, single.length - absent.length > 1)
}

/** The first place of the words as it is written there. */
function writtenAs(words: Words, texts: readonly AnalysedText[]): string | undefined {
  for (const text of texts) {
    const [hit] = findWords(words, text, 1)
    if (hit !== undefined) return text.text.slice(text.terms[hit.from]?.start, text.terms[hit.to - 1]?.end)
  }
  return undefined
}

function missOfField(field: TextField, query: Query & { kind: 'field' }, article: AnalysedArticle): Miss {
  switch (field) {
    case 'title':
      if (answersQuery(query.of, article)) return miss(query, 'in the text, not in the title', true)
      return missOfTitle(query, article)
    case 'quote':
      if (answersQuery(query.of, article)) return miss(query, 'in the article, but not in one quotation', true)
      return miss(query, 'in no quotation', false)
    case 'publisher':
      if (article.publisher().text === '') return miss(query, 'it has no publisher', false)
      return miss(query, `the publisher is ${article.publisher().text}`, false)
    case 'feed':
      return miss(query, 'it came by no feed of that name', false)
    case 'speaker': {
      const names = new Set(article.quotations().flatMap(quotation => quotation.speaker?.text ?? []))
      const who = names.size === 0 ? 'nobody is quoted' : `quoted are ${[...names].slice(0, mostNames).join(', ')}`
      return miss(query, who, answersQuery(query.of, article))
    }
  }
}

function missOfTitle(query: Query & { kind: 'field' }, article: AnalysedArticle): Miss {
  const close = missesOf(query.of, article, [article.title]).find(({ isNear }) => isNear)
  if (close === undefined || query.of.kind !== 'words') return miss(query, 'not in the title', false)
  return miss(query, `in the title ${close.reason}`, true)
}

const mostNames = 5
