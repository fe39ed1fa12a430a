import type { Quotation } from '../model/quotation.ts'
import type { Mention } from '../model/span.ts'
import { coverage, readSentenceTerms, readTermsOf, type SentenceTerms } from '../text/sentence-terms.ts'
import { leansALittle, opensDangling } from './dangling.ts'
import { weighSentences } from './weigh-sentences.ts'

/** A sentence of the text, word for word, with its place. */
export type SummarySentence = Mention

export type SummaryInput = {
  readonly title: string
  readonly text: string
  readonly quotations?: readonly Quotation[]
  /** ISO 639-1 code; English when not given. */
  readonly language?: string
}

/** So many sentences at most and about so many words; three sentences when neither is given. */
export type SummaryBudget = { readonly sentences?: number; readonly words?: number }

/**
 * The sentences that tell most, in the order of the text: the lead, then what adds most without repeating.
 * No sentence that opens with "He" or "But" stands without the one before it. Empty for a text without sentences;
 * the last sentence may run over by a sixth of the words. If no sentence fits, the best one is taken alone.
 */
export function summarise(input: SummaryInput, budget: SummaryBudget): readonly SummarySentence[] {
  const language = input.language ?? 'en'
  const sentences = readSentenceTerms(input.text, language)
  const title = readTermsOf(input.title, { start: 0, end: input.title.length }, language)
  const worth = weighSentences(input.text, sentences, title.terms, input.quotations ?? [])
  const chosen = choose(input.text, sentences, worth, budget)
  return chosen
    .toSorted((left, right) => left - right)
    .flatMap(index => {
      const sentence = sentences[index]
      if (sentence === undefined) return []
      const { start, end } = sentence
      return [{ start, end, text: input.text.slice(start, end) }]
    })
}

const usualSentences = 3
/** A long text is judged by its beginning: nothing further down would be chosen. */
const mostSentences = 400

/** Indices of the sentences taken, best first. */
function choose(
  text: string,
  sentences: readonly SentenceTerms[],
  worth: readonly number[],
  budget: SummaryBudget,
): readonly number[] {
  const candidates = describeCandidates(text, sentences, worth)
  const mostTaken = budget.sentences ?? (budget.words === undefined ? usualSentences : Infinity)
  // Better a little over than a page with a hole in it.
  const overrun = Math.floor((budget.words ?? 0) / 6)
  let wordsLeft = budget.words ?? Infinity
  const taken: Candidate[] = []
  while (taken.length < mostTaken) {
    const isFirst = taken.length === 0
    const fitting = candidates.filter(candidate => candidate.words <= wordsLeft + overrun && !taken.includes(candidate))
    const least = wordsLeft < (budget.words ?? 0) / 2 ? leastGain : leastGainAtFirst
    const next = bestOf(isFirst && fitting.length === 0 ? candidates : fitting, taken, isFirst ? 0 : least)
    if (next === undefined) break
    taken.push(next)
    wordsLeft -= next.words
  }
  return taken.map(candidate => candidate.index)
}

type Candidate = {
  readonly index: number
  readonly worth: number
  readonly words: number
  readonly terms: ReadonlyMap<string, number>
  readonly leans: 'not' | 'a little' | 'wholly'
}

function describeCandidates(
  text: string,
  sentences: readonly SentenceTerms[],
  worth: readonly number[],
): readonly Candidate[] {
  return sentences.slice(0, mostSentences).map(({ start, end, terms }, index) => {
    const sentence = text.slice(start, end)
    const words = sentence.split(/\s+/u).length
    const leans = opensDangling(sentence) ? 'wholly' : leansALittle(sentence) ? 'a little' : 'not'
    return { index, worth: worth[index] ?? 0, words, terms, leans: index === 0 ? 'not' : leans }
  })
}

function bestOf(candidates: readonly Candidate[], taken: readonly Candidate[], least: number): Candidate | undefined {
  let best: Candidate | undefined
  let most = least
  for (const candidate of candidates) {
    const gain = gainOf(candidate, taken)
    if (gain <= most) continue
    best = candidate
    most = gain
  }
  return best
}

/** Once the page is half full only what adds much goes on it; before, any real sentence. */
const leastGain = 0.65
const leastGainAtFirst = 0.3

/** What a sentence would add to those taken. */
function gainOf({ index, worth, terms, leans }: Candidate, taken: readonly Candidate[]): number {
  const stands = leans === 'not' || taken.some(other => other.index === index - 1)
  if (!stands && leans === 'wholly') return 0
  const repeated = Math.max(0, ...taken.map(other => coverage(terms, other.terms)))
  if (repeated > mostRepeated) return 0
  return worth * (1 - repeatPenalty * repeated) * (stands ? 1 : pronounPenalty)
}

/** Sentences that share more than this say the same twice. */
const mostRepeated = 0.7
const repeatPenalty = 0.5
const pronounPenalty = 0.75
