import type { AnalysedArticle } from './analyse-article.ts'
import { guessFrequency } from './index/common-words.ts'

/** How common words are in the news that comes in: watches are looked for by their rarest words. */
export type WordFrequencies = {
  learn(article: AnalysedArticle): void
  /** Share of articles, from 0 to 1, that hold a folded word; guessed until enough were read. */
  shareOf(word: string): number
  /** Plain data, from which `createWordFrequencies` makes the same ones. */
  save(): SavedFrequencies
}

export type SavedFrequencies = { readonly articles: number; readonly counts: ReadonlyMap<string, number> }

/** With fewer the guess is better. */
const enoughArticles = 100
/** More are halved: what was read long ago counts less, and what stood in one report alone is forgotten. */
const mostWords = 60_000

export function createWordFrequencies(saved?: SavedFrequencies): WordFrequencies {
  let counts = new Map(saved?.counts)
  let articles = saved?.articles ?? 0

  function halve(): void {
    articles /= 2
    counts = new Map([...counts].flatMap(([word, count]) => (count >= 2 ? [[word, count / 2]] : [])))
  }

  return {
    learn({ columns }) {
      articles++
      const { forms } = columns.text.lexicon
      for (const number of new Set(columns.text.numbers)) {
        const { word } = forms[number] ?? { word: '' }
        counts.set(word, (counts.get(word) ?? 0) + 1)
      }
      if (counts.size > mostWords) halve()
    },
    shareOf: word => (articles >= enoughArticles ? (counts.get(word) ?? 0.5) / articles : guessFrequency(word)),
    save: () => ({ articles, counts: new Map(counts) }),
  }
}
